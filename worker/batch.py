"""Many comparisons at once: one JSON object a line in, one a line out, in order, on all cores."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import partial
from pathlib import Path

from daejo.errors import InputError
from daejo.findings import Policy
from daejo.findings.policy import DEFAULT
from worker.pool import LIMIT, Job, cores, run_jobs
from worker.rendering.safety import escape_json
from worker.rendering.text import write_json


def run_batch(
    batch: Path, jobs: int | None = None, limit: float = LIMIT, policy: Policy = DEFAULT
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
        for job in run_jobs(descriptor, partial(compare_line, policy=policy), jobs or cores(), limit):
            word, text = job.result or ("failed", _error(f"line {job.number}: {job.lost}"))
            done[word] += 1
            write_json(text)
    finally:
        if descriptor:
            os.close(descriptor)
    return done


def compare_line(job: Job, policy: Policy = DEFAULT) -> tuple[str, str]:
    """One line of a batch -> "in_sync", "stale" or "failed", and the JSON to print."""
    from daejo.errors import DaejoError
    from worker.comparing import compare_files
    from worker.rendering.compare_json import compare_json
    from worker.rendering.text import json_text

    try:
        made = compare_files(*_asked(job), policy)
        return "in_sync" if made.in_sync else "stale", json_text(compare_json(made), indent=None)
    except DaejoError as error:
        return "failed", _error(str(error))
    except Exception as error:  # a bug shows as one, and the rest of the batch goes on
        return "failed", _error(f"line {job.number}: a bug in Daejo: {type(error).__name__}: {error}")


def _asked(job: Job) -> tuple[Path, Path, Path | None]:
    place = f"line {job.number}"
    try:
        asked = json.loads(job.line)
    except (ValueError, RecursionError):
        raise InputError(f"{place}: is no JSON") from None
    if not isinstance(asked, dict):
        raise InputError(f'{place}: must be an object with "original" and "post"')
    for key in ("original", "post"):
        if not isinstance(asked.get(key), str) or not asked[key]:
            raise InputError(f'{place}: "{key}" must be the name of a file')
    baseline = asked.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        raise InputError(f'{place}: "baseline" must be the name of a file, or null')
    return Path(asked["original"]), Path(asked["post"]), Path(baseline) if baseline else None


def _error(message: str) -> str:
    return escape_json(json.dumps({"error": message}, ensure_ascii=False))
