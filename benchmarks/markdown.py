"""Whether the Markdown reader parts documents where a translator does: against pairs of known blocks.

    python benchmarks/markdown.py CORPUS [--misses]     CORPUS: the folder that holds pairs/

Each pair's truth names the first line and the kind of every block of three files. Printed: the share
of those lines at which one of our blocks begins, and the share of these whose kind is the same. Kinds
differ by design for includes (code in the truth, markup here) and for HTML that is read as what it
shows (headings, images, quotes).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from daejo.blocks import Block
from daejo.markdown import read_markdown, split_front_matter

GOAL = 0.999
KINDS = {
    "p": "paragraph",
    "li": "list_item",
    "code": "code",
    "image": "image",
    "table": "table",
    "quote": "quote",
    "html": "markup",
    "hr": "rule",
    **{f"h{n}": "heading" for n in range(1, 7)},
}


def pairs(corpus: Path) -> Iterator[Path]:
    """The undisturbed pairs, in order."""
    folder = corpus / "pairs"
    yield from sorted(d for d in folder.glob("*/*") if "--" not in d.name and (d / "truth.json").is_file())


def truth(folder: Path) -> dict[str, list[tuple[int, str]]]:
    """(line, kind) of the blocks of each file of a pair."""
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return {
        "source_then.md": [(english, kind) for english, _, kind in told["align_then"]],
        "translation.md": [(korean, kind) for _, korean, kind in told["align_then"]],
        "source_now.md": [(block["line"], block["kind"]) for block in told["now"]],
    }


def first_lines(path: Path) -> tuple[dict[int, Block], int]:
    """Our blocks by their first lines, and how many characters were read."""
    text = path.read_text(encoding="utf-8")
    front = split_front_matter(text)
    found: dict[int, Block] = {}
    for block in read_markdown(front.body, front.body_line):
        if block.lines:
            found.setdefault(block.lines[0], block)
    return found, len(text)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the lines at which no block begins")
    args = parser.parse_args()
    total, begun, same, characters, seconds = 0, 0, 0, 0, 0.0
    other: Counter[tuple[str, str]] = Counter()
    for folder in pairs(args.corpus):
        for name, blocks in truth(folder).items():
            start = time.process_time()
            ours, size = first_lines(folder / name)
            seconds += time.process_time() - start
            characters += size
            for line, kind in blocks:
                total += 1
                if line not in ours:
                    if args.misses:
                        print(f"missed {folder.name}/{name}:{line} {kind}")
                    continue
                begun += 1
                same += ours[line].kind.value == KINDS[kind]
                if ours[line].kind.value != KINDS[kind]:
                    other[kind, ours[line].kind.value] += 1
    if not total:
        print(f"no pairs in {args.corpus}")
        return 2
    print(f"{total} blocks: first lines {begun / total:.4f}, kinds {same / max(1, begun):.4f}")
    print("other kinds: " + ", ".join(f"{a} read as {b} {n}" for (a, b), n in other.most_common()))
    print(f"{characters / max(seconds, 1e-9) / 1e6:.1f} million characters a second")
    return 0 if begun / total >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
