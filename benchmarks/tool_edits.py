"""Cosmetic edits that formatters, site generators and editors make by themselves, mostly everywhere."""

from __future__ import annotations

import random
import re

from text_places import FENCE, Edit, everywhere, outside_code, swap, whole

_SMILEYS = {"🎉": "tada", "🚀": "rocket", "✨": "sparkles", "🤓": "nerd_face", "💡": "bulb", "🤗": "hugs"}
_PICTOGRAPH = rf"[{''.join(_SMILEYS)}]"
_HEADING = r"^(#{1,5}) ([^#\n{`\[<]+\w)(?= *(?:\{|\[\[|$))"
_PICTURE = r"!\[([^\]\n]*)\]\(([^\s)]+)\)"
_PARAGRAPH_END = r"(?<=[a-z]{2}\.)\n\n(?=[A-Z][a-z]+ [a-z]+ )"


def _merged(text: str, _: random.Random) -> str | None:
    """The longest run of plain paragraphs, as one: what a paste into an editor of blogs does."""
    places = [m.span() for m in outside_code(_PARAGRAPH_END, text)]
    runs: list[list[tuple[int, int]]] = []
    for start, end in places:
        if runs and "\n\n" not in text[runs[-1][-1][1] : start]:
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    if not runs:
        return None
    for start, end in reversed(max(runs, key=len)):
        text = f"{text[:start]} {text[end:]}"
    return text


def _capitals(match: re.Match[str]) -> str:
    return f"{match[1]} {match[2].upper()}"


TOOLS: dict[str, Edit] = {
    "every heading deeper, the title too": everywhere(r"^(#{1,5}) (?=\S)", lambda m: f"#{m[0]}"),
    "headings in capitals": everywhere(_HEADING, _capitals),
    "headings with a pictograph": everywhere(r"^(#{2,5}) (?=[A-Z])", lambda m: f"{m[0]}🚀 "),
    "pictographs by name": everywhere(_PICTOGRAPH, lambda m: f":{_SMILEYS[m[0]]}:"),
    "pictographs dropped": everywhere(rf" ?{_PICTOGRAPH}", lambda _: ""),
    "thousands without a comma": everywhere(r"(?<=\b\d),(?=\d{3}\b)", lambda _: "", prose=True),
    "thousands set apart by a blank": everywhere(r"(?<=\b\d),(?=\d{3}\b)", lambda _: "\u202f", prose=True),
    "dollars of which country": everywhere(r"\$(?=\d)", lambda _: "US$", prose=True),
    "sign of times": everywhere(r"(?<=\d) ?x ?(?=\d)", lambda _: "×", prose=True),
    "image size as HackMD has it": everywhere(_PICTURE, lambda m: f"![{m[1]}]({m[2]} =600x400)"),
    "image size as Obsidian has it": everywhere(_PICTURE, lambda m: f"![{m[1]}|400]({m[2]})"),
    "image at another host": everywhere(
        _PICTURE, lambda m: f"![{m[1]}](https://cdn.example.net/a/{m[2].rsplit('/', 1)[-1]})"
    ),
    "attributes wrapped": everywhere(r"(?<=\{\.internal-link) (?=target)", lambda _: "\n"),
    "tab behind a marker": everywhere(r"^([*+-]) (?=\S)", lambda m: f"{m[1]}\t"),
    "callout with a title": everywhere(r"^(> \[!\w+\])$", lambda m: f"{m[1]} Before you go"),
    "condition drawn into its line": everywhere(r"^(\{#if [^}\n]*\})\n+(?=[A-Z])", lambda m: f"{m[1]} "),
    "included file in MkDocs' old way": everywhere(r"\{\* (\S+) \*\}", lambda m: f"{{!> {m[1]}!}}"),
    "paragraphs merged": _merged,
    "paragraph split": swap(r"(?<=[a-z]{2}\.) (?=[A-Z][a-z]+ [a-z]+ )", lambda _: "\n\n", prose=True),
    "blanks within empty lines": whole(lambda text: re.sub(r"\n\n(?=[A-Z])", "\n  \n", text)),
    "imports of MDX": whole(
        lambda text: text if text.startswith("---") else f'import Tabs from "@theme/Tabs"\n\n{text}'
    ),
    "raw blocks of Liquid": whole(
        lambda text: FENCE.sub(
            lambda m: m[0] if m[0].startswith(" ") else f"{{% raw %}}\n{m[0]}\n{{% endraw %}}", text
        )
    ),
}
