"""The report in its three forms."""

from __future__ import annotations

import io
import json
import shlex
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len
from rich.console import Console

from daejo.findings import BaselineKind, FindingKind
from daejo.report import Report, Standing, report
from daejo.verdict import OriginalState
from worker.rendering.report_markdown import report_markdown
from worker.rendering.report_shape import report_shape
from worker.rendering.report_table import report_table
from worker.rendering.schemas import plain
from worker.rendering.text import json_text

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def printed(made: Report, width: int, *, everything: bool = False) -> str:
    screen = io.StringIO()
    Console(file=screen, width=width, markup=False, highlight=False).print(
        report_table(made, everything=everything)
    )
    return screen.getvalue()


@pytest.mark.parametrize("width", [60, 80, 119, 120, 140, 200])
def test_no_line_is_wider_than_the_terminal_though_it_is_korean(made: Report, width: int) -> None:
    assert max(map(cell_len, printed(made, width, everything=True).splitlines())) <= width


@pytest.mark.parametrize("width", [80, 140])
def test_what_presses_stands_first_with_what_to_do(made: Report, width: int) -> None:
    out = " ".join(printed(made, width).split())
    assert out.index("2 out of date") < out.index("deleted")
    for told in ("1 missing", "1 acknowledged", "daejo show", "1 not looked at yet: daejo run", "no link"):
        assert told in out
    assert "/posts/b.md" not in out
    assert "/posts/b.md" in printed(made, width, everything=True)


def test_an_empty_report_says_how_to_begin() -> None:
    assert printed(report((), NOW), 80) == "No posts yet.\nAdd some: daejo add PATH\n"


WHY = "the name cannot be resolved"


def test_many_posts_with_something_to_say_of_their_links_are_told_in_part(
    standing: Callable[..., Standing],
) -> None:
    odd = [standing(post_id=n, path=f"/posts/{n}.md", problem="no link") for n in range(1000)]
    out = printed(report(odd, NOW), 100)
    assert "980 more" in out
    assert out.count(".md") == 20


def test_a_site_that_changed_its_text_after_the_translation_is_named_where_nobody_knows_what_it_said(
    standing: Callable[..., Standing],
) -> None:
    made, later = NOW - timedelta(days=90), NOW - timedelta(days=9)
    assumed = standing(baseline=BaselineKind.ASSUMED, made=made, said_updated=later)
    out = printed(report([assumed], NOW), 100, everything=True)
    assert "changed on 2026-04-22, after the translation" in " ".join(out.split())
    for well in (
        {"baseline": BaselineKind.ARCHIVED},
        {"said_updated": None},
        {"made": None},
        {"said_updated": made + timedelta(hours=20)},
    ):
        assert "changed on" not in printed(report([replace(assumed, **well)], NOW), 100, everything=True)


def test_a_thousand_posts_that_nobody_could_check_are_no_wall_of_text(
    standing: Callable[..., Standing],
) -> None:
    away = [
        standing(post_id=n, path=f"/posts/{n}.md", state=OriginalState.UNREACHABLE, detail=WHY)
        for n in range(1000)
    ]
    out = printed(report(away, NOW), 100)
    assert "1000 posts could not be checked: the original could not be had" in out
    assert out.count("1000 posts: the name cannot be resolved") == 1
    assert out.count(".md") == 0
    assert printed(report(away, NOW), 100, everything=True).count(".md") == 1000


@pytest.mark.parametrize(
    "name", ["x;reboot.md", "a b.md", "$(id).md", "-rf.md", "`id`.md", "it's.md", "큐.md"]
)
def test_the_command_that_it_names_can_be_pasted(standing: Callable[..., Standing], name: str) -> None:
    stale = standing(path=f"rel/{name}", findings=((FindingKind.STALE, 1),))
    [line] = [line for line in printed(report([stale], NOW), 200).splitlines() if "daejo show" in line]
    assert shlex.split(line.partition("daejo show ")[2]) == [f"rel/{name}"]


def test_nothing_in_it_steers_a_terminal(made: Report) -> None:
    out = printed(made, 100) + report_markdown(made) + json_text(plain(report_shape(made)))
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c == "\u202e" for c in out)


def test_markdown_keeps_to_its_table_and_mentions_nobody(made: Report) -> None:
    lines = report_markdown(made, everything=True).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 2 + len(made.rows)
    assert {line.replace("\\|", "").count("|") for line in table} == {6}
    assert "@team" not in "\n".join(lines)
    assert "<b>" not in "\n".join(lines)


def test_json_has_every_row_and_counts_by_kind(made: Report) -> None:
    shown = json.loads(json_text(plain(report_shape(made))))
    assert len(shown["rows"]) == len(made.rows)
    assert shown["totals"]["findings"] == {"missing": 1, "stale": 2}
    assert shown["rows"][0]["findings"] == {"missing": 1, "stale": 2}
    assert shown["made_at"] == "2026-05-01T12:00:00Z"
