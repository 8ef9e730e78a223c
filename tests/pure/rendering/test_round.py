"""What a round says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from daejo.findings import Closed, Severity
from daejo.ports import OriginalRow
from daejo.verdict import Flag, FlagKind, OriginalState, Outcome
from worker.rendering.round import SETTLED, round_lines
from worker.rounds import Looked, Round

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def original(**changes: object) -> OriginalRow:
    return OriginalRow(1, "web:x", "https://example.com/x", "example.com", OriginalState.OK, **changes)  # type: ignore[arg-type]


def looked(outcome: Outcome | None, *flags: Flag, crash: str = "") -> Looked:
    return Looked(1, "https://example.com/x", outcome, OriginalState.OK, "told", flags, crash)


def lines(made: Round, *originals: OriginalRow) -> str:
    return "\n".join(round_lines(made, originals, NOW))


def test_nothing_due_names_the_next_time() -> None:
    assert "in 90 min" in lines(Round(), original(next_look_at=NOW + timedelta(minutes=90)))
    assert "in 3 h" in lines(Round(), original(next_look_at=NOW + timedelta(hours=3)))
    assert lines(Round(), original()) == "Nothing is due."


def test_somebody_else_at_work_is_said() -> None:
    busy = original(next_look_at=NOW, leased_until=NOW + timedelta(minutes=1))
    said = "Leased by another run or worker until 12:01:00 UTC: 1 original."
    assert lines(Round(), busy) == said
    other = replace(busy, id=2)
    assert lines(Round([looked(Outcome.UNCHANGED)]), original(), other).endswith(said)


def test_a_lease_of_our_own_that_is_left_is_not_somebody_elses() -> None:
    crashed = Round([looked(None, crash="TypeError: x")])
    assert "Leased" not in lines(crashed, original(leased_until=NOW + timedelta(minutes=1)))


def test_what_changed_and_what_failed_is_named_and_the_rest_counted() -> None:
    flag = Flag(FlagKind.STALE, Severity.HIGH, "line 3: stale")
    made = Round([looked(Outcome.UNCHANGED), looked(Outcome.CHANGED, flag), looked(Outcome.GONE)])
    out = lines(made)
    assert "3 originals looked at: 1 as they were, 1 changed, 1 gone." in out
    assert "stale: line 3: stale" in out
    assert out.count("https://example.com/x") == 2
    assert "Nothing new." not in out


def test_a_finding_s_kind_is_said_once() -> None:
    stale = Flag(FlagKind.STALE, Severity.HIGH, "line 3: stale: number 3 → 4")
    gone = Flag(FlagKind.GONE, Severity.HIGH, "the original was deleted")
    out = lines(Round([looked(Outcome.CHANGED, stale, gone)]))
    assert "stale: line 3: number 3 → 4" in out
    assert "gone: the original was deleted" in out


def test_nothing_new_is_said_only_where_it_is_so() -> None:
    assert lines(Round([looked(Outcome.UNCHANGED)])).endswith("Nothing new.")
    assert "Nothing new." not in lines(Round([looked(None, crash="TypeError: x")]))
    unanswered = lines(Round([looked(Outcome.UNREACHABLE)]))
    assert unanswered.endswith("is this machine on the network?")
    assert "Nothing new." not in unanswered


def test_what_a_look_settled_is_said_with_its_reason() -> None:
    seen = replace(looked(Outcome.UNCHANGED), closed=((4, Closed.REVISED), (7, Closed.REVISED)), revised=(9,))
    out = lines(Round([seen]))
    assert "settled: #4, #7: the translation was revised" in out
    assert "revised: #9: read it against the new text, then daejo ack 9" in out
    assert "Nothing new." not in out


def test_of_many_settled_findings_some_are_named() -> None:
    many = tuple((number, Closed.APPEARED) for number in range(1, 31))
    assert "#12 and 18 more: the counterpart is there now" in lines(
        Round([replace(looked(Outcome.CHANGED), closed=many)])
    )


def test_every_way_to_end_has_its_words() -> None:
    for why in Closed:
        assert SETTLED[why]


def test_without_a_network_each_reason_is_said_once() -> None:
    away = replace(looked(Outcome.UNREACHABLE), detail="the name cannot be resolved")
    out = lines(Round([away] * 200))
    assert out.count("the name cannot be resolved") == 1
    assert "unreachable, 200 times" in out
    assert "is this machine on the network?" in out
