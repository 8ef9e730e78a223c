"""What a translator is told of a passage that the original has elsewhere now."""

from __future__ import annotations

from typing import Any

from daejo.findings import FindingKind
from worker.rendering.report_shape import show_shape
from worker.rendering.show_markdown import show_markdown
from worker.showing import show

SUNDAY = "On Sundays the shop is closed, and the family drives out to the lake.\n"


def test_the_advice_names_the_line_after_which_it_belongs(world: Any) -> None:
    world.edit(f"\n{SUNDAY}", "")
    world.edit("\n## What the oven needs", f"\n{SUNDAY}\n## What the oven needs")
    world.day()
    shown = show(world.ledger, "bakery.md", world.now)
    (finding,) = show_shape(shown).findings
    assert finding.kind is FindingKind.MOVED
    lines = (world.folder / "bakery.md").read_text(encoding="utf-8").splitlines()
    kneads = 1 + next(n for n, line in enumerate(lines) if "반죽을 치댑니다" in line)
    first = finding.post_lines[0]
    assert finding.to_do == f"Move line {first} after line {kneads}, as the original has it."
    assert f"after line {kneads}" in show_markdown(shown)
