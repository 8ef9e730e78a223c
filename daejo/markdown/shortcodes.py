"""Shortcodes of Hugo and Jekyll that show a picture or code, or point to a page."""

from __future__ import annotations

import re
from textwrap import dedent

from daejo.blocks import Kind, clean, clean_code
from daejo.markdown.address import image_key
from daejo.markdown.scanner import Scanner

_FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|image|imgproc|img)\s[^{}\n]{1,500}[>%]\}\}\s*$")
_HIGHLIGHT = re.compile(
    r"(?P<edge>\{%-?|\{\{[<%])\s*(?P<name>highlight|code|codeblock)\b\s*(?P<language>[\w+#-]{0,30})[^{}\n]{0,200}[%>]\}{1,2}\s*$"
)
_FIELD = re.compile(r"\b(src|link|alt|caption|title)=(?:\"([^\"\n]{0,300})\"|`([^`\n]{0,300})`)")
_TARGET = re.compile(r"\(\{\{[<%]\s*(?:rel)?ref\s+[\"']?([^\"'\s{}]{1,300})[\"']?\s*[>%]\}\}\)")


def figure(s: Scanner, i: int, text: str) -> int | None:
    """``{{< figure src="a.png" caption="A plan" >}}`` alone on its line is an image."""
    if not text.startswith("{{") or not _FIGURE.match(text):
        return None
    said = {found[1]: found[2] or found[3] or "" for found in _FIELD.finditer(text)}
    source = said.get("src", "")
    if not source:
        return None
    s.take(i, i)
    caption = clean(said.get("caption") or said.get("title") or "")
    alt = clean(said.get("alt", ""))
    s.block(Kind.IMAGE, i, i, caption, image=image_key(source), target=source, alt=alt)
    return i + 1


def highlighted(s: Scanner, i: int, text: str) -> int | None:
    """``{% highlight python %}`` of Jekyll, ``{{< highlight python >}}`` of Hugo: code to their end."""
    found = _HIGHLIGHT.match(text) if text.startswith("{") else None
    if found is None:
        return None
    closing = f"end{found['name']}" if found["edge"].startswith("{%") else f"/{found['name']}"
    end = s.ends.next(closing, i + 1)
    if end is None or s.fences.any_in(i, end):
        return None
    s.take(i, end)
    code = clean_code(dedent("\n".join(s.source[i + 1 : end])))
    s.block(Kind.CODE, i, end, code, language=found["language"] or None)
    return end + 1


def with_plain_targets(line: str) -> str:
    """A line whose links point by ``ref`` or ``relref``, pointing plainly: CommonMark reads no blank there.

    >>> with_plain_targets('Read [this]({{< ref "a.md" >}}) now.')
    'Read [this](a.md) now.'
    """
    return _TARGET.sub(r"(\1)", line) if "{{" in line else line
