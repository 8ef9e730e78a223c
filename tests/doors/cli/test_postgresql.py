"""The same commands on PostgreSQL, which is migrated only when somebody says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Daejo = Callable[..., Any]


def test_from_an_empty_database_to_a_stale_post(
    watched: Daejo, site: Any, folder: Path, postgres_url: str
) -> None:
    def daejo(*arguments: str) -> Any:
        return watched(*arguments, DAEJO_DATABASE_URL=postgres_url)

    empty = daejo("add", "posts")
    assert empty.code == 2
    assert "daejo db upgrade" in empty.err
    assert empty.err.count("\n") == 1
    assert daejo("db", "upgrade").code == 0
    assert daejo("add", "posts").code == 0
    assert daejo("run").code == 0
    status, page = site.pages["/queue"]
    site.pages["/queue"] = (status, page.replace("took 9 days", "took 14 days"))
    assert daejo("run", "--all").code == 1
    assert (
        daejo("show", "posts/2024-05-01-queue.md", "--format", "json").json["findings"][0]["kind"] == "stale"
    )
    assert daejo("ack", "posts/2024-05-01-queue.md", "--against-now").code == 0
    assert daejo("report").code == 0
    assert daejo("doctor").code == 0
