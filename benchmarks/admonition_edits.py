"""Cosmetic edits of admonitions: one box rewritten from its tool's syntax into another tool's."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from text_places import Edit

_CLOSED = re.MULTILINE | re.DOTALL
_BOXES = (
    re.compile(r"^::: ?(?P<word>\w+)(?P<title>[^\n]*)\n(?P<body>.*?)^ *:::$", _CLOSED),
    re.compile(r"^/// (?P<word>\w+)(?: \| (?P<title>[^\n]*))?\n(?P<body>.*?)^///$", _CLOSED),
    re.compile(r"^<(?P<word>Tip|Note|Warning)(?P<title>)>\n(?P<body>.*?)^</(?P=word)>$", _CLOSED),
    re.compile(r"^> \[!(?P<word>\w+)\](?P<title>)\n(?P<body>(?:>[^\n]*\n?)+)", re.MULTILINE),
    re.compile(
        r'^!!! (?P<word>\w+)(?: "(?P<title>[^\n]*)")?\n(?P<body>(?:(?: {4}[^\n]*)?\n)+)', re.MULTILINE
    ),
)
Write = Callable[[str, str], str]


def _bare(body: str) -> str:
    """What a box holds, as text that stands alone."""
    lines = body.strip("\n").split("\n")
    if all(line.startswith(">") for line in lines):
        lines = [line[1:].removeprefix(" ") for line in lines]
    elif all(line.startswith("    ") or not line.strip() for line in lines):
        lines = [line[4:] for line in lines]
    return "\n".join(lines).strip("\n")


def _as(write: Write) -> Edit:
    def edit(text: str, draw: random.Random) -> str | None:
        boxes = [m for pattern in _BOXES for m in pattern.finditer(text) if not (m["title"] or "").strip()]
        made = [(m, write(m["word"].lower(), _bare(m["body"]))) for m in boxes if _bare(m["body"])]
        made = [(m, box) for m, box in made if box != m[0].strip("\n")]
        if not made:
            return None
        match, box = draw.choice(made)
        return f"{text[: match.start()].rstrip()}\n\n{box}\n\n{text[match.end() :].lstrip()}"

    return edit


def _set_off(body: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in body.split("\n"))


ADMONITIONS: dict[str, Edit] = {
    "box of Docusaurus": _as(lambda word, body: f":::{word}\n\n{body}\n\n:::"),
    "box of VuePress": _as(lambda word, body: f"::: {word}\n{body}\n:::"),
    "box of Quarto": _as(lambda word, body: f"::: {{.callout-{word}}}\n{body}\n:::"),
    "box of MkDocs": _as(lambda word, body: f"!!! {word}\n\n{_set_off(body, '    ')}"),
    "box of MkDocs that folds": _as(lambda word, body: f"??? {word}\n\n{_set_off(body, '    ')}"),
    "box of PyMdown": _as(lambda word, body: f"/// {word}\n\n{body}\n\n///"),
    "box of GitHub": _as(lambda word, body: f"> [!{word.upper()}]\n{_set_off(body, '> ')}"),
    "box of Hugo": _as(lambda word, body: f"{{{{< {word} >}}}}\n{body}\n{{{{< /{word} >}}}}"),
    "box of Hugo, read": _as(lambda word, body: f"{{{{% notice {word} %}}}}\n{body}\n{{{{% /notice %}}}}"),
    "box of GitBook": _as(lambda word, body: f'{{% hint style="{word}" %}}\n{body}\n{{% endhint %}}'),
    "box of Jekyll": _as(lambda word, body: f"{{% {word} %}}\n{body}\n{{% end{word} %}}"),
    "box as a component": _as(
        lambda word, body: f"<{word.capitalize()}>\n\n{body}\n\n</{word.capitalize()}>"
    ),
    "box as a callout": _as(lambda word, body: f'<Callout type="{word}">\n\n{body}\n\n</Callout>'),
    "box as HTML": _as(lambda word, body: f'<div class="{word}">\n\n{body}\n\n</div>'),
    "box as an aside": _as(lambda word, body: f'<aside class="{word}" markdown="1">\n\n{body}\n\n</aside>'),
    "box of MyST": _as(lambda word, body: f":::{{{word}}}\n{body}\n:::"),
    "box of kramdown": _as(lambda word, body: f"{body}\n{{: .{word} }}"),
}  # fmt: skip
