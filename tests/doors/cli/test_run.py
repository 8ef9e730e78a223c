"""`daejo run`, `look`, `report`, `show`, `flags` and `ack` on a real site and a real database."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from db import SqlLedger

Daejo = Callable[..., Any]
SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"
POST = "posts/2024-05-01-queue.md"


def move_on(site: Any) -> None:
    """The author edits one sentence."""
    status, page = site.pages["/queue"]
    assert "took 9 days" in page
    site.pages["/queue"] = (status, page.replace("took 9 days", "took 14 days"))


def test_what_the_author_changed_is_found_once_and_shown_until_it_is_mended(
    watched: Daejo, site: Any, folder: Path
) -> None:
    assert watched("add", "posts").code == 0
    first = watched("run")
    assert "1 original looked at: 1 read for the first time" in first.out
    assert watched("report").code == 0

    move_on(site)
    second = watched("run", "--all")
    assert second.code == 1
    assert "stale" in second.out
    third = watched("run", "--all")
    assert third.code == 1
    assert "Nothing new." in third.out

    shown = watched("show", POST, "--format", "json")
    assert shown.code == 1
    [finding] = shown.json["findings"]
    assert finding["kind"] == "stale"
    first_line, last_line = finding["post_lines"]
    lines = (folder / POST).read_text(encoding="utf-8").split("\n")
    assert "9일이 걸렸습니다" in "\n".join(lines[first_line - 1 : last_line])

    path = folder / POST
    path.write_text(path.read_text(encoding="utf-8").replace("9일이", "14일이"), encoding="utf-8")
    mended = watched("run", "--all")
    assert mended.code == 0, mended.out
    assert watched("show", POST).code == 0


def test_a_typo_elsewhere_in_the_post_clears_nothing(watched: Daejo, site: Any, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    move_on(site)
    watched("run", "--all")
    path = folder / POST
    path.write_text(path.read_text(encoding="utf-8").replace("작은 큐", "조그만 큐"), encoding="utf-8")
    assert watched("run", "--all").code == 1
    assert len(watched("show", POST, "--format", "json").json["findings"]) == 1


def test_show_tells_a_translator_everything(watched: Daejo, site: Any, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    move_on(site)
    watched("run", "--all")
    for columns in ("80", "140"):
        out = watched("show", POST, COLUMNS=columns).out
        for needed in ("Line", "9일이", "[-9-]", "{+14+}", "why", "to do", "daejo ack", "basis"):
            assert needed in out, (columns, needed)
    markdown = watched("show", "2024-05-01-queue.md", "--format", "markdown").out
    assert "~~9~~" in markdown
    assert "**14**" in markdown


def test_the_report_validates_and_says_what_is_not_verified(watched: Daejo, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    made = watched("report", "--format", "json").json
    Draft202012Validator(json.loads((SCHEMAS / "report.schema.json").read_text())).validate(made)
    assert made["totals"]["posts"] == 1
    assert "unverified" in watched("report", "--all").out
    assert watched("report", "--format", "markdown", "--all").out.startswith("# Daejo report")


def test_acknowledging_a_finding_and_taking_it_back(watched: Daejo, site: Any, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    move_on(site)
    watched("run", "--all")
    number = watched("show", POST, "--format", "json").json["findings"][0]["id"]
    acknowledged = watched("ack", f"#{number}", "--reason", "자릿수만 다름")
    assert (acknowledged.code, "1 finding acknowledged" in acknowledged.out) == (0, True)
    assert watched("report").code == 0
    assert watched("run", "--all").code == 0
    assert watched("ack", str(number), "--undo").code == 0
    assert watched("report").code == 1
    assert watched("ack", POST, "--against-now").code == 0
    assert watched("report").code == 0
    assert watched("ack", POST, "--undo").code == 0
    assert watched("report").code == 1
    for arguments in (["ack", "999"], ["ack", "no.md"], ["ack", "999", "--undo"]):
        ended = watched(*arguments)
        assert ended.code == 2
        assert ended.err.count("\n") == 1


def test_a_review_is_against_what_was_shown_and_not_against_what_came_after(
    watched: Daejo, site: Any, folder: Path
) -> None:
    watched("add", "posts")
    watched("run")
    move_on(site)
    watched("run", "--all")
    seen = watched("show", POST, "--format", "json").json["snapshot"]
    assert f"snapshot  {seen} of the original" in watched("show", POST).out
    assert f"Snapshot of the original: {seen}" in watched("show", POST, "--format", "markdown").out
    status, page = site.pages["/queue"]
    site.pages["/queue"] = (status, page.replace("ran 3 servers", "ran 5 servers"))
    watched("run", "--all")
    assert watched("show", POST, "--format", "json").json["snapshot"] != seen

    assert watched("ack", POST, "--against", str(seen)).code == 0
    assert watched("run", "--all").code == 1
    assert watched("report").code == 1
    seen = watched("show", POST, "--format", "json").json["snapshot"]
    done = watched("ack", POST, "--against", str(seen))
    assert (done.code, f"against snapshot {seen} " in done.out) == (0, True)
    assert watched("report").code == 0
    for wrong in (["--against", "999"], ["--against", "1", "--against-now"], ["--against", "1", "--undo"]):
        ended = watched("ack", POST, *wrong)
        assert (ended.code, ended.err.count("\n")) == (2, 1)


def test_a_folder_that_is_suddenly_empty_loses_no_post(watched: Daejo, site: Any, folder: Path) -> None:
    text = (folder / POST).read_text(encoding="utf-8")
    for number in range(4):
        (folder / "posts" / f"{number}.md").write_text(f"{text}\n문장 {number}.\n", encoding="utf-8")
    watched("add", "posts")
    (folder / "posts").rename(folder / "away")
    (folder / "posts").mkdir()
    ended = watched("run", DAEJO_POSTS=str(folder / "posts"))
    assert "looks empty or unmounted" in " ".join((ended.out + ended.err).split())
    totals = watched("report", "--format", "json").json["totals"]
    assert (totals["posts"], totals["vanished"]) == (5, 0)
    (folder / "posts").rmdir()
    (folder / "away").rename(folder / "posts")
    (folder / "posts" / "0.md").unlink()
    watched("run", DAEJO_POSTS=str(folder / "posts"))
    assert watched("report", "--format", "json").json["totals"]["vanished"] == 1


def test_flags_wait_in_the_database_without_redis(watched: Daejo, site: Any, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    move_on(site)
    watched("run", "--all")
    flags = watched("flags", "--format", "json").json
    assert {"stale", "changed"} <= {flag["kind"] for flag in flags}
    assert [f["kind"] for f in watched("flags", "--kind", "stale", "--format", "json").json] == ["stale"]
    assert "waits" in watched("flags").out
    assert watched("flags", "--kind", "nonsense").code == 2
    follow = watched("flags", "--follow")
    assert follow.code == 2
    assert "DAEJO_REDIS_URL" in follow.err


def test_look_takes_a_post_or_an_address(watched: Daejo, site: Any, folder: Path) -> None:
    watched("add", "posts")
    first = watched("look", POST)
    assert first.code == 0
    assert "first" in first.out
    assert "unchanged" in watched("look", f"{site.address}/queue?utm_source=x").out
    site.pages["/queue"] = (410, "gone")
    gone = watched("look", POST)
    assert gone.code == 2
    assert "gone" in gone.out
    assert watched("look", "https://example.com/nobody").code == 2


def test_a_lost_original_is_no_stale_text_and_is_told_so(watched: Daejo, site: Any, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    site.pages["/queue"] = (410, "gone")
    ended = watched("run", "--all")
    assert ended.code == 1
    [row] = watched("report", "--format", "json").json["rows"]
    assert (row["status"], row["state"], row["findings"]) == ("lost", "gone", {})


def test_one_dead_site_does_not_keep_the_others_from_being_looked_at(
    watched: Daejo, site: Any, folder: Path
) -> None:
    text = (folder / POST).read_text(encoding="utf-8")
    dead = text.replace(f"{site.address}/queue", "http://127.0.0.1:9/dead")
    (folder / "posts" / "2000-dead.md").write_text(dead, encoding="utf-8")
    watched("add", "posts")
    ended = watched("run")
    assert "2 originals looked at" in ended.out
    assert "unreachable" in ended.out
    states = {Path(r["path"]).name: r["state"] for r in watched("report", "--format", "json").json["rows"]}
    assert states == {"2000-dead.md": "unreachable", Path(POST).name: "ok"}


def test_no_network_at_all_is_said_and_is_a_failure(daejo: Daejo, folder: Path) -> None:
    path = folder / POST
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("https://medium.com/@ana", "http://127.0.0.1:9/x"), encoding="utf-8")
    daejo("add", "posts")
    ended = daejo("run", DAEJO_ALLOW="127.0.0.1")
    assert ended.code == 2
    assert "No site answered" in ended.out


def test_nothing_due_is_said_with_the_next_time(watched: Daejo, folder: Path) -> None:
    watched("add", "posts")
    watched("run")
    assert "Nothing is due. The next look is in" in watched("run").out


def test_an_interrupted_round_leaves_nothing_half_done(watched: Daejo, site: Any, folder: Path) -> None:
    text = (folder / POST).read_text(encoding="utf-8")
    for number in range(6):
        address = site.publish(f"/slow{number}", f"# Story {number}\n\nA sentence of story {number}. " * 9)
        post = text.replace(f"{site.address}/queue", address)
        (folder / "posts" / f"slow{number}.md").write_text(post, encoding="utf-8")
    watched("add", "posts")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DAEJO_")} | {
        "DAEJO_DATABASE_URL": f"sqlite:///{folder}/daejo.sqlite",
        "DAEJO_ALLOW": "127.0.0.1",
        "DAEJO_HOST_GAP": "2",
    }
    command = [str(Path(sys.executable).with_name("daejo")), "run"]
    running = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 30
    while len([p for p in site.asked if p != "/robots.txt"]) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"interrupted" in err
    assert b"Traceback" not in err
    again = watched("run")
    assert "read for the first time" in again.out
    states = {r["state"] for r in watched("report", "--format", "json").json["rows"]}
    assert states == {"ok"}


def test_every_keeps_going_until_it_is_stopped(watched: Daejo, site: Any, folder: Path) -> None:
    watched("add", "posts")
    for days in (10, 11, 12):  # as a database that was never pruned has it: more pages than are kept
        watched("run", "--all")
        status, page = site.pages["/queue"]
        site.pages["/queue"] = (status, re.sub("took [0-9]+ days", f"took {days} days", page))
    watched("run", "--all")

    def pages_kept() -> int:
        ledger = SqlLedger(f"sqlite:///{folder}/daejo.sqlite")
        original = ledger.find_original(f"{site.address}/queue")
        kept = [ledger.page_of(snapshot.id) for snapshot in ledger.snapshots(original.id)]
        ledger.close()
        return sum(page is not None for page in kept)

    assert pages_kept() == 4
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DAEJO_")} | {
        "DAEJO_DATABASE_URL": f"sqlite:///{folder}/daejo.sqlite",
        "DAEJO_ALLOW": "127.0.0.1",
        "DAEJO_HOST_GAP": "0",
        "DAEJO_KEEP_PAGES": "1",
        "DAEJO_POSTS": str(folder / "posts"),
    }
    command = [str(Path(sys.executable).with_name("daejo")), "run", "--every", "1s"]
    running = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        assert running.stdout is not None
        said = running.stdout.readline().decode()
        assert "Nothing is due" in said
        new = (folder / POST).read_text(encoding="utf-8").replace("/queue", "/other")
        site.publish("/other", "# Another story\n\nWith a text of its own, and long enough to be one. " * 3)
        (folder / "posts" / "new.md").write_text(new, encoding="utf-8")
        rest = ""
        while "added: " not in rest and len(rest) < 10_000:
            rest += running.stdout.readline().decode()
        assert "new.md" in rest
        assert pages_kept() == 1
    finally:
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"Traceback" not in err


def test_a_bad_duration_is_one_line(watched: Daejo) -> None:
    ended = watched("run", "--every", "soon")
    assert ended.code == 2
    assert ended.err.count("\n") == 1
