"""What an archive's few copies tell: ``python benchmarks/archives.py CORPUS [--every 3] [--draws 1]``.

CORPUS/versions/REPO/SLUG has the versions of an English document in time, and which of them was translated.
Days on which an archive took copies are drawn, 15 to 500 days apart on average; what a recall would read of
them (the nearest before the translation and the nearest after, and the text of today) is chosen from, with
the weights that ship. Printed: how often the choice is right where the true text was among them, beside
taking the nearest copy before; and how sure it said that it was against how often it was right, with and
without the likelihood that no edit lies between the translation and the copy (`daejo.archives.stood`).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from daejo.archives import Copy, Sighting, in_order, stood
from daejo.baselines import Candidate, choose
from daejo.blocks import Block
from daejo.posts import Post, read_post
from daejo.recall import ENOUGH
from daejo.verdict.choosing import LEAST
from worker.comparing import read_original

SEED = 20261124
APART = (15, 60, 180, 500)
"""Days between two copies, on average."""


@dataclass(frozen=True)
class Version:
    at: datetime
    file: str
    true: bool
    """Whether it has the blocks of the one that was translated."""


@dataclass(frozen=True)
class Row:
    right: bool
    among: bool
    naive: bool
    certainty: float
    stood: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every so many documents")
    parser.add_argument("--draws", type=int, default=1, help="archives drawn for each document")
    given = parser.parse_args()
    draw = random.Random(SEED)
    folders = sorted(given.corpus.glob("versions/*/*"))[:: given.every]
    rows = [row for folder in folders for row in _rows(folder, given.corpus, draw, given.draws)]
    among = [row for row in rows if row.among]
    print(f"{len(rows)} archives; the true text is among the copies in {_share([r.among for r in rows])}")
    print(f"chosen right, where it is:  {_share([row.right for row in among])}")
    print(f"nearest copy before:        {_share([row.naive for row in among])}")
    _table("said by the texts alone", rows, [row.certainty for row in rows])
    _table("said, times that it stood", rows, [row.certainty * row.stood for row in rows])
    taken = [row for row in rows if row.certainty * row.stood >= LEAST]
    print(f"\ntaken (at least {LEAST:.0%} sure): {len(taken)}, right {_share([row.right for row in taken])}")


def _rows(folder: Path, corpus: Path, draw: random.Random, draws: int) -> Iterator[Row]:
    told = json.loads((folder / "versions.json").read_text("utf-8"))
    path = corpus / "pairs" / folder.parent.name / folder.name / "translation.md"
    post = read_post(path.read_bytes(), str(path))
    made = datetime.fromtimestamp(told["translated_at"], UTC)
    versions = sorted(
        (Version(datetime.fromtimestamp(v["time"], UTC), v["file"], v["same_blocks_as_then"])
         for v in told["versions"]),
        key=lambda version: version.at,
    )  # fmt: skip
    blocks = {v.file: tuple(read_original(folder / v.file)[0].blocks) for v in versions}
    today = max(versions[-1].at, made) + timedelta(days=200)
    for _ in range(draws):
        copies = in_order(_drawn(versions[0].at, today, draw), made, today)[:ENOUGH]
        days = [today, *(copy.at for copy in copies if copy.at is not None)]
        seen = [(day, max((v for v in versions if v.at <= day), key=lambda v: v.at)) for day in days]
        if copies:
            yield _row(seen, blocks, made, post)


def _row(
    seen: Sequence[tuple[datetime, Version]],
    blocks: Mapping[str, tuple[Block, ...]],
    made: datetime,
    post: Post,
) -> Row:
    early = {version.file for day, version in seen if day <= made}
    candidates = [
        Candidate(version.file, blocks[version.file], day if version.file in early else None)
        for day, version in seen
    ]
    choice = choose(candidates, post, made)
    sightings = [Sighting(version.file, day) for day, version in seen]
    true = {version.file: version.true for _, version in seen}
    before = [version for day, version in seen if day <= made]
    return Row(
        right=true[choice.chosen.key],
        among=any(true.values()),
        naive=(before[0] if before else seen[0][1]).true,
        certainty=choice.certainty,
        stood=stood(choice.chosen.key, made, sightings),
    )


def _drawn(first: datetime, today: datetime, draw: random.Random) -> Iterator[Copy]:
    apart = draw.choice(APART)
    day = first + timedelta(days=draw.expovariate(1 / apart))
    while day < today:
        yield Copy(day.isoformat(), day)
        day += timedelta(days=draw.expovariate(1 / apart))


def _table(title: str, rows: Sequence[Row], said: Sequence[float]) -> None:
    print(f"\n{title:26} archives  said  right")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        here = [(row, sure) for row, sure in zip(rows, said, strict=True) if low <= sure < low + 0.2]
        if here:
            mean = sum(sure for _, sure in here) / len(here)
            right = _share([row.right for row, _ in here])
            print(f"  {low:.0%} to {low + 0.2:.0%}".ljust(26), f"{len(here):8}  {mean:.2f}  {right}")


def _share(values: Sequence[bool]) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "-"


if __name__ == "__main__":
    main()
