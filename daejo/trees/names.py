"""Names of documents in a tree: relative, with ``/`` between folders, as the tree's owner wrote them."""

from __future__ import annotations

import re
import unicodedata

MARKDOWN = ("md", "mdx", "markdown")
HTML = ("html", "htm")
DOCUMENTS = (*MARKDOWN, *HTML)
"""Endings of documents. Of several files of one stem the earlier ending is meant: a built page stands
beside its source."""

_CODES = (
    "ar az be bg bn ca cs da de el en eo es et eu fa fi fr gl gu he hi hr hu hy id is it ja ka kk km kn ko "
    "lt lv mk ml mn mr ms my nb ne nl nn no or pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz "
    "vi yo zh"
)
LANGUAGES = frozenset(_CODES.split())
"""ISO 639-1 codes of the languages that documentation is found in."""

_COUNTRIES = {"kr": "ko", "jp": "ja", "cn": "zh", "tw": "zh"}
"""Countries that trees are named by where their language is meant: README.kr.md, docs/jp."""

_INDEX = frozenset({"index", "_index", "readme"})
_TAGGED = re.compile(r"(?P<stem>.+?)(?P<mark>[._-])(?P<tag>[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)")
WILD = re.compile(r"[*?]|\{path\}")


def split_name(name: str) -> tuple[str, str, str]:
    """Folder (with its last ``/``), stem and ending (lower case, no dot) of a name."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    return (folder + slash, stem, ending.lower()) if dot else (folder + slash, last, "")


def is_document(name: str) -> bool:
    return split_name(name)[2] in DOCUMENTS


def language_of(tag: str) -> str:
    """The language of a tag such as ``ko``, ``pt-BR``, ``zh_hant`` or ``kr``; empty where it is none."""
    code = re.split("[-_]", tag, maxsplit=1)[0].lower()
    code = _COUNTRIES.get(code, code)
    whole = re.fullmatch(r"[A-Za-z]{2}([-_][A-Za-z]{2,4})?", tag)
    return code if whole and code in LANGUAGES else ""


def tagged(stem: str, language: str) -> tuple[str, str]:
    """A stem without its language, and the language: ``page.ko`` is a page in Korean.

    Behind a dot any language counts; behind ``-`` or ``_`` only ``language``, because "do-it" is no
    Italian page.
    """
    found = _TAGGED.fullmatch(stem)
    if not found:
        return stem, ""
    tag = language_of(found["tag"])
    if not tag or (found["mark"] != "." and tag != language):
        return stem, ""
    return found["stem"], tag


def keys(name: str, language: str) -> tuple[str, ...]:
    """What a name is known by, from the strictest to the loosest: as it is, without its ending, an
    index by its folder, and without its language and capital letters."""
    folder, stem, _ = split_name(unicodedata.normalize("NFC", name))
    bare = tagged(stem, language)[0]
    return (
        unicodedata.normalize("NFC", name),
        folder + stem,
        folder + _page(stem),
        (folder + _page(bare)).casefold(),
    )


def _page(stem: str) -> str:
    return "" if stem.lower() in _INDEX else stem


def split_pattern(pattern: str) -> tuple[str, str]:
    """The folder that a pattern's files lie in, and the rest of it: ``docs/en`` and ``**/*.md``.

    The rest is empty where the pattern has no wildcard and names a folder.
    """
    found = WILD.search(pattern)
    if not found:
        return pattern, ""
    cut = pattern.rfind("/", 0, found.start()) + 1
    return pattern[:cut].rstrip("/") or ("/" if cut else "."), pattern[cut:]


def matcher(rest: str) -> re.Pattern[str]:
    """The rest of a pattern as a regular expression over relative names.

    ``*`` and ``?`` stay within a folder, ``**/`` is any folders, ``{path}`` anything; what ``{path}``
    stood for is the group ``path``, and the name of the document.
    """
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\{path\})", rest)
    said = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    made, named = "", False
    for piece in pieces:
        if piece == "{path}":
            made += "(?P=path)" if named else "(?P<path>.+)"
            named = True
        else:
            made += said.get(piece, re.escape(piece))
    return re.compile(made, re.DOTALL)
