"""`daejo compare` on two saved pages finds what `daejo run` finds on the site: one judgement, two doors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Daejo = Callable[..., Any]
POST = "posts/2024-05-01-queue.md"
EDITS = (
    ("took 9 days", "took 14 days"),
    (
        "<p>We had no alarm",
        "<p>A new paragraph with a thought of its own, and long enough.</p><p>We had no alarm",
    ),
    ("<li>Alarm after 5 minutes.</li>", ""),
)


def told(findings: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    keys = ("kind", "severity", "confidence", "original", "post", "post_lines", "evidence")
    return sorted([tuple(str(f[key]) for key in keys) for f in findings])


def test_the_same_edits_are_the_same_findings(watched: Daejo, site: Any, folder: Path) -> None:
    path = folder / POST
    residue = "\n테이블 태그를 Markdown 형식으로 변경하세요.\n"
    path.write_text(path.read_text(encoding="utf-8") + residue, encoding="utf-8")
    status, page = site.pages["/queue"]
    (folder / "then.html").write_text(page, encoding="utf-8")
    watched("add", "posts")
    watched("run")
    for before, after in EDITS:
        assert before in page
        page = page.replace(before, after)
    site.pages["/queue"] = (status, page)
    (folder / "now.html").write_text(page, encoding="utf-8")
    watched("run", "--all")
    shown = watched("show", POST, "--format", "json").json["findings"]
    compared = watched("compare", "now.html", POST, "--baseline", "then.html", "--format", "json").json
    assert {"stale", "missing", "orphan", "residue"} <= {finding["kind"] for finding in shown}
    assert told(compared["findings"]) == told(shown)
