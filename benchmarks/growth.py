"""How time and memory grow with length: documents of 100 to 6,400 blocks, made by joining real ones."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one document is one core's work, as in production

from daejo.alignment import align, starter
from daejo.blocks import Block
from daejo.markdown import read_markdown

SMALLEST, LARGEST = 100, 6400
TOO_MUCH_MB = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--largest", type=int, default=LARGEST)
    parser.add_argument("--one", type=int, help="measure this length only, and print seconds and MB")
    arguments = parser.parse_args()
    if arguments.one:
        print(*measure(arguments.corpus, arguments.one))
    else:
        growth(arguments.corpus, arguments.largest)


def growth(corpus: Path, largest: int = LARGEST) -> dict[str, float]:
    """Prints the table; returns the worst factor of a doubling, and the peak memory (MB).

    Every length is measured in a process of its own: peak memory never falls within one.
    """
    print("\nGrowth (joined documents, shipped lexicon)\n  blocks    seconds   factor   peak MB   pairs")
    before, worst, size, peak = 0.0, 0.0, SMALLEST, 0.0
    while size <= largest:
        command = [sys.executable, __file__, str(corpus), "--one", str(size)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        seconds, peak, pairs = float(said[0]), float(said[1]), int(said[2])
        factor = seconds / before if before else 0.0
        worst = max(worst, factor)
        print(f"{size:8,} {seconds:10.3f} {factor or '':>8.3} {peak:9.0f} {pairs:7,}")
        before, size = seconds, size * 2
    return {"growth.factor": worst, "growth.peak_mb": peak}


def measure(corpus: Path, size: int) -> tuple[float, float, int]:
    """Seconds (the median of several, the lexicon loaded), peak memory of the process in MB, pairs found."""
    original, post = joined(corpus, size)
    lexicon = starter()
    align(original[:50], post[:50], lexicon)
    spent = []
    for _ in range(9 if size <= 800 else 5):
        start = time.process_time()
        pairs = align(original, post, lexicon)
        spent.append(time.process_time() - start)
    return statistics.median(spent), peak_mb(), len(pairs)


def peak_mb() -> float:
    """Peak memory of this process. Not getrusage: its figure survives exec, and shows the parent's."""
    said = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in said.splitlines() if line.startswith("VmHWM:")) / 1024


def joined(corpus: Path, size: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Real documents one after the other, until both sides have ``size`` blocks."""
    folders = sorted(p for p in (corpus / "training").glob("*/*") if (p / "truth.json").is_file())
    original: list[Block] = []
    post: list[Block] = []
    for folder in cycle(folders):
        original += read_markdown((folder / "source_then.md").read_text("utf-8"))
        post += read_markdown((folder / "translation.md").read_text("utf-8"))
        if min(len(original), len(post)) >= size:
            return tuple(original[:size]), tuple(post[:size])
    raise SystemExit(f"no documents in {corpus / 'training'}")


if __name__ == "__main__":
    main()
