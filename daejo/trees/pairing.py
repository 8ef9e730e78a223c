"""Which documents of two trees belong together, by their names alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from daejo.trees.names import DOCUMENTS, HTML, keys, language_of, split_name, tagged


@dataclass(frozen=True, slots=True)
class Paired:
    """``pairs`` of original and post, by the original's name; what is left over on either side."""

    pairs: tuple[tuple[str, str], ...]
    untranslated: tuple[str, ...]
    without_original: tuple[str, ...]


def pair_up(
    originals: Iterable[str], posts: Iterable[str], language: str = "ko", source: str = "en"
) -> Paired:
    """Pair documents by their names, the strictest likeness first.

    After the same name come another ending, ``_index`` or ``README`` for ``index``, and
    ``page.ko.md`` for ``page.md``. The loosest likeness counts only where it is unambiguous. HTML
    without a translation is not named beside Markdown: there it is what was built.
    """
    left, right = sorted(set(originals)), sorted(set(posts))
    pairs: list[tuple[str, str]] = []
    loosest = len(keys("", language)) - 1
    for level in range(loosest + 1):
        here, there = _by_key(left, level, source), _by_key(right, level, language)
        for key in here.keys() & there.keys():
            if level < loosest or len(here[key]) == len(there[key]) == 1:
                pairs.extend(zip(here[key], there[key], strict=False))
        taken = {name for pair in pairs for name in pair[:1]}, {name for pair in pairs for name in pair[1:]}
        left = [name for name in left if name not in taken[0]]
        right = [name for name in right if name not in taken[1]]
    written = any(split_name(name)[2] not in HTML for name in (*left, *(one for one, _ in pairs)))
    return Paired(
        pairs=tuple(sorted(pairs)),
        untranslated=tuple(name for name in left if not (written and split_name(name)[2] in HTML)),
        without_original=tuple(right),
    )


def _by_key(names: Sequence[str], level: int, language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=_ending):
        found[keys(name, language)[level]].append(name)
    return found


def _ending(name: str) -> tuple[int, str]:
    ending = split_name(name)[2]
    return (DOCUMENTS.index(ending) if ending in DOCUMENTS else len(DOCUMENTS), name)


def by_suffix(
    names: Iterable[str], language: str = "ko", source: str = "en"
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The originals and the posts of one folder that holds both, as ``page.md`` and ``page.ko.md``.

    Pages of other languages are neither.
    """
    given = list(names)
    stems = {folder + stem for folder, stem, _ in map(split_name, given)}
    known = {name: _tongue(name, language, stems) for name in given}
    return (
        tuple(name for name, tag in known.items() if tag in ("", source)),
        tuple(name for name, tag in known.items() if tag == language),
    )


def _tongue(name: str, language: str, stems: Collection[str]) -> str:
    """The language that a name tells; behind ``-`` or ``_`` another one counts where the page without it
    stands beside it: README_zh.md and README.md."""
    folder, stem, _ = split_name(name)
    if told := tagged(stem, language)[1]:
        return told
    bare, _, tag = stem.replace("-", "_").rpartition("_")
    return language_of(tag) if bare and folder + stem[: len(bare)] in stems else ""


def inner_folders(names: Iterable[str], wanted: Iterable[str], language: str) -> tuple[str, ...]:
    """Folders of a tree below which lie pages of the ``wanted`` names: where the other side of a tree
    with such names may be. ``docs`` holds it in ``docs/en``. Those of ``language`` first, then those
    with most pages; none of another language."""
    known = set(wanted)
    found: Counter[str] = Counter()
    for name in names:
        parts = name.split("/")
        found.update(
            "/".join(parts[:cut]) for cut in range(1, min(len(parts), 8)) if "/".join(parts[cut:]) in known
        )
    spoken = {folder: {language_of(part) for part in folder.split("/")} - {""} for folder in found}
    order = [
        (language not in spoken[folder], -count, folder)
        for folder, count in found.items()
        if not spoken[folder] - {language}
    ]
    return tuple(folder for _, _, folder in sorted(order))


def language_folder(names: Iterable[str], language: str) -> str | None:
    """The first folder of a tree that is named by a language: ``docs/ko`` of ``docs/ko/page.md``."""
    for name in names:
        parts = name.split("/")[:-1]
        for cut, part in enumerate(parts, 1):
            if language_of(part) == language:
                return "/".join(parts[:cut])
    return None


def apart(names: Iterable[str], inner: str) -> tuple[str, ...]:
    """The names of a tree without another tree that lies in it at ``inner``, nor its sisters in other
    languages: with ``i18n/ko`` goes ``i18n/ja``."""
    parts = inner.split("/")
    place = max((i for i, part in enumerate(parts) if language_of(part)), default=None)

    def elsewhere(name: str) -> bool:
        own = name.split("/")
        if own[: len(parts)] == parts:
            return False
        if place is None or own[:place] != parts[:place] or len(own) <= place + 1:
            return True
        return not language_of(own[place])

    return tuple(name for name in names if elsewhere(name))
