"""Flags stay in the listing, and say what has become of what they told."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from worker.rendering.flags import flag_shape, flags_table


def test_a_listed_flag_says_what_has_become_of_its_finding(world: Any) -> None:
    world.edit("takes 40 minutes", "takes 55 minutes")
    world.edit("costs 4 euros", "costs 6 euros")
    world.day()
    assert states(world) == ["open", "open"]
    world.touch("4유로이고", "6유로이고")
    world.day()
    (row,) = world.findings()
    world.ledger.acknowledge(row.id, world.now, "ours is faster")
    assert states(world) == ["acknowledged", "closed: revised"]
    screen = io.StringIO()
    Console(file=screen, width=120).print(flags_table(world.ledger.flags()))
    assert "acknowledged" in screen.getvalue()


def states(world: Any) -> list[str]:
    shapes = [flag_shape(row) for row in world.ledger.flags()]
    return sorted(shape.state for shape in shapes if shape.finding_id is not None)
