"""Cosmetic edits of markup: the same words, set or linked in another way of writing Markdown."""

from __future__ import annotations

import re

from text_places import Edit, everywhere, fenced, outside_code, swap, whole

_BOLD = r"(?<![*\w\\])\*\*([\w ]+)\*\*(?![*\w])"
_EMPHASIS = r"(?<![*\w\\])\*([\w][\w ]*)\*(?![*\w])"
_LINK = r"(?<!!)\[([\w ]+)\]\((https?://[^\s)\"]+)\)"
_PICTURE = r"!\[([^\]\n]*)\]\(([^\s)]+)\)"
_HEADING = r"^(#{2,4}) ([^#\n{]+[\w`?!])(?: \{ ?#[^\n]*)?$"
_WORD = r"(?<=[a-z] )([a-z]{5,})(?= [a-z])"
_NAMED = r"(?<=[a-z] )([a-z]+[A-Z]\w+|\w+_\w+)(?= [a-z])"
_ITEM = r"^( *)[*+-] (?=\S)"


def _refenced(match: re.Match[str]) -> str | None:
    code = match[0].strip()
    if not code.startswith("```") or code.startswith("````") or "~~~" in code or match[0] != code:
        return None
    return "~~~" + code[3:-3] + "~~~"


def _longer(match: re.Match[str]) -> str | None:
    code = match[0]
    plain = code.startswith("```") and not code.startswith("````") and code.endswith("\n```")
    return "`" + code + "`" if plain else None


def _relabelled(match: re.Match[str]) -> str | None:
    code = re.sub(r"^( *`{3})\w+(?=\n)", r"\1text", match[0])
    return code if code != match[0] else None


def _titled(match: re.Match[str]) -> str | None:
    code = re.sub(r"^( *`{3}\w+)(?=\n)", r'\1 title="sample"', match[0])
    return code if code != match[0] else None


def _setext(match: re.Match[str]) -> str:
    return f"{match[2]}\n{'-' * max(3, len(match[2]))}" if match[1] == "##" else match[0]


def _padded(match: re.Match[str]) -> str:
    return "|".join(f" {cell.strip()}   " if cell.strip() else cell for cell in match[0].split("|"))


def _aligned(match: re.Match[str]) -> str:
    return re.sub(r"(?<![-:])-{3,}(?![-:])", ":---", match[0])


def _by_reference(text: str, _: object) -> str | None:
    found = outside_code(_LINK, text)
    if not found:
        return None
    match = found[len(found) // 2]
    body = text[: match.start()] + f"[{match[1]}][a-reference]" + text[match.end() :]
    return f"{body.rstrip()}\n\n[a-reference]: {match[2]}\n"


def _all_by_reference(text: str, _: object) -> str | None:
    found = outside_code(_LINK, text)
    if not found:
        return None
    targets: list[str] = []
    parts, at = [], 0
    for match in found:
        targets.append(match[2])
        parts += [text[at : match.start()], f"[{match[1]}][{len(targets)}]"]
        at = match.end()
    listed = "\n".join(f"[{number}]: {target}" for number, target in enumerate(targets, 1))
    return f"{''.join((*parts, text[at:])).rstrip()}\n\n{listed}\n"


def _front_matter(text: str) -> str:
    text = text.removeprefix("\ufeff")
    if not text.startswith("---\n"):
        return f"---\nsidebar_position: 3\n---\n\n{text}"
    head, _, rest = text[4:].partition("\n---\n")
    lines = head.split("\n")
    return f"---\nsidebar_position: 3\n{head}\n---\n{rest}" if lines else text


MARKUP: dict[str, Edit] = {
    "bold style": swap(_BOLD, lambda m: f"__{m[1]}__"),
    "emphasis style": swap(_EMPHASIS, lambda m: f"_{m[1]}_"),
    "every emphasis style": everywhere(_EMPHASIS, lambda m: f"_{m[1]}_"),
    "bold made emphasis": swap(_BOLD, lambda m: f"*{m[1]}*"),
    "bold as HTML": swap(_BOLD, lambda m: f"<strong>{m[1]}</strong>"),
    "emphasis as HTML": swap(_EMPHASIS, lambda m: f"<em>{m[1]}</em>"),
    "bold added": swap(_WORD, lambda m: f"**{m[1]}**", prose=True),
    "bold removed": swap(_BOLD, lambda m: m[1]),
    "emphasis added": swap(_WORD, lambda m: f"*{m[1]}*", prose=True),
    "span added": swap(_WORD, lambda m: f'<span class="term">{m[1]}</span>', prose=True),
    "key as HTML": swap(_WORD, lambda m: f"<kbd>{m[1]}</kbd>", prose=True),
    "code as HTML": swap(r"(?<!`)`([\w.]+)`(?!`)", lambda m: f"<code>{m[1]}</code>"),
    "code style added": swap(_NAMED, lambda m: f"`{m[1]}`", prose=True),
    "code style removed": swap(r"(?<=[a-z] )`([a-z]{3,})`(?= [a-z])", lambda m: m[1]),
    "heading closed": swap(_HEADING, lambda m: f"{m[1]} {m[2]} {m[1]}"),
    "heading underlined": everywhere(_HEADING, _setext),
    "heading deeper": everywhere(_HEADING, lambda m: f"#{m[0]}" if len(m[1]) < 6 else m[0]),
    "heading anchor": swap(_HEADING, lambda m: f"{m[1]} {m[2]} {{#an-anchor}}"),
    "every heading anchor": everywhere(_HEADING, lambda m: f"{m[1]} {m[2]} {{ #another-anchor }}"),
    "heading after an anchor": swap(_HEADING, lambda m: f'<a name="place"></a>\n{m[0]}'),
    "heading with an anchor": swap(_HEADING, lambda m: f'{m[1]} <a id="place"></a>{m[2]}'),
    "heading as HTML": swap(_HEADING, lambda m: f'<h{len(m[1])} id="place">{m[2]}</h{len(m[1])}>\n'),
    "heading in bold": swap(_HEADING, lambda m: f"{m[1]} **{m[2]}**" if "`" not in m[2] else m[0]),
    "link made absolute": swap(
        r"\]\((?:\.\./)+([\w/-]+)\.md", lambda m: f"](https://docs.example.org/{m[1]}"
    ),
    "every link made absolute": everywhere(
        r"\]\((?:\.\./)*([\w/-]+)\.md(?=[)#])", lambda m: f"](https://docs.example.org/en/{m[1]}"
    ),
    "root link made absolute": everywhere(r"\]\((/[\w/-]+)(?=[)#])", lambda m: f"](https://docs.example.org{m[1]}"),
    "link made relative": everywhere(r"\]\((/)(?=[\w/-]+[)#])", lambda _: "](../"),
    "tracking parameter": swap(r"\]\((https?://[^\s)?#]+)\)", lambda m: f"]({m[1]}?utm_source=page)"),
    "link anchor": swap(r"\]\(([^\s)#?]+)\)", lambda m: f"]({m[1]}#section)"),
    "link ending": swap(r"\]\(([\w./-]+)\.md\)", lambda m: f"]({m[1]}.html)"),
    "link with a slash": swap(r"\]\((https?://[^\s)?#]+[^/)\s?#])\)", lambda m: f"]({m[1]}/)"),
    "link without a scheme's s": swap(r"\]\(https://", lambda _: "](http://"),
    "link with www": swap(r"\]\(https://(?!www\.)(?=[\w-]+\.\w+[/)])", lambda _: "](https://www."),
    "link with a title": swap(_LINK, lambda m: f'[{m[1]}]({m[2]} "A title")'),
    "link with attributes": swap(_LINK, lambda m: f"{m[0]}{{target=_blank rel=noopener}}"),
    "link as HTML": swap(_LINK, lambda m: f'<a href="{m[2]}" target="_blank">{m[1]}</a>'),
    "link by reference": _by_reference,
    "every link by reference": _all_by_reference,
    "link in bold": swap(_LINK, lambda m: f"**{m[0]}**"),
    "link removed": swap(_LINK, lambda m: m[1]),
    "address in angles": swap(r"(?<= )(https?://[^\s)>\]]+\w)(?=[ \n])", lambda m: f"<{m[1]}>"),
    "fence style": fenced(_refenced),
    "fence longer": fenced(_longer),
    "fence label": fenced(_relabelled),
    "fence title": fenced(_titled),
    "list marker": everywhere(_ITEM, lambda m: f"{m[1]}{'-' if m[0].strip() == '*' else '*'} "),
    "list marker plus": everywhere(_ITEM, lambda m: f"{m[1]}+ "),
    "list marker further": everywhere(r"^([*+-]) (?=\S)", lambda m: f"{m[1]}   "),
    "list renumbered": everywhere(r"^( *)\d+\. (?=\S)", lambda m: f"{m[1]}1. "),
    "list numbers in brackets": everywhere(r"^( *\d+)\. (?=\S)", lambda m: f"{m[1]}) "),
    "rule style": swap(r"^\n---\n(?=\n)", lambda _: "\n***\n"),
    "table padded": everywhere(r"^\|.*\|$", _padded),
    "table aligned": everywhere(r"^\|[-| :]+\|$", _aligned),
    "quote closer": everywhere(r"^> (?=[A-Z])", lambda _: ">"),
    "hard line break": swap(r"(?<=[a-z,])\n(?=[a-z]{2,})", lambda _: "  \n", prose=True),
    "line break as HTML": swap(r"(?<=[a-z,])\n(?=[a-z]{2,})", lambda _: "<br>\n", prose=True),
    "comment": swap(r"\n\n(?=[A-Z])", lambda _: "\n\n<!-- a note to editors -->\n\n"),
    "comment of lines": swap(r"\n\n(?=[A-Z])", lambda _: "\n\n<!--\nprettier-ignore\n\n-->\n\n"),
    "comment in a line": swap(_WORD, lambda m: f"{m[1]}<!-- sic -->", prose=True),
    "class on a paragraph": swap(r"(?<=[a-z]\.)\n\n", lambda _: "\n{: .lead }\n\n"),
    "wrapped in a tag": swap(
        r"\n\n([A-Z][a-z][^\n]+[.:])\n\n", lambda m: f"\n\n<div class='box'>\n\n{m[1]}\n\n</div>\n\n"
    ),
    "front matter": whole(_front_matter),
    "image size": swap(_PICTURE, lambda m: f"{m[0]}{{width=300}}"),
    "image as HTML": swap(_PICTURE, lambda m: f'<img src="{m[2]}" alt="{m[1]}" width="300">'),
    "image centred": swap(_PICTURE, lambda m: f'<p align="center">\n<img src="{m[2]}" alt="{m[1]}">\n</p>\n'),
    "image tag's width": swap(r"<img ", lambda _: '<img width="640" '),
    "alt text": swap(r"(?<=!\[)[^\]\n]*(?=\]\()", lambda _: "another description"),
}  # fmt: skip
