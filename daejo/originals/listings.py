"""Code in HTML as a reader sees it, however a highlighter cut it up."""

from __future__ import annotations

import re

from daejo.blocks import Block, Kind, clean_code
from daejo.originals.elements import Element

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush:?|sourceCode)[-:\s]\s*([A-Za-z0-9+#_.-]{1,30})"
)


def code_block(element: Element, name: str | None) -> Block:
    """A code element as one block: its lines as shown, its label where one is given."""
    return Block(
        Kind.CODE, clean_code("".join(_in_order(element))), name=name, language=_code_language(element)
    )


def _in_order(element: Element) -> list[str]:
    """The text of a code element as shown: line breaks kept, buttons and line numbers left out."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif (
            isinstance(child.tag, str)
            and child.tag not in ("button", "script", "style")
            and not _is_gutter(child)
        ):
            pieces.extend(_in_order(child))
            if child.tag in ("div", "p", "li") and not pieces[-1].endswith("\n"):
                pieces.append("\n")
        pieces.append(child.tail or "")
    return pieces


def _is_gutter(element: Element) -> bool:
    classes = element.get("class") or ""
    return any(word in classes for word in ("gutter", "line-number", "linenos", "lineno"))


def _code_language(element: Element) -> str | None:
    around = [element, *element.iter("code"), *list(element.iterancestors())[:2]]
    for e in around:
        if said := e.get("data-lang") or e.get("data-language"):
            return str(said)[:30]
        if found := _LANGUAGE.search(e.get("class") or ""):
            return found[1]
    return None
