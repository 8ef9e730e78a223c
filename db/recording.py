"""One verdict -> rows, all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from daejo.errors import Superseded
from daejo.findings import Finding, FindingState
from daejo.history import Outcome
from daejo.verdict import PostVerdict, Verdict
from db.asking import UNLEASED
from db.codec import ARTICLE, CHANGE, FIELD, FINDING, PAIRS, pack_page
from db.merging import merge
from db.tables import changes, findings, flags, looks, originals, pages, pairs, posts, snapshots


@dataclass(frozen=True, slots=True)
class _Written:
    """What the rest of a verdict refers to: its look, and the newest snapshot before and after it."""

    look_id: int | None
    before_id: int | None
    newest_id: int | None


def record(connection: Connection, verdict: Verdict) -> None:
    before = _claim(connection, verdict)
    if not verdict.looked:
        _judgement(connection, verdict, _newest(connection, verdict, before))
        return
    written = _look(connection, verdict, before)
    _changes(connection, verdict, written)
    _judgement(connection, verdict, written)
    if written.look_id is not None:
        merge(connection, verdict, written.look_id)


def _judgement(connection: Connection, verdict: Verdict, written: _Written) -> None:
    """What is concluded of posts; all that there is where nothing was visited."""
    _take(connection, verdict)
    for post in verdict.posts:
        _post(connection, verdict, post, written)
    _flags(connection, verdict)


def _claim(connection: Connection, verdict: Verdict) -> int:
    """Move the original on, if it still is as it was read; returns how many snapshots it had."""
    values: dict[str, Any] = {
        **UNLEASED,
        "version": originals.c.version + 1,
        "state": verdict.state,
        "outcome": verdict.outcome,
        "detail": verdict.detail,
        "landed": verdict.landed,
        "moved_to": verdict.moved_to,
        "etag": _sendable(verdict.etag),
        "last_modified": _sendable(verdict.last_modified),
        "suspect": verdict.suspect,
        "next_look_at": verdict.next_look_at,
        "last_look_at": verdict.at,
    }
    if verdict.updated is not None:
        values["said_updated"] = verdict.updated
    if not verdict.looked:
        values = {**UNLEASED, "version": originals.c.version + 1}
    if verdict.outcome is Outcome.CHANGED:
        values["last_change_at"] = verdict.at
    query = update(originals).where(
        originals.c.id == verdict.original_id, originals.c.version == verdict.guard.version
    )
    if verdict.guard.lease is not None:
        query = query.where(originals.c.lease_token == verdict.guard.lease)
    written = query.values(values).returning(originals.c.newest)
    newest: int | None = connection.scalars(written).one_or_none()
    if newest is None:
        raise Superseded(f"original {verdict.original_id} was recorded by somebody else meanwhile")
    return newest


def _sendable(validator: str | None) -> str | None:
    """A validator as it may be sent back. What no header can hold would break every look from now on."""
    if validator is None or not validator.isprintable():
        return None
    try:
        validator.encode("latin-1")
    except UnicodeEncodeError:
        return None
    return validator


def _newest(connection: Connection, verdict: Verdict, newest: int) -> _Written:
    snapshot_id = connection.scalar(
        select(snapshots.c.id).where(
            snapshots.c.original_id == verdict.original_id, snapshots.c.sequence == newest
        )
    )
    return _Written(None, snapshot_id, snapshot_id)


def _look(connection: Connection, verdict: Verdict, newest: int) -> _Written:
    before_id = _newest(connection, verdict, newest).before_id
    snapshot_id = _snapshot(connection, verdict, newest + 1)
    look_id: int = connection.scalars(
        insert(looks)
        .values(
            original_id=verdict.original_id,
            at=verdict.at,
            outcome=verdict.outcome,
            detail=verdict.detail,
            status=verdict.status,
            landed=verdict.landed,
            snapshot_id=snapshot_id,
        )
        .returning(looks.c.id)
    ).one()
    return _Written(look_id, before_id, snapshot_id if snapshot_id is not None else before_id)


def _snapshot(connection: Connection, verdict: Verdict, sequence: int) -> int | None:
    if verdict.article is None:
        return None
    snapshot_id: int = connection.scalars(
        insert(snapshots)
        .values(
            original_id=verdict.original_id,
            sequence=sequence,
            taken_at=verdict.at,
            fingerprint=verdict.article.fingerprint,
            article=ARTICLE.encode(verdict.article),
        )
        .returning(snapshots.c.id)
    ).one()
    connection.execute(update(originals).where(originals.c.id == verdict.original_id).values(newest=sequence))
    if verdict.page is not None:
        page, body = pack_page(verdict.page)
        connection.execute(insert(pages).values(snapshot_id=snapshot_id, page=page, body=body))
    return snapshot_id


def _changes(connection: Connection, verdict: Verdict, written: _Written) -> None:
    """Of the text, and of what the article says of itself: the latter by its field as its kind."""
    seen = {
        "original_id": verdict.original_id,
        "look_id": written.look_id,
        "at": verdict.at,
        "before_id": written.before_id,
        "after_id": written.newest_id,
    }
    rows = [
        *({"kind": c.kind, "weight": c.weight, "change": CHANGE.encode(c)} for c in verdict.changes),
        *({"kind": c.field, "weight": c.weight, "change": FIELD.encode(c)} for c in verdict.fields),
    ]
    if rows:
        connection.execute(insert(changes), [{**seen, **row} for row in rows])
    if verdict.refreshed is not None:
        connection.execute(
            update(snapshots)
            .where(snapshots.c.id == written.newest_id)
            .values(article=ARTICLE.encode(verdict.refreshed))
        )


def _post(connection: Connection, verdict: Verdict, post: PostVerdict, written: _Written) -> None:
    values: dict[str, Any] = {
        "judged_revision": post.revision,
        "judged_snapshot_id": written.newest_id,
    }
    if post.baseline is not None:
        values |= {
            "baseline_kind": post.baseline,
            "baseline_snapshot_id": post.baseline_snapshot or written.newest_id,
            "baseline_at": verdict.at,
            "baseline_certainty": post.certainty,
        }
    connection.execute(update(posts).where(posts.c.id == post.post_id).values(values))
    if written.newest_id is not None:
        _pairs(connection, post, written)
    _findings(connection, verdict, post)


def _take(connection: Connection, verdict: Verdict) -> None:
    """Findings whose paragraph moved to another post; before all else, which goes by their post."""
    for post in verdict.posts:
        if post.taken:
            connection.execute(
                update(findings)
                .where(findings.c.id.in_(post.taken), findings.c.original_id == verdict.original_id)
                .values(post_id=post.post_id)
            )


def _pairs(connection: Connection, post: PostVerdict, written: _Written) -> None:
    connection.execute(delete(pairs).where(pairs.c.post_id == post.post_id))
    connection.execute(
        insert(pairs).values(
            post_id=post.post_id,
            revision=post.revision,
            snapshot_id=written.newest_id,
            pairs=PAIRS.encode(post.pairs),
        )
    )


def _findings(connection: Connection, verdict: Verdict, post: PostVerdict) -> None:
    # Closed first: a finding may end and another of its key begin in one look.
    for finding_id, why in post.closed:
        connection.execute(
            update(findings)
            .where(findings.c.id == finding_id, findings.c.post_id == post.post_id)
            .values(state=FindingState.CLOSED, closed_at=verdict.at, why=why)
        )
    for finding_id, finding in post.moved_on:
        connection.execute(
            update(findings)
            .where(findings.c.id == finding_id, findings.c.post_id == post.post_id)
            .values(_face(finding))
        )
    for finding_id, finding in post.revised:
        connection.execute(
            update(findings)
            .where(findings.c.id == finding_id, findings.c.post_id == post.post_id)
            .values(**_face(finding), state=FindingState.REVISED, why="revised")
        )
    for finding in post.opened:
        connection.execute(
            insert(findings).values(
                **_face(finding),
                post_id=post.post_id,
                original_id=verdict.original_id,
                state=FindingState.OPEN,
                opened_at=verdict.at,
            )
        )


def _face(finding: Finding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "line": finding.post_lines[0] if finding.post_lines else None,
        "finding": FINDING.encode(finding),
    }


def _flags(connection: Connection, verdict: Verdict) -> None:
    for flag in verdict.flags:
        finding_id = None
        if flag.finding_key is not None:
            finding_id = connection.scalar(
                select(findings.c.id).where(
                    findings.c.post_id == flag.post_id,
                    findings.c.key == flag.finding_key,
                    findings.c.state != FindingState.CLOSED,
                )
            )
        connection.execute(
            insert(flags).values(
                kind=flag.kind,
                severity=flag.severity,
                summary=flag.summary,
                created_at=verdict.at,
                post_id=flag.post_id,
                original_id=verdict.original_id,
                finding_id=finding_id,
            )
        )
