"""The git repositories that two trees lie in: the histories of pairs, and what changed since a revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from daejo.errors import InputError
from daejo.trees import Paired
from worker.auditing_history import Past
from worker.auditing_pairs import Asked
from worker.auditing_trees import Plan
from worker.git import GitHistory, NoRepository
from worker.trees import Tree

MOST_STEPS = 400
"""Versions of one file that are handed on, newest first. Of these some 24 are read."""

FEW = 20
"""Pairs up to which git is asked for their files alone: of a pull request, not of the whole tree."""


@dataclass(frozen=True, slots=True)
class Repositories:
    """The repositories of the two trees; one and the same object where they share it."""

    originals: GitHistory | None
    posts: GitHistory | None
    baselines: bool
    root: Path
    notes: tuple[str, ...] = ()

    @classmethod
    def open(cls, plan: Plan, originals: Tree, posts: Tree) -> Repositories:
        if not plan.git and plan.changed_from is None:
            return cls(None, None, False, Path.cwd())
        here = GitHistory(originals.folder)
        notes = ["the clone is shallow: older versions are missing, fetch more of it"] if here.shallow else []
        try:
            there: GitHistory | None = GitHistory(posts.folder)
        except NoRepository as error:
            there = None
            notes.append(f"{error}; when its documents were made is not known")
        shared = here if there is not None and there.root == here.root else there
        root = shared.root if shared else here.root
        return cls(here, shared, plan.git, root, tuple(notes) if plan.git else ())

    def since(self, revision: str | None, paired: Paired, originals: Tree, posts: Tree) -> Paired:
        """What has changed since ``revision`` on either side."""
        if revision is None or self.originals is None:
            return paired
        here = self.originals.changed_since(revision)
        there = here if self.posts is self.originals else self._elsewhere(revision)

        def left(name: str) -> bool:
            return self.originals is not None and self.originals.name(originals.documents[name]) in here

        def right(name: str) -> bool:
            return self.posts is not None and self.posts.name(posts.documents[name]) in there

        return Paired(
            pairs=tuple((one, other) for one, other in paired.pairs if left(one) or right(other)),
            untranslated=tuple(name for name in paired.untranslated if left(name)),
            without_original=tuple(name for name in paired.without_original if right(name)),
        )

    def merging(self, paired: Paired, originals: Tree, posts: Tree) -> dict[str, str]:
        """Of posts whose pair is in an unfinished merge: which of the two files it is."""
        found: dict[str, str] = {}
        for history, tree, side in ((self.originals, originals, 0), (self.posts, posts, 1)):
            if history is None or not (names := history.unmerged()):
                continue
            for pair in paired.pairs:
                path = tree.documents[pair[side]]
                if history.name(path) in names:
                    found.setdefault(str(posts.documents[pair[1]]), str(path))
        return found

    def _elsewhere(self, revision: str) -> frozenset[bytes]:
        """Changes of the posts' own repository, where it knows the revision too."""
        if self.posts is None:
            return frozenset()
        try:
            return self.posts.changed_since(revision)
        except InputError:
            return frozenset()

    def pasts(self, paired: Paired, originals: Tree, posts: Tree) -> Iterator[Asked]:
        """Each pair with the histories of its two files."""
        pairs = [(originals.documents[one], posts.documents[other]) for one, other in paired.pairs]
        here, there = self.originals, self.posts
        if not self.baselines or here is None:
            yield from (Asked(str(one), str(other)) for one, other in pairs)
            return
        lefts, rights = [one for one, _ in pairs], [other for _, other in pairs]
        where = [[], []] if len(pairs) <= FEW else [[originals.folder], [posts.folder]]
        if there is here:
            trails = here.trails([*lefts, *rights], [*where[0], *where[1]])
        else:
            trails = here.trails(lefts, where[0]) | (there.trails(rights, where[1]) if there else {})
        for one, other in pairs:
            then = Past(str(here.root), here.shallow, trails[one].steps[:MOST_STEPS])
            made = Past(str(there.root), there.shallow, trails[other].steps[:MOST_STEPS]) if there else None
            yield Asked(str(one), str(other), then, made)
