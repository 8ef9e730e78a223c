"""The demonstration: the ordinary survey, rounds and report, on seeds and an origin of our own.

Nothing here knows what the seeds hold or what will be found in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType

from daejo.errors import InputError
from daejo.findings import Severity
from daejo.ports import FindingRow
from db import ensure
from worker.cli.progress import bar
from worker.origin.server import LOOPBACK, Origin
from worker.origin.serving import chapter_of
from worker.origin.stories import last_chapter, read_stories
from worker.origin.telling import closing, heading, left_over, more, nothing_new, originals_table, round_line
from worker.rendering.report_table import report_table
from worker.rendering.show_screen import show_screen
from worker.rendering.text import console
from worker.rounds import Looked, Round, Terms, due, go_round
from worker.settings import Settings
from worker.showing import full_report, show
from worker.survey import survey
from worker.wire import open_house

if TYPE_CHECKING:
    from db import SqlLedger
    from worker.wire import House

SITE = "https://medium.com"
SHOWN = 12
"""Findings shown in one go: a reader should see the report without scrolling for long."""
_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@dataclass(frozen=True, slots=True)
class Stage:
    """What the demonstration is played with."""

    house: House
    posts: Path
    screen: Console

    @property
    def ledger(self) -> SqlLedger:
        return self.house.ledger


def demonstrate(home: Path, seeds: Path | None = None) -> bool:
    """Play it, and say whether every look went through. InputError where something is not there."""
    seeds = seeds or SEEDS
    if not seeds.is_dir():
        raise InputError(f"{seeds} is not there; run this in a clone of Daejo, or name a folder with --seeds")
    stories = read_stories(seeds / "originals")
    mark = _home(home) / "chapter"
    with Origin(stories, chapter_of(mark)) as origin:
        settings = _settings(home, seeds, origin.address)
        ensure(settings.database_url)
        stage = Stage(open_house(settings), seeds / "posts", console())
        try:
            return _play_all(stage, mark, last_chapter(stories))
        finally:
            stage.ledger.close()


def _play_all(stage: Stage, mark: Path, last: int) -> bool:
    chapters = _chapters(mark, last)
    rounds = [_play(stage, mark, chapter, again=len(chapters) == 1) for chapter in chapters]
    made = full_report(stage.ledger, stage.house.now())
    stage.screen.print(Group(heading("The report"), report_table(made)))
    stage.screen.print(closing(stage.house.settings.database_url))
    return not any(made.crashed for made in rounds)


def _chapters(mark: Path, last: int) -> range:
    """All of them the first time, from where it was broken off, or the last one once more."""
    return range(chapter_of(mark)(), last + 1) if mark.exists() else range(1, last + 1)


def _home(home: Path) -> Path:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{home}: {error.strerror}; choose another folder with --home") from None
    return home


def _settings(home: Path, seeds: Path, address: str) -> Settings:
    """An operator's settings; ``host_gap`` is 0 because the host is our own."""
    return Settings.load(
        database_url=f"sqlite:///{home.resolve() / 'daejo.sqlite'}",
        redis_url=None,
        posts=(str(seeds / "posts"),),
        mirrors={SITE: address},
        allow=(LOOPBACK,),
        host_gap=0,
    )


def _play(stage: Stage, mark: Path, chapter: int, *, again: bool) -> Round:
    """One chapter: survey the posts, look at every original, and tell what is new."""
    mark.write_text(f"{chapter}\n", encoding="utf-8")
    ledger, now = stage.ledger, stage.house.now
    stage.screen.print(heading(_title(chapter, again=again)))
    surveyed = survey([stage.posts], ledger, now())
    before = {row.id for row in ledger.findings()}
    made = _look_at_all(stage)
    after = ledger.findings()
    opened = [row for row in after if row.id not in before]
    closed = len(before - {row.id for row in after})
    stage.screen.print(round_line(surveyed, made, len(opened), closed))
    if made.crashed or made.flags or opened or closed or surveyed.news:
        stage.screen.print(originals_table(made, ledger))
        stage.screen.print(Group(*_shown(stage, opened)))
    elif made.looks:
        stage.screen.print(nothing_new())
    if left := due(ledger, now()):
        stage.screen.print(left_over(left))
    return made


def _look_at_all(stage: Stage) -> Round:
    ledger, now = stage.ledger, stage.house.now
    ledger.make_due(None, now())
    total = due(ledger, now())
    with bar("Looking at every original") as progress:
        seen: list[Looked] = []

        def step(look: Looked) -> None:
            seen.append(look)
            progress(len(seen), total, look.url)

        return go_round(ledger, stage.house.web, now, _terms(stage.house.settings), step)


def _title(chapter: int, *, again: bool) -> str:
    if again:
        return "Another look"
    return "The first look" if chapter == 1 else "Some time later: the authors have gone on"


def _terms(settings: Settings) -> Terms:
    return Terms(per_host=settings.per_host, length=settings.lease_length, policy=settings.policy)


def _shown(stage: Stage, opened: Sequence[FindingRow]) -> Iterator[RenderableType]:
    """Each post that has new findings, with those alone; of many the most severe."""
    told = sorted(opened, key=lambda row: _RANK[row.finding.severity])[:SHOWN]
    ids = {row.id for row in told}
    for path in dict.fromkeys(row.post for row in opened if row.id in ids):
        shown = show(stage.ledger, path, stage.house.now())
        new = tuple(row for row in shown.findings if row.id in ids)
        yield heading(shown.row.standing.title, minor=True)
        yield show_screen(replace(shown, findings=new), stage.screen)
    if len(opened) > SHOWN:
        yield more(len(opened) - SHOWN)
