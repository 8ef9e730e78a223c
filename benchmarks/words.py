"""The list of plain English words that ships: ``python benchmarks/words.py FOLDER…``, into english.txt.

Counts words in the prose of Python's docstrings and comments, of packages' descriptions and of manuals: no
text that anything is measured on. A word is plain English that many files have in lower case, mostly behind
another word of a sentence, and hardly ever with a capital there.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

FILES = 6
"""Files that must have a word."""
LOWER = 0.85
"""The share of a word's places within sentences where it has no capital."""
BEHIND = 0.15
"""The share of its places that are behind an article, a preposition or the like: identifiers have fewer."""
ENDINGS = (".py", ".txt", ".rst", ".md", ".pod")
_PACKAGE = re.compile(r"^(?:Name|Requires-Dist|Provides-Extra): ([A-Za-z0-9]+)", re.MULTILINE)
_DOC = re.compile(r'"""(.{40,20000}?)"""|^\s*#\s(.{30,300})$', re.DOTALL | re.MULTILINE)
_WITHIN = re.compile(r"(?<=[a-z,] )([A-Za-z]?[a-z]{2,17})(?=[ ,.;:)])")
_LEADS = """the a an of to in for and or with by on is are be as this that these those its it you we can will
    not may from at your their no any each every all some more most very into than when if which has have must
    should"""


def prose(path: Path) -> str:
    text = path.read_text("utf-8", errors="replace")[:400_000]
    if path.suffix == ".py":
        return "\n".join(m[1] or m[2] for m in _DOC.finditer(text))
    return text


def files(folders: list[str]) -> Iterator[Path]:
    for folder in folders:
        yield from (p for p in sorted(Path(folder).rglob("*")) if p.suffix in ENDINGS and p.is_file())
        yield from sorted(Path(folder).rglob("METADATA"))


def main() -> None:
    leads = frozenset(_LEADS.split())
    held: Counter[str] = Counter()
    places: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    packages: set[str] = set()
    for path in files(sys.argv[1:]):
        seen = set()
        if path.name == "METADATA":
            packages.update(
                m[1].lower() for m in _PACKAGE.finditer(path.read_text("utf-8", errors="replace"))
            )
        text = " ".join(prose(path).split())
        for match in _WITHIN.finditer(text):
            word = match[1]
            key = word.lower()
            places[key] += 1
            lower[key] += word == key
            before = text[max(0, match.start() - 12) : match.start()].split()
            behind[key] += bool(before) and before[-1].lower() in leads
            seen.add(key)
        held.update(seen)
    plain = sorted(
        word
        for word, number in held.items()
        if word not in packages
        and number >= FILES
        and lower[word] >= LOWER * places[word]
        and behind[word] >= BEHIND * places[word]
    )
    print("\n".join(plain))


if __name__ == "__main__":
    main()
