"""What changed about an original beside its text, carried to the front matter of its translation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from daejo.blocks import Block, Kind, Role, clean
from daejo.changes import Field, FieldChange
from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.findings.keys import key_of
from daejo.findings.policy import DEFAULT, Policy, severity_of_edit
from daejo.posts import Post


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a post carries a field: its name in the front matter, and how sure that it translates it."""

    name: str
    role: Role
    sure: float
    """A description is at times a summary that the translator made."""


CARRIED = {
    Field.TITLE: _Place("title", Role.TITLE, 0.95),
    Field.SUBTITLE: _Place("description", Role.SUBTITLE, 0.7),
}
"""Other fields (author, tags, cover, date) have no translation that could be out of date."""


def weighty(changes: Sequence[FieldChange], policy: Policy = DEFAULT) -> tuple[FieldChange, ...]:
    """Those that make what a translator wrote out of date."""
    return tuple(one for one in changes if one.field in CARRIED and one.weight in policy.raised)


def field_findings(
    post: Post, changes: Sequence[FieldChange], found: Collection[Finding] = (), policy: Policy = DEFAULT
) -> Iterator[Finding]:
    """A stale finding for a title or a subtitle that changed since it was translated.

    ``changes`` lead from the baseline to now. What ``found`` says already, because the post has its title
    in the text as well, is not said again.
    """
    told = {one.evidence.before for one in found if one.kind is FindingKind.STALE}
    for change in weighty(changes, policy):
        place = CARRIED[change.field]
        said = _said(post, place)
        if not said or change.before in told or not change.before:
            continue
        line = post.field_lines[place.name]
        low = change.field is not Field.TITLE
        yield Finding(
            kind=FindingKind.STALE,
            severity=Severity.LOW if low else severity_of_edit(change.reasons, change.weight),
            confidence=place.sure,
            original=(),
            post=(),
            post_lines=(line, line),
            evidence=Evidence(change.before, change.after, said, change.reasons),
            key=key_of(FindingKind.STALE, (place.role.value, clean(change.before))),
        )


def front_matter(post: Post) -> tuple[Block, ...]:
    """What a post says of itself, as blocks: whether a title was revised is asked like of a paragraph."""
    return tuple(
        Block(Kind.HEADING, said, role=place.role)
        for place in CARRIED.values()
        if (said := _said(post, place))
    )


def _said(post: Post, place: _Place) -> str:
    """What the front matter says; a title that was taken from the text is told of there."""
    if place.name not in post.field_lines:
        return ""
    return clean(post.title if place.role is Role.TITLE else post.description)
