"""Known + page + now -> Verdict. Nothing here does anything: it concludes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from daejo.blocks import Role, text_key, words
from daejo.changes import Change, ChangeKind, FieldChange, Weight, changes
from daejo.errors import Deferred, LinkError, LookError, NotAnArticle, NotFound
from daejo.findings import weighty
from daejo.history import Outcome
from daejo.originals import identify, read
from daejo.originals.article import Article, Completeness
from daejo.originals.page import Page
from daejo.pace import next_look
from daejo.verdict.basis import InHand
from daejo.verdict.conclusion import Flag, PostVerdict, Verdict
from daejo.verdict.fields import fields_changed, refreshed, steadied, told
from daejo.verdict.flags import changed_flags, finding_flags, moved_flags, turned_flags
from daejo.verdict.known import Known, Snapshot
from daejo.verdict.policy import DEFAULT, Policy
from daejo.verdict.posts import judge_alone, judge_posts
from daejo.verdict.rereading import only_read_anew
from daejo.verdict.states import state_after

FEW = 3
"""Fewer paragraphs than this may all be rewritten at once, and still be the same text."""


def judge(known: Known, page: Page, now: datetime, policy: Policy = DEFAULT) -> Verdict:
    """What a page means for an original and its posts.

    Raises the LookError that the page turns out to be (a challenge, a tombstone, no article).
    """
    if page.not_modified:
        return _not_modified(known, page, now, policy)
    article = read(page, want=known.request.url)
    if article.completeness is not Completeness.WHOLE:
        return _no_text(known, _preview(article, page), now, policy)
    article = steadied(known, article, now)
    fields = fields_changed(known.snapshot, article)
    outcome = _compare(known.snapshot, article, known.suspect, policy)
    if outcome is Outcome.UNCHANGED and weighty(fields, policy.findings):
        outcome = Outcome.CHANGED
    doubtful = outcome in (Outcome.CHANGED, Outcome.SUSPECT)
    if known.snapshot and doubtful and _another(known.snapshot.article, article):
        raise NotAnArticle(f"the address now shows another text: {article.title}", url=page.url)
    if outcome is Outcome.SUSPECT:
        return _no_text(known, _shrunk(known, article, page), now, policy)
    return _read(known, _Reading(outcome, article, page, fields), now, policy)


def failed(known: Known, error: LookError, now: datetime, policy: Policy = DEFAULT) -> Verdict:
    """What a look that brought no text means. The translation is still held against what was known."""
    seen = _Seen(Outcome(error.outcome), str(error), error.status)
    asked = error.wait if isinstance(error, Deferred) else None
    return _no_text(known, seen, now, policy, asked)


def judge_anew(known: Known, now: datetime, policy: Policy = DEFAULT) -> Verdict | None:
    """What posts that were not judged yet mean beside the text that is known, without a look: their
    baseline is another now. None where no text is known."""
    if known.snapshot is None:
        return None
    posts = judge_posts(known, InHand(known.snapshot.article, fresh=False, now=now), policy)
    kept = _as_known(known, Outcome.UNCHANGED, now, policy)
    return replace(kept, looked=False, posts=posts, flags=_opened(posts))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A look without a text that counts: one word, one line, and the status where there was one."""

    outcome: Outcome
    detail: str
    status: int | None = None
    suspect: str | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    outcome: Outcome
    article: Article
    page: Page
    fields: tuple[FieldChange, ...] = ()

    def fresh(self, snapshot: Snapshot | None) -> bool:
        """Whether it is another snapshot than the one that there was."""
        changed = self.outcome is Outcome.CHANGED
        return changed or snapshot is None or self.article.fingerprint != snapshot.fingerprint


def _compare(snapshot: Snapshot | None, article: Article, suspect: str | None, policy: Policy) -> Outcome:
    if snapshot is None:
        return Outcome.FIRST
    if article.fingerprint == snapshot.fingerprint:
        return Outcome.UNCHANGED
    if article.fingerprint != suspect and _cut(snapshot.article, article, policy):
        return Outcome.SUSPECT
    return Outcome.UNCHANGED if only_read_anew(snapshot, article) else Outcome.CHANGED


def _another(before: Article, after: Article) -> bool:
    """Whether nothing of a text is left, and no key of the site's says that it is still the same story."""
    if before.id is not None and before.id == after.id:
        return False
    edits = changes(before.blocks, after.blocks)
    removed = {i for change in edits if change.kind is ChangeKind.REMOVED for i in change.before}
    said = [i for i, block in enumerate(before.blocks) if block.is_prose and block.role is Role.BODY]
    return len(said) >= FEW and removed.issuperset(said)


def _cut(before: Article, after: Article, policy: Policy) -> bool:
    """Whether a page looks like one that was cut: most words gone, or all that is left is its beginning."""
    had, has = words(before.blocks), words(after.blocks)
    if has < had * (1 - policy.suspect_loss):
        return True
    keys = [text_key(block) for block in after.blocks]
    begins = keys == [text_key(block) for block in before.blocks][: len(keys)]
    return begins and has < had * (1 - policy.suspect_tail)


def _read(known: Known, reading: _Reading, now: datetime, policy: Policy) -> Verdict:
    """A whole text was read: the first, the same again, or another."""
    article, page = reading.article, reading.page
    fresh = reading.fresh(known.snapshot)
    edits = _edits(known, reading)
    moved_to = _moved_to(known, page)
    posts = judge_posts(known, InHand(article, fresh=fresh, now=now), policy)
    kept = _as_known(known, reading.outcome, now, policy, last_change=_last_change(known, reading, now))
    return replace(
        kept,
        detail=_told(reading, edits, fresh=fresh),
        status=page.status,
        landed=page.url,
        moved_to=moved_to,
        story=_story(article, page),
        etag=page.headers.get("etag"),
        last_modified=page.headers.get("last-modified"),
        updated=article.updated,
        article=article if fresh else None,
        page=page if fresh else None,
        changes=edits,
        fields=reading.fields,
        refreshed=None if fresh else refreshed(known.snapshot, article, reading.fields),
        posts=posts,
        flags=(
            *turned_flags(known, kept.state, ""),
            *moved_flags(known, moved_to),
            *changed_flags(known, edits),
            *_opened(posts),
        ),
    )


def _not_modified(known: Known, page: Page, now: datetime, policy: Policy) -> Verdict:
    """304: the server vouches for the text that we have."""
    if known.snapshot is None:
        raise NotFound("the server said 'not modified' of a text that we never had", status=304, url=page.url)
    article = known.snapshot.article
    posts = judge_posts(known, InHand(article, fresh=False, now=now), policy)
    kept = _as_known(known, Outcome.UNCHANGED, now, policy, last_change=_known_change(known))
    moved_to = _moved_to(known, page)
    flags = (*turned_flags(known, kept.state, ""), *moved_flags(known, moved_to), *_opened(posts))
    return replace(
        kept,
        detail="not modified",
        status=304,
        landed=page.url,
        moved_to=moved_to,
        story=_story(article, page),
        posts=posts,
        flags=flags,
    )


def _no_text(
    known: Known, seen: _Seen, now: datetime, policy: Policy, asked: timedelta | None = None
) -> Verdict:
    """Nothing that may become a snapshot. What was known stays; posts edited meanwhile are judged by it."""
    posts = (
        judge_posts(known, InHand(known.snapshot.article, fresh=False, now=now), policy)
        if known.snapshot
        else judge_alone(known)
    )
    kept = _as_known(known, seen.outcome, now, policy, asked=asked)
    flags = (*turned_flags(known, kept.state, seen.detail), *_opened(posts))
    return replace(
        kept, detail=seen.detail, status=seen.status, suspect=seen.suspect, posts=posts, flags=flags
    )


def _as_known(
    known: Known,
    outcome: Outcome,
    now: datetime,
    policy: Policy,
    *,
    last_change: datetime | None = None,
    asked: timedelta | None = None,
) -> Verdict:
    """A verdict that keeps all as it was known, but for where the original stands and when to look next."""
    return Verdict(
        original_id=known.original_id,
        guard=known.guard,
        at=now,
        outcome=outcome,
        state=state_after(known, outcome, now, policy),
        next_look_at=next_look(
            outcome,
            known.looks,
            now,
            policy.pace,
            last_change=last_change,
            asked=asked,
            seed=known.original_id,
        ),
        landed=known.landed,
        moved_to=known.moved_to,
        etag=known.request.etag,
        last_modified=known.request.last_modified,
    )


def _preview(article: Article, page: Page) -> _Seen:
    what = "for members only" if article.completeness is Completeness.PREVIEW else "cut short"
    return _Seen(
        Outcome.PREVIEW, f"the page shows {words(article.blocks)} words; the rest is {what}", page.status
    )


def _shrunk(known: Known, article: Article, page: Page) -> _Seen:
    before = words(known.snapshot.article.blocks) if known.snapshot else 0
    after = words(article.blocks)
    detail = f"the text fell from {before} to {after} words; believed if the next look says the same"
    return _Seen(Outcome.SUSPECT, detail, page.status, article.fingerprint)


def _edits(known: Known, reading: _Reading) -> tuple[Change, ...]:
    if reading.outcome is not Outcome.CHANGED or known.snapshot is None:
        return ()
    return changes(known.snapshot.article.blocks, reading.article.blocks)


def _last_change(known: Known, reading: _Reading, now: datetime) -> datetime:
    if reading.outcome is Outcome.CHANGED:
        return now
    return _known_change(known) or reading.article.updated or now


def _known_change(known: Known) -> datetime | None:
    """When the text that we have was new: an edit that we saw counts more than what the site says."""
    if known.snapshot is None:
        return None
    said = known.snapshot.article.updated
    return known.snapshot.taken_at if known.snapshot.sequence > 1 or said is None else said


def _moved_to(known: Known, page: Page) -> str | None:
    """Where the site says for good that the story now lives, if that is news since the last good look.

    A first look that is redirected tells of no move: most Medium addresses of a publication have
    always led to the publication's own domain.
    """
    if not page.hops or not all(hop.permanent for hop in page.hops):
        return known.moved_to if page.hops else None
    if known.landed is None:
        return None
    arrived, before = _canonical(page.url), _canonical(known.landed)
    return known.moved_to if arrived in (None, before) else arrived


def _canonical(url: str) -> str | None:
    """An address in its one form; None for what a server may name and nobody could set as a link."""
    try:
        return identify(url).url
    except LinkError:
        return None


def _story(article: Article, page: Page) -> str | None:
    """Which original this is, whatever address led here."""
    if article.id is not None:
        return f"medium:{article.id}"
    try:
        return identify(page.url).key
    except LinkError:
        return None


def _opened(posts: tuple[PostVerdict, ...]) -> tuple[Flag, ...]:
    return tuple(flag for post in posts for flag in finding_flags(post.post_id, post.opened))


def _told(reading: _Reading, edits: tuple[Change, ...], *, fresh: bool) -> str:
    beside = told(reading.fields)
    if reading.outcome is Outcome.FIRST:
        blocks = reading.article.blocks
        return f"{len(blocks)} blocks, {words(blocks)} words"
    if reading.outcome is Outcome.UNCHANGED:
        text = "read anew by a better reader" if fresh else "the text is as it was"
        return f"{text}; {beside}" if beside else text
    counts = [(weight, sum(c.weight is weight for c in edits)) for weight in Weight]
    said = [f"{count} {weight.value}" for weight, count in counts if count]
    return ", ".join([*said, beside] if beside else said) or "only what nobody reads"
