"""`daejo forget`, and files that come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Daejo = Callable[..., Any]
POST = "posts/2024-05-01-queue.md"


def test_a_forgotten_post_is_in_no_report_until_it_is_added_again(watched: Daejo, site: Any) -> None:
    watched("add", "posts")
    watched("run")
    told = watched("forget", POST)
    assert (told.code, told.err) == (0, "")
    assert told.out == f"forgotten: {POST}; its original is looked at no more\n"
    asked = len(site.asked)
    run = watched("run", "--all")
    assert run.code == 0
    assert "Nothing is due" in run.out
    assert len(site.asked) == asked
    assert watched("report", "--format", "json").json["rows"] == []
    assert POST in watched("forget").out

    again = watched("add", "posts")
    assert f"watched again: {POST}" in again.out
    assert "1 original looked at" in watched("run").out
    assert watched("forget").out == "No post is forgotten.\n"


def test_a_survey_does_not_bring_a_forgotten_post_back(watched: Daejo, folder: Path) -> None:
    watched("add", "posts")
    watched("forget", POST)
    (folder / POST).write_text((folder / POST).read_text("utf-8") + "\n덧붙인 문장입니다.\n", "utf-8")
    watched("run", DAEJO_POSTS=str(folder / "posts"))
    assert watched("report", "--format", "json").json["rows"] == []


def test_a_post_that_is_not_there_is_named(watched: Daejo) -> None:
    watched("add", "posts")
    ended = watched("forget", "posts/nowhere.md")
    assert ended.code == 2
    assert ended.err.startswith("daejo: posts/nowhere.md: no such post")
    nothing = watched("ack", POST, "--undo")
    assert (nothing.code, nothing.err.partition(": nothing was ")[0]) == (2, f"daejo: {POST}")


def test_a_file_that_comes_back_is_watched_again_by_the_next_run(watched: Daejo, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    text = (folder / POST).read_bytes()
    (folder / POST).unlink()
    assert f"vanished: {POST}" in watched("run").out
    assert watched("report", "--format", "json").json["rows"][0]["vanished_at"]
    (folder / POST).write_bytes(text)
    assert "1 returned" in watched("run").out
    assert watched("report", "--format", "json").json["rows"][0]["vanished_at"] is None


@pytest.mark.parametrize(
    "asked",
    [
        ("show", POST),
        ("look", POST),
        ("ack", POST),
        ("ack", POST, "--undo"),
        ("ack", POST, "--against-now"),
        ("baseline", POST),
        ("baseline", POST, "--auto"),
        ("baseline", POST, "--file", "story.md"),
    ],
)
def test_what_asks_for_a_forgotten_post_is_told_so(watched: Daejo, site: Any, asked: tuple[str, ...]) -> None:
    watched("add", "posts")
    watched("run")
    watched("forget", POST)
    looked = len(site.asked)
    ended = watched(*asked)
    assert (ended.code, ended.out) == (2, "")
    assert "it is forgotten; `daejo add " in ended.err
    assert ended.err.count("\n") == 1
    assert len(site.asked) == looked


def test_a_finding_of_a_forgotten_post_is_not_acknowledged(watched: Daejo, site: Any) -> None:
    watched("add", "posts")
    watched("run")
    status, page = site.pages["/queue"]
    site.pages["/queue"] = (status, page.replace("took 9 days", "took 14 days"))
    watched("run", "--all")
    [finding] = watched("show", POST, "--format", "json").json["findings"]
    watched("forget", POST)
    for more in ((), ("--undo",)):
        ended = watched("ack", str(finding["id"]), *more)
        assert (ended.code, ended.out) == (2, "")
        assert f"{POST}: it is forgotten; `daejo add " in ended.err
        assert ended.err.count("\n") == 1
    watched("add", "posts")
    assert watched("ack", str(finding["id"])).code == 0
