"""What a post may be held against, for people and for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rich import box
from rich.table import Table

from daejo.findings import BaselineKind
from worker.baselines import Option, Options, Taken
from worker.rendering.safety import cell, one_line
from worker.rendering.standing import BASELINE
from worker.rendering.words import many, shown_path, sureness, typed


@dataclass(frozen=True, slots=True)
class OptionShape:
    """A text that the post may be held against. ``id`` is its snapshot's; null for a version of a
    repository that is not kept. ``fit``: how likely it is, 0 to 1; identical texts share it."""

    id: int | None
    key: str
    title: str
    blocks: int
    stood_since: datetime | None
    first_seen: datetime | None
    source: str
    fit: float
    best: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class TakenShape:
    """``opened`` and ``closed`` count the findings of judging anew; null where no text of now is known."""

    key: str
    kind: BaselineKind
    certainty: float | None
    before: BaselineKind | None
    opened: int | None
    closed: int | None


@dataclass(frozen=True, slots=True)
class BaselineShape:
    """What ``daejo baseline --format json`` prints. ``certainty`` is of the best candidate; ``taken`` is null
    where they were only listed."""

    post: str
    made: datetime | None
    kind: BaselineKind | None
    certainty: float
    candidates: tuple[OptionShape, ...]
    taken: TakenShape | None


def baseline_shape(options: Options, taken: Taken | None) -> BaselineShape:
    return BaselineShape(
        post=options.row.path,
        made=options.made,
        kind=options.row.baseline if taken is None else taken.kind,
        certainty=options.certainty,
        candidates=tuple(_option_shape(one, taken) for one in options.options),
        taken=None if taken is None else _taken_shape(taken, options.row.id),
    )


def _option_shape(one: Option, taken: Taken | None) -> OptionShape:
    return OptionShape(
        one.id,
        one.key,
        one.article.title,
        len(one.article.blocks),
        one.at,
        one.seen_at,
        one.source,
        round(one.fit, 4),
        one.best,
        one.in_force if taken is None else one.key == taken.option.key,
    )


def _taken_shape(taken: Taken, post_id: int) -> TakenShape:
    opened, closed = _judged(taken, post_id)
    return TakenShape(taken.option.key, taken.kind, taken.certainty, taken.before, opened, closed)


def _judged(taken: Taken, post_id: int) -> tuple[int | None, int | None]:
    if taken.verdict is None:
        return None, None
    posts = [post for post in taken.verdict.posts if post.post_id == post_id]
    return sum(len(p.opened) for p in posts), sum(len(p.closed) for p in posts)


def baseline_table(options: Options) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    table.add_column("id", justify="right", no_wrap=True)
    table.add_column("stood since", no_wrap=True)
    table.add_column("first seen", no_wrap=True)
    table.add_column("where it is from", overflow="fold")
    table.add_column("blocks", justify="right")
    table.add_column("fits", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for one in options.options:
        marks = [word for word, is_so in (("in force", one.in_force), ("best", one.best)) if is_so]
        marks += [f"text of {one.same_as}"] if one.same_as else []
        table.add_row(
            str(one.id) if one.id is not None else cell(one.key[:10]),
            _day(one.at),
            _day(one.seen_at),
            cell(one_line(one.source, 200) or "our own look"),
            str(len(one.article.blocks)),
            f"{one.fit:.0%}",
            cell(", ".join(marks)),
        )
    return table


def baseline_lines(options: Options) -> Iterator[str]:
    """What stands above the table, and what to do."""
    row = options.row
    made = f"translated {_day(options.made)}" if options.made else "no date in its front matter"
    yield f"{shown_path(row.path)}: {made}"
    if row.baseline is None:
        yield "It is held against no text yet."
    else:
        sure = _sure(row.baseline, row.baseline_certainty)
        yield f"Now {BASELINE[row.baseline]}{sure}."
    yield ""


def hint(options: Options) -> str:
    """What to do with the table."""
    best = next(one for one in options.options if one.best)
    post = typed(shown_path(options.row.path))
    key = str(best.id) if best.id is not None else best.key[:10]
    if len({one.key for one in options.options}) == 1:
        return f"Only one text is known. Another one: daejo baseline {post} --file ORIGINAL_THEN"
    return (
        f"It fits {key} best, {sureness(options.certainty)}; to hold it against that one:\n"
        f"daejo baseline {post} --auto"
    )


def taken_line(taken: Taken, post_id: int) -> str:
    """What it is held against from now on, and what that brought to light."""
    opened, closed = _judged(taken, post_id)
    name = str(taken.option.id) if taken.option.id is not None else one_line(taken.option.key, 60)
    told = f"Held against {name} from now on{_why(taken)}."
    if opened is None:
        return f"{told} It is judged when its original was read: daejo run"
    return f"{told} Judged anew: {many(opened, 'finding')} opened, {closed} closed."


def _why(taken: Taken) -> str:
    """What the baseline's kind is, and what is sure of it: of an assumed one that it fits best, no more."""
    if taken.certainty is None:
        return f" ({taken.kind.value})"
    if taken.kind is BaselineKind.ASSUMED:
        return (
            f": of the texts that are known it fits best, {sureness(taken.certainty)}, but it is unverified"
        )
    return f" ({taken.kind.value}, {sureness(taken.certainty)})"


def _sure(kind: BaselineKind, certainty: float | None) -> str:
    if not certainty:
        return ""
    if kind is BaselineKind.ASSUMED:
        return f". Of the texts that are known it fits best, {sureness(certainty)}"
    return f": {sureness(certainty)} that it is the one"


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "–"
