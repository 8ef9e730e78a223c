"""How well and how fast originals are read: ``python benchmarks/reading.py CORPUS``.

CORPUS is a folder with ``pages/*.html`` (``NAME.expected.html`` beside a page is the text that an
extractor's own test suite expects of it) and ``feeds/*.xml``. Prints, ours beside trafilatura and
readability-lxml in the same run:

1. word precision, recall and F1, and how often a block has the expected kind;
2. title, author, dates, version and id against values read off the pages by eye;
3. two fetches of one story: the fingerprints; 20 kinds of edit of each page: what was found where;
4. pages per second, and the ratio.

Exits 1 below the floors of FLOORS. Options: ``--quick`` times less, ``--only 1,3`` runs these parts.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reading_parts import edits, speed, values, words

PARTS = {"1": words.run, "2": values.run, "3": edits.run, "4": speed.run}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="1,2,3,4")
    asked = parser.parse_args()
    if not (asked.corpus / "pages").is_dir():
        print(f"{asked.corpus} holds no folder pages/")
        return 2
    failures: list[str] = []
    for part in asked.only.split(","):
        failures += PARTS[part](asked.corpus, quick=asked.quick)
    print()
    for failure in failures:
        print(f"BELOW THE FLOOR  {failure}")
    print("all floors held" if not failures else f"{len(failures)} below the floor")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
