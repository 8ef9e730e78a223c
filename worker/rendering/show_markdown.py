"""One post for a translator, as Markdown."""

from __future__ import annotations

from worker.rendering.compare_markdown import finding_markdown
from worker.rendering.safety import markdown
from worker.rendering.standing import STATUS, advised, beside, shared, situation, verified
from worker.rendering.words import shown_path
from worker.showing import Shown


def show_markdown(shown: Shown) -> str:
    row = shown.row
    standing = row.standing
    parts = [
        f"# {markdown(standing.title or standing.path)}",
        "",
        f"- Post: {markdown(shown_path(standing.path))}",
        f"- Original: {markdown(standing.original_title)} {markdown(standing.link or 'no link')}",
        f"- Status: **{STATUS[row.status][0]}**",
        *(f"- {markdown(told)}" for told in situation(row)),
        f"- Basis: {markdown(verified(row))}",
        *([f"- Better: {markdown(advised(shown))}"] if shown.better else []),
        *(f"- Beside the text: {markdown(told)}" for told in beside(shown)),
        *([f"- Shared: {markdown(shared(shown))}"] if shown.others else []),
        *([] if shown.snapshot is None else [f"- Snapshot of the original: {shown.snapshot}"]),
        "",
    ]
    for found in shown.findings:
        parts.extend(finding_markdown(found.finding, found.id, shown.goes_after(found.finding)))
    if not shown.findings:
        parts.append("Nothing is open in this post.")
    return "\n".join(parts).rstrip() + "\n"
