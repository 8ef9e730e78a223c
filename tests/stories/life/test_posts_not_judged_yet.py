"""Posts that were edited, and not judged since."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from worker.rendering.report_table import report_table
from worker.rendering.show_screen import show_screen
from worker.showing import show
from worker.survey import survey

TOLD = "edited since it was judged: daejo run judges it"


def test_show_and_the_report_say_that_what_they_tell_is_of_the_text_before(world: Any) -> None:
    assert all(TOLD not in text for text in pages(world))
    world.touch("40분이 걸리며", "45분이 걸리며")
    survey([world.folder], world.ledger, world.now)
    assert all(TOLD in text for text in pages(world))
    world.day()
    assert all(TOLD not in text for text in pages(world))


def pages(world: Any) -> list[str]:
    screen = Console(file=io.StringIO(), width=120)
    made = show_screen(show(world.ledger, "bakery.md", world.now), screen)
    return [printed(made), printed(report_table(world.report(), everything=True))]


def printed(what: Any) -> str:
    screen = io.StringIO()
    Console(file=screen, width=120).print(what)
    return screen.getvalue()
