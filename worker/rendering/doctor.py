"""The doctor's findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from worker.doctor import Check, Health
from worker.rendering.safety import cell, one_line

_STYLE = {Health.OK: "green", Health.UNUSED: "dim", Health.WARN: "yellow", Health.BAD: "bold red"}


def doctor_table(checks: Sequence[Check]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        table.add_row(
            Text(check.health.value, style=_STYLE[check.health]), check.name, cell(one_line(check.told))
        )
    return table


def doctor_json(checks: Sequence[Check]) -> dict[str, Any]:
    return {
        "ok": not any(check.bad for check in checks),
        "checks": [{"name": c.name, "health": c.health.value, "told": c.told} for c in checks],
    }
