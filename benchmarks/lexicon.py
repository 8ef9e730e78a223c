"""Learns the starter lexicon that ships with Daejo anew: `make lexicon CORPUS=../shared/real`.

CORPUS/training/REPO/SLUG holds source_then.md, translation.md and truth.json with 1:1 aligned lines.
Only word pairs seen in several documents are kept, and of those only both words, a weight and a count:
nothing of the texts can be made from it. The sources and their licences are listed beside the file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from daejo.alignment import Lexicon, learn
from daejo.blocks import Block
from daejo.markdown import read_markdown

TARGET = Path(__file__).parents[1] / "daejo" / "alignment" / "starter.lexicon"
SEEN_IN_DOCUMENTS = 3

BlockPair = tuple[tuple[Block], tuple[Block]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    repositories = sorted(p.name for p in (arguments.corpus / "training").iterdir() if p.is_dir())
    lexicon = lexicon_of(arguments.corpus, repositories, SEEN_IN_DOCUMENTS)
    data = lexicon.to_bytes()
    arguments.out.write_bytes(data)
    sources = sources_of(arguments.corpus, repositories)
    arguments.out.with_suffix(".sources.md").write_text(sources, encoding="utf-8")
    print(f"{len(lexicon):,} word pairs, {len(data):,} bytes -> {arguments.out}")


def lexicon_of(corpus: Path, repositories: list[str], seen_in_documents: int = 0) -> Lexicon:
    """A lexicon learned from the training documents of some repositories, as a user's own would be;
    with ``seen_in_documents`` only of what stands in so many documents."""
    pairs: list[BlockPair] = []
    documents: list[int] = []
    for number, folder in enumerate(_folders(corpus, repositories)):
        found = list(aligned_blocks(folder))
        pairs += found
        documents += [number] * len(found)
    if seen_in_documents:
        return learn(pairs, seen_at_least=seen_in_documents, documents=documents)
    return learn(pairs)


def aligned_blocks(folder: Path) -> Iterator[BlockPair]:
    """The 1:1 aligned blocks of one document."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))["align_then"]
    original = by_line(folder / "source_then.md")
    post = by_line(folder / "translation.md")
    for english, korean, *_ in truth:
        if english in original and korean in post:
            yield (original[english],), (post[korean],)


def by_line(path: Path) -> dict[int, Block]:
    """A file's blocks by their first lines."""
    return {b.lines[0]: b for b in read_markdown(path.read_text("utf-8")) if b.lines}


def sources_of(corpus: Path, repositories: list[str]) -> str:
    """A list of what was learned from, for people: repository, licence, how many documents."""
    counts: Counter[tuple[str, str]] = Counter()
    for folder in _folders(corpus, repositories):
        truth = json.loads((folder / "truth.json").read_text("utf-8"))
        counts[truth["repo"], truth["license"]] += 1
    rows = "\n".join(f"| {repo} | {licence} | {n} |" for (repo, licence), n in sorted(counts.items()))
    return (
        "# What `starter.lexicon` was learned from\n\n"
        "English documentation and its Korean translation, from the public history of these\n"
        f"projects. Single words, weights and counts, each seen in {SEEN_IN_DOCUMENTS} documents or more;\n"
        "no text of theirs. `make lexicon` makes it again.\n\n"
        "| repository | licence | documents |\n|---|---|---|\n" + rows + "\n"
    )


def _folders(corpus: Path, repositories: list[str]) -> Iterator[Path]:
    for repository in repositories:
        for folder in sorted((corpus / "training" / repository).iterdir()):
            if (folder / "truth.json").is_file():
                yield folder


if __name__ == "__main__":
    main()
