"""Press the pages of `seeds/originals` from their sources: `python seeds/press [--check]`.

Run after editing a source or a story.toml. With ``--check`` nothing is written; exit code 1 where a
page is not what its source makes.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markup import challenge_page, story_page, tombstone_page
from source import Paragraph, named, read_source
from story import HOST, Edition

ORIGINALS = Path(__file__).resolve().parent.parent / "originals"


def main(check: bool) -> int:
    """Press every page; how many were not as they should be is 0 or 1 of an exit code."""
    stories = [
        (folder.parent, tomllib.loads(folder.read_text(encoding="utf-8")))
        for folder in sorted(ORIGINALS.glob("*/story.toml"))
    ]
    titles = [read_source(folder / "1.md")[0].text for folder, _ in stories]
    stale = []
    for place, (folder, story) in enumerate(stories):
        nearby = tuple(titles[(place + step) % len(titles)] for step in (1, 2))
        for path, page in _pages(folder, story, nearby):
            if not path.exists() or path.read_text(encoding="utf-8") != page:
                stale.append(path)
                if not check:
                    path.write_text(page, encoding="utf-8", newline="\n")
    for path in stale:
        sys.stdout.write(f"{'stale' if check else 'pressed'}: {path.relative_to(ORIGINALS)}\n")
    return 1 if check and stale else 0


def _pages(folder: Path, story: dict[str, Any], nearby: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    before: list[Paragraph] = []
    facts = story["story"]
    for chapter in story["chapter"]:
        path = folder / chapter["page"]
        match chapter.get("press", "story"):
            case "tombstone":
                yield path, tombstone_page(facts["id"])
            case "challenge":
                yield path, challenge_page()
            case _:
                before = named(facts["id"], read_source(folder / chapter["source"]), before)
                yield path, story_page(_edition(story, chapter, before, nearby))


def _edition(
    story: dict[str, Any], chapter: dict[str, Any], paragraphs: list[Paragraph], nearby: tuple[str, ...]
) -> Edition:
    facts = story["story"]
    return Edition(
        id=facts["id"],
        url=chapter.get("location", HOST + story["path"]),
        author=facts["author"],
        username=facts["username"],
        tags=tuple(facts["tags"]),
        publication=chapter.get("publication", facts.get("publication")),
        first_published=facts["first_published"],
        published=chapter["published"],
        paragraphs=tuple(paragraphs),
        recommended=nearby,
        preview=chapter.get("preview"),
    )


if __name__ == "__main__":
    raise SystemExit(main(check="--check" in sys.argv[1:]))
