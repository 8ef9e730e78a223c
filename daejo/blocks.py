"""Blocks: the smallest pieces that a translator translates as one, and their fingerprints.

Both sides are read into the same value: the original's page and the Korean post. Whatever differs
between two fetches of one text, or between two spellings of one character, is gone before a Block
is made: text is NFC, white space is single (except in code), markup is set apart in ``marks``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

FINGERPRINT_VERSION = 2
"""Raised when a reader reads the same page differently: an old fingerprint is then not comparable."""


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE = "code"
    IMAGE = "image"
    TABLE = "table"
    EMBED = "embed"
    RULE = "rule"
    MARKUP = "markup"
    """A line that only steers the page: an admonition's fence, a component's tag, an include."""


PROSE = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE})


class Role(StrEnum):
    """What a block is to its article beside its kind; a post carries these in its front matter."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    COVER = "cover"


class MarkKind(StrEnum):
    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    IMAGE = "image"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Markup on ``text[start:end]`` of a block. Offsets count code points, not UTF-16 units."""

    start: int
    end: int
    kind: MarkKind
    target: str | None = None
    """Where a link or an inline image points, as written less tracking parameters."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article or a post.

    ``text`` is what a reader reads: no markup, NFC, white space collapsed; for code verbatim with
    ``\\n`` line ends; for a table one line a row, cells joined by `` | ``; for an image its caption.
    ``lines`` is [first, last], 1-based and inclusive, in the source file; None for HTML.
    """

    kind: Kind
    text: str
    level: int = 0
    """Heading 1 to 6 as the source has it; list item: nesting depth from 1; else 0."""
    lines: tuple[int, int] | None = None
    marks: tuple[Mark, ...] = ()
    role: Role = Role.BODY
    language: str | None = None
    """A code block's label, as written. Often wrong; never compared."""
    image: str | None = None
    """An image's key: the same for every size and host that one image is served at."""
    target: str | None = None
    """An image's address as written; where an embed or link card points."""
    alt: str = ""
    """An image's alternative text; in posts mostly meaningless ("image")."""
    name: str | None = None
    """The source's own name for the block (Medium's paragraph name, a heading's anchor)."""
    ordered: bool = False
    """A list item of a numbered list."""

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(m.target for m in self.marks if m.kind is MarkKind.LINK and m.target)

    @property
    def is_prose(self) -> bool:
        return self.kind in PROSE


def clean(text: str) -> str:
    """A text as blocks hold it: NFC, every run of white space one blank, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", storable(text)).split())


def storable(text: str) -> str:
    """A text without what no database stores: NUL and half surrogates become U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def clean_code(text: str) -> str:
    """Code as blocks hold it: NFC, ``\\n`` line ends, no blanks at line ends, no empty lines around."""
    lines = [
        line.rstrip()
        for line in unicodedata.normalize("NFC", storable(text)).replace("\r\n", "\n").split("\n")
    ]
    return "\n".join(lines).strip("\n")


def fingerprint(blocks: Iterable[Block]) -> str:
    """The fingerprint of a text: 2 hex digits of version, 32 of BLAKE2b over all that an author can edit.

    Equal for two fetches of one text; different after any real edit, down to one digit, a link's
    target or a bold word. Lines, names, languages and alt texts do not count.
    """
    digest = hashlib.blake2b(digest_size=16)
    for block in blocks:
        digest.update(_canonical(block))
    return f"{FINGERPRINT_VERSION:02x}{digest.hexdigest()}"


def block_fingerprint(block: Block) -> str:
    """The fingerprint of one block, same form."""
    return fingerprint((block,))


def text_key(block: Block) -> str:
    """What a block says, whatever its markup, kind or level: 32 hex digits."""
    said = f"{block.image or ''}\x1f{block.text}"
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def same_version(one: str, other: str) -> bool:
    """Whether two fingerprints were made by the same reading, so that comparing them says something."""
    return one[:2] == other[:2]


def of_this_reading(one: str) -> bool:
    """Whether a fingerprint was made by the reading of now."""
    return one[:2] == f"{FINGERPRINT_VERSION:02x}"


def words(blocks: Sequence[Block]) -> int:
    """How many words the prose and code of ``blocks`` hold, counted at white space."""
    return sum(len(b.text.split()) for b in blocks)


def _canonical(block: Block) -> bytes:
    fields = [
        block.kind.value,
        block.role.value,
        str(block.level),
        block.text,
        block.image or "",
        "" if block.kind is Kind.IMAGE else (block.target or ""),
        *(f"{m.kind.value}:{m.start}:{m.end}:{m.target or ''}" for m in sorted(block.marks, key=_mark_order)),
    ]
    return ("\x1f".join(fields) + "\x1e").encode("utf-8", "surrogatepass")


def _mark_order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.start, mark.end, mark.kind.value, mark.target or "")
