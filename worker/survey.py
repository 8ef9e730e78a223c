"""Post files -> the ledger: new, edited, renamed and vanished posts, and what each link leads to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from daejo.errors import LinkError, PostError
from daejo.originals import identify
from daejo.ports import Kept, Ledger, PostRow
from daejo.posts import read_post
from daejo.posts.post import Post
from worker.rendering.words import shown_path
from worker.walking import Found, Skipped, walk

Progress = Callable[[int, int, str], None]
"""Called with how many are done, of how many, and the path in hand."""


FEW = 3
"""So many posts of a folder may vanish at once, though they are all."""


@dataclass(frozen=True, slots=True)
class Named:
    """The original that a post names: "medium" or "web", and its canonical address; "none" without one."""

    path: str
    kind: str
    url: str = ""


@dataclass(slots=True)
class Surveyed:
    """What a survey brought. ``kept`` counts the words of `ports.Kept` ("added", "edited" ...);
    ``links`` what kind of original the links name ("medium", "web", "none")."""

    kept: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    originals: list[Named] = field(default_factory=list)
    """What each link leads to, post by post."""
    added: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    """Without those that are renamed."""
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """The path before, and now."""
    remembered: list[str] = field(default_factory=list)
    odd: list[Skipped] = field(default_factory=list)
    """Posts that are watched, and something about them that a person may want to know."""
    unwatched: list[Skipped] = field(default_factory=list)
    """Posts that were read, and whose link cannot be watched."""
    unread: list[Skipped] = field(default_factory=list)
    """Files that could not be read."""

    @property
    def posts(self) -> int:
        return sum(self.kept.values())

    @property
    def news(self) -> bool:
        """Whether the ledger knows something now that it did not know before."""
        return bool(self.vanished or self.remembered) or any(
            count for what, count in self.kept.items() if what != "unchanged"
        )


def survey(
    roots: Sequence[Path],
    ledger: Ledger,
    now: datetime,
    progress: Progress | None = None,
    *,
    remember: bool = False,
) -> Surveyed:
    """Read every post at or below ``roots`` and keep what is new. Post by post: what is done is done.

    A file that cannot be read is named and does not keep the others back; LedgerError ends it. Posts that
    were forgotten stay so, unless somebody named them to be watched again (``remember``).
    """
    done = Surveyed()
    known = {row.path: row for row in ledger.posts(vanished=True)}
    paths = {row.id: row.path for row in known.values()}
    real = _roots(roots)
    names = [entry for root in real for entry in walk(root, names_only=True)]
    _keep_vanished(real, names, known, ledger, now, done)
    total = len({entry.path for entry in names if isinstance(entry, Found)})
    shared: dict[str, str] = {}
    seen: set[str] = set()
    for entry in (entry for root in real for entry in walk(root)):
        if entry.path in seen:
            continue
        seen.add(entry.path)
        if progress:
            progress(len(seen), total, entry.path)
        if isinstance(entry, Skipped):
            done.unread.append(entry)
        else:
            row = known.get(entry.path)
            kept = _keep(entry, row, ledger, now, done, shared)
            if kept is not None and kept.what == "renamed":
                done.renamed.append((paths[kept.post_id], entry.path))
            if remember and row is not None and row.forgotten_at is not None:
                ledger.remember(row.id, now)
                done.remembered.append(entry.path)
    before = {old for old, _ in done.renamed}
    done.vanished = [path for path in done.vanished if path not in before]
    return done


def known_roots(folders: Iterable[Path], ledger: Ledger) -> tuple[Path, ...]:
    """What to survey again: ``folders``, and every post that the ledger watches outside of them.

    Files that had vanished and are there again are among them.
    """
    real = _roots(list(folders))
    rows = (row for row in ledger.posts(vanished=True) if row.forgotten_at is None)
    paths = (Path(row.path) for row in rows if row.vanished_at is None or Path(row.path).exists())
    return (*real, *(path for path in paths if not any(path.is_relative_to(root) for root in real)))


def _roots(roots: Sequence[Path]) -> tuple[Path, ...]:
    """Each root as one and the same path, however it was written."""
    return tuple(dict.fromkeys(root.resolve() for root in roots))


def _keep(
    entry: Found,
    row: PostRow | None,
    ledger: Ledger,
    now: datetime,
    done: Surveyed,
    shared: dict[str, str],
) -> Kept | None:
    if _untouched(entry, row):
        assert row is not None  # noqa: S101 - an untouched post is a known one
        done.kept["unchanged"] += 1
        _note_link(row.link, entry.path, done, shared)
        return None
    try:
        post = read_post(entry.data, entry.path)
    except PostError as error:
        ledger.keep_problem(entry.path, error.message, now)
        done.unread.append(Skipped(entry.path, error.message, error.line))
        return None
    problem = _note_link(post.link, entry.path, done, shared)
    identity = identify(post.link) if post.link and not problem else None
    kept = ledger.keep_post(
        post, identity.key if identity else None, identity.url if identity else None, now, problem
    )
    done.kept[kept.what] += 1
    if kept.what in ("added", "edited"):
        getattr(done, kept.what).append(entry.path)
    if problem:
        done.unwatched.append(Skipped(entry.path, problem))
    done.odd.extend(Skipped(entry.path, why) for why in _oddities(post))
    return kept


def _untouched(entry: Found, row: PostRow | None) -> bool:
    """Whether the ledger has this very file: reading it again would bring nothing."""
    return (
        row is not None
        and row.vanished_at is None
        and not row.problem
        and row.digest == hashlib.sha256(entry.data).hexdigest()
    )


def _note_link(link: str | None, path: str, done: Surveyed, shared: dict[str, str]) -> str:
    """Count what a link leads to; returns why it cannot be watched, or nothing."""
    if not link:
        done.links["none"] += 1
        done.originals.append(Named(path, "none"))
        return "no link to an original; write `link:` with its address into the front matter"
    try:
        identity = identify(link)
    except LinkError as error:
        done.links["none"] += 1
        done.originals.append(Named(path, "none", link))
        return f"the link cannot be fetched: {error}"
    done.links[identity.kind] += 1
    done.originals.append(Named(path, identity.kind, identity.url))
    done.hosts[identity.host] += 1
    first = shared.setdefault(identity.key, path)
    if first != path:
        done.odd.append(Skipped(path, f"has the same original as {shown_path(first)}"))
    return ""


def _oddities(post: Post) -> list[str]:
    told = list(post.notes)
    if not any(block.is_prose for block in post.blocks):
        told.append("holds no prose")
    return told


def _keep_vanished(
    roots: Sequence[Path],
    names: Sequence[Found | Skipped],
    known: dict[str, PostRow],
    ledger: Ledger,
    now: datetime,
    done: Surveyed,
) -> None:
    """Date the posts whose files are gone, before files are kept: so a renamed one is known again.

    A folder that cannot be opened (a volume that is not mounted) has lost nothing.
    """
    there = {entry.path for entry in names}
    closed = [f"{entry.path}/" for entry in names if isinstance(entry, Skipped)]
    hidden = {path for path in known if any(path.startswith(folder) for folder in closed)}
    for root in roots:
        if root.is_dir() and not _emptied(root, there, known, done):
            done.vanished += ledger.keep_vanished(str(root), sorted(there | hidden), now)
    _keep_vanished_files(roots, known, ledger, now, done)


def _emptied(root: Path, there: set[str], known: dict[str, PostRow], done: Surveyed) -> bool:
    """Whether every post of a folder would vanish at once: it is a mount point with nothing mounted."""
    own = [path for path, row in known.items() if row.vanished_at is None and Path(path).is_relative_to(root)]
    if len(own) <= FEW or not there.isdisjoint(own):
        return False
    why = (
        f"all {len(own)} of its posts would be gone at once: it looks empty or unmounted, and nothing was "
        "noted; mount it again, or remove the last posts in two steps if it is meant"
    )
    done.unread.append(Skipped(str(root), why))
    return True


def _keep_vanished_files(
    roots: Sequence[Path], known: dict[str, PostRow], ledger: Ledger, now: datetime, done: Surveyed
) -> None:
    """The same for posts that are watched file by file."""
    missing = {str(root) for root in roots if str(root) in known and not root.exists()}
    for parent in sorted({str(Path(path).parent) for path in missing if known[path].vanished_at is None}):
        present = [path for path in known if path not in missing]
        done.vanished += ledger.keep_vanished(parent, present, now)
