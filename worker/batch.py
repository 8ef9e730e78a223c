"""Many comparisons at once: one JSON object a line in, one a line out, in order, on all cores."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from daejo.errors import InputError
from daejo.findings import Policy
from daejo.findings.policy import DEFAULT
from worker.pool import LIMIT, Job, cores, run_jobs
from worker.rendering.safety import escape_json
from worker.rendering.text import write_json

if TYPE_CHECKING:
    from worker.comparing import Comparison


@dataclass(frozen=True, slots=True)
class Manner:
    """How each line is answered: by the contract of detectors; with baselines out of git's history."""

    policy: Policy = DEFAULT
    contract: bool = False
    git: bool = False


PLAIN = Manner()
KEYS = ("original", "post", "baseline")


def run_batch(
    batch: Path, jobs: int | None = None, limit: float = LIMIT, manner: Manner = PLAIN
) -> Counter[str]:
    """Compare every line of ``batch`` ("-": standard input), printing one JSON object a line.

    Returns how many were "in_sync", "stale" and "failed".
    """
    done: Counter[str] = Counter()
    try:
        descriptor = 0 if str(batch) == "-" else os.open(batch, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise InputError(f"{batch}: cannot be opened ({error.strerror})") from None
    try:
        for job in run_jobs(descriptor, partial(compare_line, manner=manner), jobs or cores(), limit):
            word, text = job.result or ("failed", _error(f"line {job.number}: {job.lost}"))
            done[word] += 1
            write_json(text)
    finally:
        if descriptor:
            os.close(descriptor)
    return done


def compare_line(job: Job, manner: Manner = PLAIN) -> tuple[str, str]:
    """One line of a batch -> "in_sync", "stale" or "failed", and the JSON to print."""
    from daejo.errors import DaejoError

    try:
        asked = _asked(job)
        return _contract(asked, manner) if manner.contract else _compared(asked, manner)
    except DaejoError as error:
        return "failed", _error(f"line {job.number}: {error}")
    except Exception as error:  # a bug shows as one, and the rest of the batch goes on
        return "failed", _error(f"line {job.number}: a bug in Daejo: {type(error).__name__}: {error}")


def compared(original: Path, post: Path, baseline: Path | None, manner: Manner) -> Comparison:
    """Two files held against each other; without a named baseline git's history has one, if asked for."""
    from worker.comparing import compare_files
    from worker.contracting import compare_in_repository

    if manner.git and baseline is None:
        return compare_in_repository(original, post, manner.policy)
    return compare_files(original, post, baseline, manner.policy)


def _compared(asked: tuple[Path, Path, Path | None], manner: Manner) -> tuple[str, str]:
    from worker.rendering.compare_json import compare_json
    from worker.rendering.text import json_text

    made = compared(*asked, manner)
    return "in_sync" if made.in_sync else "stale", json_text(compare_json(made), indent=None)


def _contract(asked: tuple[Path, Path, Path | None], manner: Manner) -> tuple[str, str]:
    from daejo.trees import Standing
    from worker.contracting import contract_of
    from worker.rendering.schemas import plain
    from worker.rendering.text import json_text

    made = contract_of(*asked, manner.policy, git=manner.git)
    word = "stale" if made.status is Standing.OUTDATED else "in_sync"
    return word, json_text(plain(made), indent=None)


def _asked(job: Job) -> tuple[Path, Path, Path | None]:
    try:
        asked = json.loads(job.line)
    except (ValueError, RecursionError):
        raise InputError("is no JSON") from None
    if not isinstance(asked, dict):
        raise InputError('must be an object with "original" and "post"')
    if unknown := [key for key in asked if key not in KEYS]:
        raise InputError(f"unknown key: {unknown[0][:60]}; keys are {', '.join(KEYS)}")
    for key in ("original", "post"):
        if not isinstance(asked.get(key), str) or not asked[key]:
            raise InputError(f'"{key}" must be the name of a file')
    baseline = asked.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        raise InputError('"baseline" must be the name of a file, or null')
    return Path(asked["original"]), Path(asked["post"]), Path(baseline) if baseline else None


def _error(message: str) -> str:
    return escape_json(json.dumps({"error": message}, ensure_ascii=False))
