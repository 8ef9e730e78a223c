"""Images that were fetched and are shown nowhere, or are shown and not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from daejo.blocks import Block, Kind, MarkKind
from daejo.markdown import image_key
from daejo.posts.prose import Sight
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity, of_block

_NUMBERED = re.compile(
    r"(?P<stem>.{3,300})_(?P<number>\d{1,3})\.(?P<ending>png|jpe?g|gif|webp|svg|avif)$", re.IGNORECASE
)
_IMAGE_ENDING = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#].*)?$", re.IGNORECASE)
_BARE_NAME = re.compile(r"[^/{}<>\s]{1,200}\.(?:png|jpe?g|gif|webp|svg|avif)$", re.IGNORECASE)
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|data:", re.IGNORECASE)
BY_NUMBER = "the numbering leaves it out"
"""Why, where nobody looked at the files: that there is such an image is a guess."""
_NEAR = 60
"""Lines. Between neighbours that stand further apart than this there is much that the number may be of."""
_MOST = 200
"""Numbers left out in a row; more is no gap but another numbering."""


def images(sight: Sight, files: Collection[str] | None) -> Iterator[Residue]:
    """``files``: names of the image files that lie ready for this post, or None where nobody looked."""
    shown = [(i, b) for i, b in enumerate(sight.post.blocks) if b.kind is Kind.IMAGE and b.image]
    yield from _hidden(sight)
    if files is not None:
        yield from _absent(shown, frozenset(files))
    else:
        yield from _made_up(shown)
    yield from _unused(sight, shown, frozenset(files) if files is not None else None)


def _hidden(sight: Sight) -> Iterator[Residue]:
    """Shown as its own tag, or linked where it should be shown."""
    for i, block in enumerate(sight.post.blocks):
        if block.kind is Kind.IMAGE and any(m.kind is MarkKind.CODE for m in block.marks):
            yield of_block(
                ResidueKind.IMAGE_UNUSED,
                i,
                block,
                "the image's tag is shown as code",
                0.95,
                excerpt=block.image or "",
            )
        elif block.kind is Kind.PARAGRAPH and (target := _only_link(block)) and _IMAGE_ENDING.search(target):
            yield of_block(
                ResidueKind.IMAGE_UNUSED, i, block, "linked, not shown", 0.85, excerpt=image_key(target)
            )


def _only_link(block: Block) -> str | None:
    links = [m for m in block.marks if m.kind is MarkKind.LINK]
    if len(links) == 1 and links[0].start == 0 and links[0].end == len(block.text):
        return links[0].target
    return None


def _absent(shown: list[tuple[int, Block]], files: frozenset[str]) -> Iterator[Residue]:
    for i, block in shown:
        if not _REMOTE.match(block.target or "") and block.image not in files:
            yield of_block(
                ResidueKind.IMAGE_MISSING,
                i,
                block,
                "no such file",
                0.95,
                ResidueSeverity.HIGH,
                excerpt=block.image or "",
            )


def _made_up(shown: list[tuple[int, Block]]) -> Iterator[Residue]:
    """A bare file name, where every other image of the post has a folder: the machine thought it up."""
    local = [(i, b) for i, b in shown if not _REMOTE.match(b.target or "")]
    rooted = [b for _, b in local if "/" in (b.target or "")]
    if not rooted:
        return
    for i, block in local:
        if _BARE_NAME.match(block.target or ""):
            yield of_block(
                ResidueKind.IMAGE_MISSING,
                i,
                block,
                "a bare file name, where the other images lie in a folder",
                0.75,
                ResidueSeverity.HIGH,
                excerpt=block.image or "",
            )


def _unused(sight: Sight, shown: list[tuple[int, Block]], files: frozenset[str] | None) -> Iterator[Residue]:
    used: dict[str, dict[int, int]] = {}
    for name, line in _mentions(sight, shown):
        if found := _NUMBERED.match(name):
            used.setdefault(found["stem"], {}).setdefault(int(found["number"]), line)
    cover = _NUMBERED.match(sight.post.cover or "")
    for stem, lines in used.items():
        ready = _ready(stem, lines, files)
        covered = {int(cover["number"])} if cover and cover["stem"] == stem else set()
        for number in sorted(ready - lines.keys() - covered):
            yield _gap(stem, number, lines, sight, known=files is not None)


def _mentions(sight: Sight, shown: list[tuple[int, Block]]) -> Iterator[tuple[str, int]]:
    for _, block in shown:
        yield block.image or "", block.lines[0] if block.lines else 1
    for block in sight.post.blocks:
        for mark in block.marks:
            if mark.target and _IMAGE_ENDING.search(mark.target):
                yield image_key(mark.target), block.lines[0] if block.lines else 1


def _ready(stem: str, lines: dict[int, int], files: frozenset[str] | None) -> set[int]:
    if files is None:
        return set(range(max(lines))) if max(lines) <= _MOST and len(lines) > 1 else set()
    found = (_NUMBERED.match(name) for name in files)
    return {int(m["number"]) for m in found if m and m["stem"] == stem}


def _gap(stem: str, number: int, lines: dict[int, int], sight: Sight, *, known: bool) -> Residue:
    first = max((line for n, line in lines.items() if n < number), default=1)
    ends = [b.lines[1] for b in sight.post.blocks if b.lines]
    last = min((line for n, line in lines.items() if n > number), default=max(ends, default=first))
    confidence = 0.95 if known else 0.7 if abs(last - first) <= _NEAR else 0.5
    return Residue(
        ResidueKind.IMAGE_UNUSED,
        (min(first, last), max(first, last)),
        "downloaded and never shown" if known else BY_NUMBER,
        confidence,
        ResidueSeverity.MEDIUM if known else ResidueSeverity.LOW,
        f"{stem}_{number}"[-100:],
    )
