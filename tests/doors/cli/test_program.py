"""The program as a whole: quick help, and how it ends whatever happens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from worker.cli import app

Daejo = Callable[..., Any]
HEAVY = {"numpy", "sqlalchemy", "celery", "lxml", "bs4", "redis", "trafilatura", "pydantic", "urllib3"}


def commands() -> list[list[str]]:
    group: Any = get_command(app)
    found = []
    for name, command in group.commands.items():
        below = getattr(command, "commands", None)
        found += [[name, inner] for inner in below] if below else [[name]]
    return sorted(found)


def test_help_imports_nothing_heavy() -> None:
    program = f"import sys, worker.cli; print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(daejo: Daejo, command: list[str]) -> None:
    ended = daejo(*command, "--help", COLUMNS="120")
    assert ended.code == 0
    assert "Example" in ended.out
    assert f"daejo {' '.join(command)}" in ended.out


def test_no_command_is_the_help(daejo: Daejo) -> None:
    ended = daejo()
    assert "Begin here" in ended.out + ended.err


def test_an_unknown_option_is_bad_input(daejo: Daejo) -> None:
    ended = daejo("report", "--colour")
    assert ended.code == 2
    assert "--colour" in ended.err


def test_a_value_that_is_none_of_those_is_told_plainly(daejo: Daejo) -> None:
    ended = daejo("audit", "en", "ko", "--fail-on", "high")
    assert ended.code == 2
    assert "'high' is not one of" in ended.err
    assert "Value error" not in ended.err


def test_a_reader_that_goes_away_ends_it_quietly(process: Daejo, folder: Path) -> None:
    post = "posts/2024-05-01-queue.md"
    script = f'"{Path(sys.executable).with_name("daejo")}" read {post}; echo "code $?" >&2'
    done = subprocess.run(
        ["/bin/sh", "-c", f"({script}) | true"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stderr in ("code 0\n", "code 141\n")


def test_a_story_is_read_from_its_address(watched: Daejo, site: Any) -> None:
    ended = watched("read", f"{site.address}/queue", "--format", "json")
    assert ended.json["outcome"] == "article"
    assert any("1,200 messages" in block["text"] for block in ended.json["blocks"])
    site.pages["/queue"] = (410, "gone")
    gone = watched("read", f"{site.address}/queue", "--format", "json")
    assert (gone.code, gone.json["outcome"]) == (2, "gone")


def test_a_full_disk_behind_the_output_is_one_line_and_no_bug(folder: Path) -> None:
    program = Path(sys.executable).with_name("daejo")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [program, "lint", "posts"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
