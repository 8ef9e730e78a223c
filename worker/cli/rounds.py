"""What ``run`` and ``look`` do and say."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from daejo.errors import DaejoError, Superseded
from daejo.look import look
from daejo.ports import OriginalRow
from daejo.verdict import OriginalState, Verdict
from worker.cli.names import find_original
from worker.cli.progress import bar
from worker.cli.recalling import ask_archive, ask_archive_for
from worker.learning import learn_if_due
from worker.pruning import prune
from worker.rendering.report_table import report_table
from worker.rendering.round import look_lines, round_lines
from worker.rendering.survey import survey_lines
from worker.rendering.text import console, say, tell
from worker.rendering.words import many
from worker.rounds import Looked, Round, Terms, announce, due, go_round, looked
from worker.showing import full_report
from worker.survey import known_roots, survey

if TYPE_CHECKING:
    from worker.wire import House

ALIVE = "run"
"""The name that this process beats under, for ``daejo doctor``."""


@dataclass(frozen=True, slots=True)
class Result:
    stale: bool = False
    failed: bool = False
    superseded: bool = False


def once(house: House, *, everything: bool = False) -> Result:
    """Survey, look, announce, report: one round."""
    made, unread = _round(house, everything=everything)
    report = full_report(house.ledger, house.now())
    console().print(report_table(report))
    return Result(stale=not report.in_sync, failed=made.crashed or made.unanswered or unread)


def keep_going(house: House, pause: float, *, everything: bool = False) -> NoReturn:
    """A round every ``pause`` seconds, until somebody stops it. A round that fails is told, not fatal."""
    signal.signal(signal.SIGTERM, _stop)
    pruned: float | None = None
    while True:
        began = time.monotonic()
        try:
            house.ledger.beat(ALIVE, house.now())
            _round(house, everything=everything)
            if pruned is None or began - pruned >= house.settings.prune:
                prune(house.ledger, house.queue, house.settings, house.now())
                pruned = began
        except DaejoError as error:
            tell(f"daejo: {error}; the next round tries again")
        left = pause - (time.monotonic() - began)
        say(f"{house.now():%Y-%m-%d %H:%M:%S %Z} next round in {max(left, 0) / 60:.1f} min")
        time.sleep(max(left, 0))


def look_now(house: House, what: str) -> Result:
    """Look at one original because somebody asked."""
    row = find_original(house.ledger, what)
    try:
        verdict = _look_at(house, row)
        if ask_archive_for(house, row.id):
            verdict = _look_at(house, row)
    except Superseded:
        return Result(superseded=True)
    _announce(house)
    rows = [r for r in full_report(house.ledger, house.now()).rows if r.standing.original_id == row.id]
    stale = any(count for r in rows for _, count in r.standing.findings)
    return Result(stale=stale, failed=verdict.state is not OriginalState.OK)


def _round(house: House, *, everything: bool) -> tuple[Round, bool]:
    ledger = house.ledger
    with bar("reading posts") as progress:
        read = survey(known_roots(house.settings.post_paths, ledger), ledger, house.now(), progress)
    for line in survey_lines(read, quiet=True):
        say(line)
    if everything:
        ledger.make_due(None, house.now())
    made = _look_at_what_is_due(house)
    _say_round(house, made)
    if ask_archive(house):
        again = _look_at_what_is_due(house)
        _say_round(house, again)
        made.looks += again.looks
    _announce(house)
    _learn(house)
    return made, bool(read.unread)


def _look_at(house: House, row: OriginalRow) -> Verdict:
    verdict = look(row.id, house.ledger, house.web, house.now(), policy=house.settings.policy)
    for line in look_lines(looked(row.url, verdict)):
        say(line)
    return verdict


def _say_round(house: House, made: Round) -> None:
    for line in round_lines(made, house.ledger.originals(), house.now()):
        say(line)


def _look_at_what_is_due(house: House) -> Round:
    settings = house.settings
    terms = Terms(per_host=settings.per_host, length=settings.round_lease, policy=settings.policy)
    total = due(house.ledger, house.now())
    with bar("looking") as progress:
        count = 0

        def note(seen: Looked) -> None:
            nonlocal count
            count += 1
            progress(count, max(total, count), seen.url)

        return go_round(house.ledger, house.web, house.now, terms, note)


def _announce(house: House) -> None:
    sent, why = announce(house.ledger, house.queue, house.now())
    if sent:
        say(f"{many(sent, 'flag')} sent to Redis.")
    if why:
        tell(f"note: flags wait in the database: {why}")


def _learn(house: House) -> None:
    row = learn_if_due(house.ledger, house.now(), timedelta(seconds=house.settings.learn))
    if row is not None:
        say(f"{many(len(row.lexicon), 'word pair')} learned from {many(row.texts, 'text')}: daejo lexicon")


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    """A service manager's "stop" ends the process as Ctrl-C does: leases are given back."""
    raise KeyboardInterrupt
