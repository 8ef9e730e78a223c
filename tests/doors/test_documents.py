"""What docs/ shows is what the commands print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SESSIONS = [
    pytest.param(session, id=f"{page.name}: {session.splitlines()[0][:40]}")
    for page in sorted((ROOT / "docs").glob("audit.md"))
    for session in re.findall(r"```console\n(\$ .+?)```", page.read_text("utf-8"), re.DOTALL)
]


@pytest.mark.parametrize("session", SESSIONS)
def test_the_example_is_what_the_command_prints(session: str) -> None:
    first, _, shown = session.partition("\n")
    words = shlex.split(first.removeprefix("$ "))
    env = {k: v for k, v in os.environ.items() if not k.startswith("DAEJO_")} | {"COLUMNS": "100"}
    command = [str(Path(sys.executable).with_name(words[0])), *words[1:]]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    for excerpt in re.split(r"^…$", shown, flags=re.MULTILINE):
        assert excerpt.strip("\n") in done.stdout


def test_the_audit_page_has_an_example() -> None:
    assert SESSIONS


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("audit.md")), ids=lambda page: page.name)
def test_every_file_that_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
