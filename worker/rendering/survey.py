"""What a survey brought, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daejo.ports import OriginalRow, PostRow
from worker.rendering.safety import one_line
from worker.rendering.words import many, shown_path
from worker.survey import Surveyed
from worker.walking import Skipped

LISTED = 20
"""Posts named one by one; a first survey of a thousand says the number."""


NAMED = 100
"""Links told one by one; of more, `--links` does."""


def survey_lines(done: Surveyed, *, quiet: bool = False, links: bool = False) -> Iterator[str]:
    """What was read, what each link leads to, and the odd ones; ``quiet`` leaves out what is as it was.

    Links are told one by one where they are few, or with ``links``.
    """
    if not quiet:
        yield f"{many(done.posts, 'post')} read: {_counted(done)}."
        yield from _links(done)
        yield from _each_link(done, all_of_them=links)
    elif done.news:
        yield f"{many(done.posts, 'post')}: {_counted(done)}."
    if not done.kept["added"] or done.kept["unchanged"]:
        yield from _named("added", done.added)
    yield from _named("edited", done.edited)
    yield from _named("renamed", [f"{shown_path(old)} → {shown_path(new)}" for old, new in done.renamed])
    yield from _named("vanished", done.vanished)
    yield from _named("watched again", done.remembered)
    yield from _reasons("cannot be read", done.unread)
    yield from _reasons("cannot be watched", done.unwatched)
    if not quiet:
        yield from _reasons("odd", done.odd[:LISTED])
        if len(done.odd) > LISTED:
            yield f"  odd: {len(done.odd) - LISTED} more"


def _counted(done: Surveyed) -> str:
    words = [f"{count} {what}" for what, count in done.kept.most_common() if count]
    words += [f"{len(done.vanished)} vanished"] * bool(done.vanished)
    words += [f"{len(done.unread)} cannot be read"] * bool(done.unread)
    return ", ".join(words) or "nothing there"


def _links(done: Surveyed) -> Iterator[str]:
    names = {"medium": "Medium", "web": "other sites", "none": "no link that can be watched"}
    told = [f"{names[kind]} {count}" for kind, count in done.links.most_common()]
    if told:
        yield f"originals: {', '.join(told)}."
    others = [(host, count) for host, count in done.hosts.most_common() if host != "medium.com"]
    if others:
        shown = ", ".join(f"{one_line(host, 60)} {count}" for host, count in others[:8])
        yield f"hosts beside medium.com: {shown}{' …' if len(others) > 8 else ''}"


def _each_link(done: Surveyed, *, all_of_them: bool) -> Iterator[str]:
    if not all_of_them and len(done.originals) > NAMED:
        yield f"  {len(done.originals)} links: see each with --links"
        return
    for one in done.originals:
        word = {"medium": "Medium", "web": "other site", "none": "no link"}[one.kind]
        address = one_line(one.url, 300) if one.url else "-"
        yield f"  {word:<10}  {one_line(shown_path(one.path))}  {address}"


def _named(what: str, paths: Sequence[str]) -> Iterator[str]:
    for path in paths[:LISTED]:
        yield f"  {what}: {one_line(shown_path(path))}"
    if len(paths) > LISTED:
        yield f"  {what}: {len(paths) - LISTED} more"


def _reasons(what: str, entries: Sequence[Skipped]) -> Iterator[str]:
    for entry in entries:
        line = f":{entry.line}" if entry.line is not None else ""
        yield f"  {what}: {one_line(shown_path(entry.path))}{line}: {one_line(entry.why, 300)}"


def forgotten_line(path: str, original: OriginalRow | None) -> str:
    """That a post is forgotten, and what becomes of its original."""
    told = f"forgotten: {one_line(shown_path(path))}"
    if original is None:
        return told
    if not original.posts:
        return f"{told}; its original is looked at no more"
    return f"{told}; its original is looked at for {many(len(original.posts), 'other post')}"


def forgotten_lines(rows: Sequence[PostRow]) -> Iterator[str]:
    """The posts that are forgotten, and since when."""
    forgotten = [row for row in rows if row.forgotten_at is not None]
    if not forgotten:
        yield "No post is forgotten."
    for row in forgotten:
        yield f"{row.forgotten_at:%Y-%m-%d}  {one_line(shown_path(row.path))}"
