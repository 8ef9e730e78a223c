"""Part 4: pages per second, ours and trafilatura's on the same bytes, turn by turn in one process.

Processor time is measured, not the clock on the wall: other work on the machine would decide it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from reading_parts.corpus import Saved, pages

STATE_FLOOR = 20.0
OTHER_FLOOR = 1.0


def run(corpus: Path, *, quick: bool) -> list[str]:
    print("\n4. pages per second of processor time (the best of several turns each)")
    rounds = 5 if quick else 12
    sums: dict[bool, list[float]] = {True: [0.0, 0.0, 0], False: [0.0, 0.0, 0]}
    for saved in pages(corpus):
        ours, theirs = _times(saved, rounds)
        print(
            f"  {saved.name:46} {1 / ours:8.0f} /s   trafilatura {1 / theirs:6.0f} /s   x{theirs / ours:5.1f}"
            f"   {'state' if saved.has_state else 'markup'}"
        )
        total = sums[saved.has_state]
        total[0] += ours
        total[1] += theirs
        total[2] += 1
    failures = []
    for with_state, (ours, theirs, count) in sums.items():
        if not count:
            continue
        what, floor = ("with state", STATE_FLOOR) if with_state else ("without state", OTHER_FLOOR)
        ratio = theirs / ours
        print(
            f"  {count} pages {what}: ours {count / ours:.0f} /s, trafilatura "
            f"{count / theirs:.0f} /s, x{ratio:.1f}"
        )
        if ratio < floor:
            failures.append(f"pages {what}: {ratio:.1f} times trafilatura's speed < {floor}")
    return failures


def _times(saved: Saved, rounds: int) -> tuple[float, float]:
    ours = theirs = float("inf")
    for _ in range(rounds):
        ours = min(ours, _once(saved.read), _once(saved.read))
        theirs = min(theirs, _once(lambda: trafilatura.extract(saved.body)))
    return ours, theirs


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
