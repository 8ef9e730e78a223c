"""Two trees of documents -> how every one stands, on all cores."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from daejo.blocks import storable
from daejo.findings import Policy
from daejo.findings.policy import DEFAULT
from daejo.trees import Audit, Audited, Status
from worker.auditing_pairs import AUDITED, Asked, asked_line, audit_line
from worker.auditing_repositories import Repositories
from worker.auditing_trees import Plan, fit, read_trees, unpaired
from worker.pool import Job, cores, run_jobs

LIMIT = 600.0
"""Seconds for one pair, with all its versions."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Concluded:
    """The audit, and the folder that its paths are told from: the repository's, or the current one.

    ``paired``: whether any page of one tree belongs to one of the other; else nothing was checked.
    """

    audit: Audit
    root: Path
    paired: bool = True


def audit(
    plan: Plan,
    policy: Policy = DEFAULT,
    jobs: int | None = None,
    progress: Progress | None = None,
    limit: float = LIMIT,
) -> Concluded:
    """Hold every document of one tree against its counterpart in the other.

    A pair that cannot be read, or that takes a process down, is `failed` and keeps nobody else back.
    Raises InputError where a tree cannot be read, or git is asked for and cannot answer.
    """
    originals, posts, paired = read_trees(plan)
    matched = bool(paired.pairs)
    notes = () if matched else (unpaired(plan, originals, posts),)
    histories = Repositories.open(plan, originals, posts)
    paired, left_out = fit(histories.since(plan.changed_from, paired, originals, posts), originals, posts)
    merging = histories.merging(paired, originals, posts)
    pairs = list(histories.pasts(paired, originals, posts))
    asked = [one for one in pairs if one.post not in merging]
    files = [
        *_run(asked, policy, jobs or cores(), progress, limit),
        *(_unfinished(one, merging[one.post]) for one in pairs if one.post in merging),
        *(Audited(Status.UNTRANSLATED, str(originals.documents[n]), None) for n in paired.untranslated),
        *(Audited(Status.WITHOUT_ORIGINAL, None, str(posts.documents[n])) for n in paired.without_original),
    ]
    files.sort(key=lambda file: (file.post or "", file.original or ""))
    skipped = dict.fromkeys((*originals.left_out, *posts.left_out, *left_out))
    made = Audit(tuple(files), tuple(skipped), (*notes, *histories.notes))
    return Concluded(made, histories.root, paired=matched)


def _run(
    asked: Sequence[Asked], policy: Policy, size: int, progress: Progress | None, limit: float
) -> Iterator[Audited]:
    with tempfile.TemporaryFile() as lines:
        for one in asked:
            lines.write(asked_line(one))
        lines.seek(0)
        work = partial(audit_line, policy=policy)
        for job in run_jobs(lines.fileno(), work, min(size, len(asked)) or 1, limit):
            one = asked[job.number - 1]
            if progress:
                progress(job.number, len(asked), one.post)
            yield replace(_result(job), original=one.original, post=one.post)


def _unfinished(asked: Asked, path: str) -> Audited:
    why = f"{path}: a merge is not finished; resolve its conflicts first"
    return Audited(Status.FAILED, asked.original, asked.post, why=storable(why))


def _result(job: Job) -> Audited:
    if job.result is None:
        return Audited(Status.FAILED, None, None, why=job.lost)
    return AUDITED.validate_python(json.loads(job.result[1]), strict=False)
