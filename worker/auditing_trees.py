"""What an audit is of: two trees read, and which of their documents are held against each other."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from pathlib import Path

from daejo.errors import InputError
from daejo.trees import LeftOut, Paired, apart, by_suffix, inner_folders, language_folder, pair_up
from worker.files import read_file
from worker.trees import Tree, read_tree

LARGEST = 4_000_000
"""Bytes of a document. The longest met has 0.2 MB."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY = 8_000
"""Bytes in which git looks for a NUL before it calls a file binary."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to audit: two folders or patterns; whether git's history tells the baselines; the revision
    since which a document must have changed to be looked at; the languages of posts and originals."""

    originals: str
    posts: str
    git: bool = False
    changed_from: str | None = None
    language: str = "ko"
    source: str = "en"


def read_trees(plan: Plan) -> tuple[Tree, Tree, Paired]:
    """Both trees, and which of their documents belong together. One may lie in the other, or both may
    be one folder that holds ``page.md`` beside ``page.ko.md``. Raises InputError."""
    originals, posts = read_tree(plan.originals), read_tree(plan.posts)
    left, right = originals.folder.resolve(), posts.folder.resolve()
    names, translated = tuple(originals.documents), tuple(posts.documents)
    if left == right and set(originals.documents.values()) & set(posts.documents.values()):
        names, translated = _same_folder(plan, originals, posts)
    elif right.is_relative_to(left) and left != right:
        names = _outside(originals, right.relative_to(left).as_posix())
    elif left.is_relative_to(right) and left != right:
        translated = _outside(posts, left.relative_to(right).as_posix())
    return originals, posts, pair_up(names, translated, plan.language, plan.source)


def unpaired(plan: Plan, originals: Tree, posts: Tree) -> str:
    """What to name instead, where not one page of two trees belongs to one of the other."""
    for tree, other, language, what in (
        (originals, posts, plan.source, "originals"),
        (posts, originals, plan.language, "translations"),
    ):
        folders = (tree.folder / one for one in inner_folders(tree.documents, other.documents, language))
        better = next((one for one in folders if one.resolve() != other.folder.resolve()), None)
        if better is not None:
            return f"not one page was paired; the {what} seem to lie in {better}: name that folder"
    return (
        f"not one page was paired: no page of {plan.posts} has the name of one of {plan.originals}; name "
        "other folders, or patterns with {path}"
    )


def _same_folder(plan: Plan, originals: Tree, posts: Tree) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides of one folder: by a pattern that tells the posts apart, else by the names' languages."""
    own = set(posts.documents.values())
    if len(own) < len(originals.documents):
        return tuple(n for n, path in originals.documents.items() if path not in own), tuple(posts.documents)
    names, translated = by_suffix(originals.documents, plan.language, plan.source)
    if not translated:
        raise InputError(
            f"{plan.posts}: is the folder of the originals, and holds no page like "
            f"page.{plan.language}.md; {_two_folders(plan, posts)}"
        )
    return names, translated


def _two_folders(plan: Plan, tree: Tree) -> str:
    """What to name instead of one folder that holds both languages in folders of their own."""
    here, there = (language_folder(tree.documents, tongue) for tongue in (plan.source, plan.language))
    return f"name {tree.folder / here} and {tree.folder / there}" if here and there else "name another folder"


def _outside(tree: Tree, inner: str) -> tuple[str, ...]:
    """The documents of a tree without those of another one that lies at ``inner`` in it."""
    below = {path.relative_to(tree.folder).as_posix(): name for name, path in tree.documents.items()}
    return tuple(below[place] for place in apart(below, inner))


def fit(paired: Paired, originals: Tree, posts: Tree) -> tuple[Paired, list[LeftOut]]:
    """The pairs whose files are texts of a size that anybody reads; the others are left out."""
    pairs, left_out = [], []
    for one, other in paired.pairs:
        paths = originals.documents[one], posts.documents[other]
        why = [LeftOut(str(path), said) for path in paths if (said := _unfit(path))]
        left_out.extend(why)
        if not why:
            pairs.append((one, other))
    return replace(paired, pairs=tuple(pairs)), left_out


def _unfit(path: Path) -> str:
    try:
        if path.stat(follow_symlinks=False).st_size > LARGEST:
            return f"larger than {LARGEST / 1_000_000:g} MB"
        data = read_file(path, follow=False)[:_BINARY]
    except (OSError, InputError):
        return ""  # the pair fails, and says why
    # UTF-16 is a text: that pair fails too, and says why.
    return "is no text" if b"\0" in data and not data.startswith(_WIDE) else ""
