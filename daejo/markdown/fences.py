"""Code fences, and those that nobody closed, closed late, or closed before they began.

A machine translates a post in chunks; a fence opened in one chunk is sometimes not closed there.
CommonMark then reads the rest of the post as code. A person sees where the code ends: so do we.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daejo.markdown.tags import only_tags

_FENCE = re.compile(
    r"(?P<lead>[\s>]{0,60}(?:(?:[-*+]|\d{1,9}[.)])\s{1,8}){0,3})(?P<mark>`{3,}|~{3,})(?P<info>.*)$"
)
_ONE_LINE = re.compile(r"\s{0,60}`{3}\s*[\w+#.-]{1,20}\s*`{3}\s*$")
"""`` ```html``` ``: met where a translator meant to open a fence."""
_HANGUL = re.compile(r"[가-힣]")
_CODE_SIGNS = re.compile(r"[{}();=<>\[\]|\\]|^\s*(?://|#|/\*|\*|--|\$|@)")
_SENTENCE_END = re.compile(r"[.:!?。…]\s*$")
_LONG_FENCE = 2000
_PLAIN_KOREAN = re.compile(r"[^<>{};=]*[가-힣][^<>{};=]*$")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?){1,10}")
_MEANT_FOR_MARKDOWN = frozenset({"md", "markdown", "mdx", "mdc", "rst", "text", "txt"})


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block: its first and last line, the lines of its content (all 0-based, ``stop`` exclusive)."""

    first: int
    last: int
    start: int
    stop: int
    language: str
    indent: int
    quoted: bool
    mended: bool = False
    """Nobody closed it; where it ends is our reading."""
    stray: bool = False
    """No code, only a fence line that closes nothing."""


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    sign: str
    size: int
    info: str
    indent: int
    quoted: bool
    opens_only: bool
    """Stands in a list item's first line, or was meant to open: closes nothing."""

    def closes(self, opener: _Mark) -> bool:
        return self.sign == opener.sign and self.size >= opener.size and not self.info and not self.opens_only


class Fences:
    """All fences of a text. ``breaks`` are lines (0-based) at which no code goes on into prose."""

    def __init__(self, lines: Sequence[str], breaks: Iterable[int] = ()) -> None:
        self._lines = lines
        self._marks = [m for i, line in enumerate(lines) if (m := _mark(i, line))]
        self._mark_lines = [m.line for m in self._marks]
        self._at = {m.line: n for n, m in enumerate(self._marks)}
        self._alike = {sign: [n for n, m in enumerate(self._marks) if m.sign == sign] for sign in "`~"}
        self._bare = {
            sign: [n for n in self._alike[sign] if not self._marks[n].info and not self._marks[n].opens_only]
            for sign in "`~"
        }
        self._breaks = sorted(breaks)
        self._mended = False
        self._open: dict[int, bool] = {}

    def at(self, line: int) -> Fence | None:
        """The fence that begins at ``line``, None where none does. Ask in ascending order."""
        n = self._at.get(line)
        if n is None:
            return None
        opener = self._marks[n]
        if self._is_stray(n):
            self._mended = False
            return _fence(opener, line, line, line, stray=True)
        close = self._closer(n)
        closer = None if close is None else self._marks[close]
        end = self._broken_end(n, closer)
        self._mended = end is not None
        if end is None:
            last = closer.line if closer else len(self._lines) - 1
            return _fence(opener, last, line + 1, closer.line if closer else last + 1)
        while end > line and not self._lines[end].strip():
            end -= 1
        return _fence(opener, end, line + 1, end + 1, mended=True)

    def any_in(self, first: int, last: int) -> bool:
        """Whether a fence line stands from line ``first`` to ``last``."""
        k = bisect_right(self._mark_lines, first - 1)
        return k < len(self._mark_lines) and self._mark_lines[k] <= last

    def _closer(self, n: int) -> int | None:
        """Which mark closes mark ``n`` as CommonMark has it."""
        opener = self._marks[n]
        bare = self._bare[opener.sign]
        for k in range(bisect_right(bare, n), len(bare)):
            if self._marks[bare[k]].closes(opener):
                return bare[k]
        return None

    def _following(self, n: int) -> _Mark | None:
        """The next mark of the same sign."""
        alike = self._alike[self._marks[n].sign]
        k = bisect_right(alike, n)
        return self._marks[alike[k]] if k < len(alike) else None

    def _is_stray(self, n: int) -> bool:
        """A bare fence line that closes nothing: after a mended one, or prose up to the next opener."""
        mark = self._marks[n]
        if mark.info or mark.opens_only:
            return False
        following = self._following(n)
        if following is None:
            return self._mended or not self._code_follows(mark.line)
        if not following.info:
            return self._mended and self._break_in(mark.line, following.line) is not None
        return self._mended or self._prose_in(mark.line + 1, following.line) is not None

    def _code_follows(self, line: int) -> bool:
        rest = [text for text in self._lines[line + 1 : line + 4] if text.strip()]
        return bool(rest) and not looks_like_prose(rest[0])

    def _broken_end(self, n: int, closer: _Mark | None) -> int | None:
        """The last line of the code where the fence is broken; None where ``closer`` closes it well."""
        opener = self._marks[n]
        limit = len(self._lines) if closer is None else closer.line
        reopened = self._reopened(n, limit)
        if reopened is not None:
            limit, closer = reopened, None
        stop = self._break_in(opener.line, limit)
        if closer is not None:
            # A chunk ended inside; code may go on in the next one, prose shows that it does not.
            goes_on = stop is None or self._prose_in(stop + 1, limit) is None
            return None if goes_on or stop is None else stop - 1
        end = limit if stop is None else stop
        prose = self._prose_in(opener.line + 1, end)
        return (end if prose is None else prose) - 1

    def _reopened(self, n: int, limit: int) -> int | None:
        """The line of an opener inside this fence, where that shows that this one was never closed."""
        opener = self._marks[n]
        if opener.info.lower() in _MEANT_FOR_MARKDOWN:
            return None
        inner = self._following(n)
        if inner is None or inner.line >= limit or not inner.info or inner.indent > opener.indent:
            return None
        apart = self._break_in(opener.line, inner.line) is not None
        apart = apart or self._prose_in(opener.line + 1, inner.line) is not None
        return inner.line if apart or self._leaves_one_open(n) else None

    def _leaves_one_open(self, n: int) -> bool:
        """Whether reading on as CommonMark does would leave a fence open at the end."""
        path = []
        at: int | None = n
        while at is not None and at < len(self._marks) and at not in self._open:
            path.append(at)
            close = self._closer(at)
            at = None if close is None else close + 1
        left_open = at is None or self._open.get(at, False)
        self._open.update((step, left_open) for step in path)
        return left_open

    def _break_in(self, start: int, stop: int) -> int | None:
        k = bisect_right(self._breaks, start)
        return self._breaks[k] if k < len(self._breaks) and self._breaks[k] < stop else None

    def _prose_in(self, start: int, stop: int) -> int | None:
        for i in range(max(start, 1), stop):
            if not self._lines[i - 1].strip() and looks_like_prose(self._lines[i]):
                return i
        return None


def looks_like_prose(line: str) -> bool:
    """Whether a line that stands after an empty one reads as a sentence, not as code or a comment."""
    text = line.strip()
    if len(text) < 12 or line[:4].isspace() or _CODE_SIGNS.search(text[:400]):
        return False
    words = text.split()
    if _HANGUL.search(text):
        return len(words) >= 3
    return len(words) >= 6 and bool(_SENTENCE_END.search(text[-20:]))


def _mark(line: int, text: str) -> _Mark | None:
    if "```" not in text and "~~~" not in text:
        return None
    if _ONE_LINE.match(text):
        return _Mark(line, "`", 3, text.strip().strip("`").strip(), 0, quoted=False, opens_only=True)
    found = _FENCE.match(text)
    if found is None or (found["mark"][0] == "`" and "`" in found["info"]):
        return None
    lead = found["lead"]
    return _Mark(
        line,
        found["mark"][0],
        len(found["mark"]),
        found["info"].strip(),
        len(lead),
        quoted=">" in lead,
        opens_only=bool(lead.strip(" >\t")),
    )


def _fence(
    mark: _Mark, last: int, start: int, stop: int, *, mended: bool = False, stray: bool = False
) -> Fence:
    language = re.split(r"[\s{,:]", mark.info, maxsplit=1)[0] if mark.info else ""
    return Fence(mark.line, last, start, stop, language, mark.indent, mark.quoted, mended, stray)


def is_prose_in_html(lines: Sequence[str], fence: Fence) -> bool:
    """A whole post put between ```` ```html ```` and ```` ``` ````: sentences, and no tag but images."""
    if fence.language.lower() != "html" or len(lines) > _LONG_FENCE:
        return False
    prose = False
    for line in lines:
        if looks_like_prose(line):
            prose = True
        elif line.strip() and {t.name for t in only_tags(line)} != {"img"} and not _PLAIN_KOREAN.match(line):
            return False
    return prose


def dedented(lines: Sequence[str], fence: Fence) -> str:
    """Code without the indent, or the quote signs, of its fence."""
    return "\n".join(_without_lead(line, fence.indent, fence.quoted) for line in lines)


def _without_lead(line: str, indent: int, quoted: bool) -> str:
    if quoted:
        return _QUOTE.sub("", line, count=1)
    cut = 0
    while cut < indent and cut < len(line) and line[cut] in " \t":
        cut += 1
    return line[cut:]
