"""Two files -> the contract by which documentation teams compare detectors; and a pair with its history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from daejo.findings import Policy
from daejo.findings.policy import DEFAULT
from daejo.trees import Contract, Standing, contract
from worker.auditing_history import Past
from worker.auditing_pairs import Asked, compare_with_history
from worker.comparing import Comparison, compare_files
from worker.git import GitHistory, NoRepository
from worker.rendering.audit_words import held_against


def contract_of(
    original: Path,
    post: Path,
    baseline: Path | None = None,
    policy: Policy = DEFAULT,
    *,
    git: bool = False,
) -> Contract:
    """What two files come to. A file that is not there is an answer; one that cannot be read raises
    InputError. With ``git`` the baseline is taken from the original's history."""
    if not original.exists():
        return Contract(Standing.NO_ORIGINAL)
    if not post.exists():
        return Contract(Standing.NOT_TRANSLATED)
    if git and baseline is None:
        made = compare_in_repository(original, post, policy)
    else:
        made = compare_files(original, post, baseline, policy)
    alone = baseline is None and not git
    return contract(
        made.original.blocks, made.post.blocks, made.pairs, made.findings, made.changes, alone=alone
    )


def compare_in_repository(original: Path, post: Path, policy: Policy = DEFAULT) -> Comparison:
    """Two files held against each other, given the version that the history says was translated; a note
    names it.

    Raises InputError where the original lies in no repository, or a file cannot be read.
    """
    here = GitHistory(original)
    then = Past(str(here.root), here.shallow, here.trails([original])[original].steps)
    try:
        there = GitHistory(post)
        made = Past(str(there.root), there.shallow, there.trails([post])[post].steps)
    except NoRepository:
        made = None
    asked = Asked(str(original), str(post), then, made)
    comparison, held, notes = compare_with_history(asked, policy)
    named = f"{original}: held against {held_against(held)}"
    return replace(comparison, notes=(named, *notes, *comparison.notes))
