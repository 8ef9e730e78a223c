"""The report as Markdown."""

from __future__ import annotations

from daejo.report import Report, Status
from worker.rendering.report_table import totals
from worker.rendering.safety import markdown
from worker.rendering.standing import STATUS, situation, verified
from worker.rendering.words import ago, shown_path


def report_markdown(made: Report, *, everything: bool = False) -> str:
    """A heading, the totals and a table; posts in sync only with ``everything``."""
    rows = [row for row in made.rows if everything or row.status is not Status.IN_SYNC]
    parts = [
        "# Daejo report",
        "",
        f"{made.made_at:%Y-%m-%d %H:%M %Z}. {markdown(totals(made).plain)}",
    ]
    if rows:
        parts += ["", "| status | post | what | basis | looked |", "|---|---|---|---|---|"]
    for row in rows:
        standing = row.standing
        told = "<br>".join(markdown(t) for t in situation(row)) or "nothing to do"
        name = markdown(standing.title or standing.original_title)
        post = (
            f"{name}<br>{markdown(shown_path(standing.path))}"
            if name
            else markdown(shown_path(standing.path))
        )
        parts.append(
            f"| {STATUS[row.status][0]} | {post} | {told} | {markdown(verified(row))} "
            f"| {ago(standing.last_look_at, made.made_at)} |"
        )
    return "\n".join(parts) + "\n"
