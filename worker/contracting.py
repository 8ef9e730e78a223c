"""Two files -> the contract by which documentation teams compare detectors; and a pair with its history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from daejo.errors import InputError
from daejo.findings import Policy
from daejo.findings.policy import DEFAULT
from daejo.posts import read_post
from daejo.trees import Contract, Standing, bare_article, contract
from worker.auditing_history import Past
from worker.auditing_pairs import Asked, compare_with_history, is_empty
from worker.comparing import Comparison, compare, compare_files
from worker.files import read_file
from worker.git import GitHistory, NoRepository
from worker.rendering.audit_words import held_against
from worker.walking import SUFFIXES


def contract_of(
    original: Path,
    post: Path,
    baseline: Path | None = None,
    policy: Policy = DEFAULT,
    *,
    git: bool = False,
) -> Contract:
    """What two files come to. A file that is not there, or holds nothing, is an answer; one that cannot
    be read raises InputError. With ``git`` the baseline is taken from the original's history."""
    if not original.exists():
        return Contract(Standing.NO_ORIGINAL)
    if not post.exists():
        return Contract(Standing.NOT_TRANSLATED)
    if git and baseline is None:
        made = compare_in_repository(original, post, policy)
    else:
        made = _compare(original, post, baseline, policy)
    if is_empty(made.post):
        return Contract(Standing.UP_TO_DATE if is_empty(made.original) else Standing.NOT_TRANSLATED)
    return contract(
        made.original.blocks, made.post.blocks, made.pairs, made.findings, made.changes, alone=made.alone
    )


def _compare(original: Path, post: Path, baseline: Path | None, policy: Policy) -> Comparison:
    """The comparison of two files; of Markdown without a text as well."""
    try:
        return compare_files(original, post, baseline, policy)
    except InputError:
        markdown = original.suffix.lower() in SUFFIXES
        bare = bare_article(read_file(original), str(original)) if markdown else None
        if bare is None:
            raise
        return compare(bare, read_post(read_file(post), str(post)), None, policy)


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
