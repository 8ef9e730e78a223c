"""README and CONTRIBUTING say what is: every command, and a tour that is what the commands print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from worker.cli.program import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
SESSIONS = re.findall(r"```console\n(\$ .+?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a demonstration that has run."""
    home = tmp_path_factory.mktemp("demo")
    daejo("demo --home " + shlex.quote(str(home)))
    return home


def daejo(words: str, database: Path | None = None) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith("DAEJO_")}
    env |= {"COLUMNS": "100", "NO_COLOR": "1"}
    if database:
        env["DAEJO_DATABASE_URL"] = f"sqlite:///{database}"
    done = subprocess.run(
        [sys.executable, "-c", "from worker.cli import main; main()", *shlex.split(words)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def test_every_command_is_in_the_readme() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if f"`daejo {name}" not in README] == []


def test_every_command_of_the_readme_exists() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    named = set(re.findall(r"(?:\.venv/bin/|`|\$ |worker )daejo ([a-z]+)", README))
    assert named - set(commands) == set()


def test_every_make_target_of_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", README + CONTRIBUTING)) | {"run", "test"}
    assert named - targets == set()


def test_every_file_that_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_room_is_in_contributing() -> None:
    rooms = [p.name for p in (ROOT / "daejo").iterdir() if not p.name.startswith("__")]
    assert [room for room in rooms if f"`daejo/{room}" not in CONTRIBUTING] == []


@pytest.mark.parametrize("session", SESSIONS, ids=lambda s: s.splitlines()[0][:40])
def test_the_tour_is_what_the_commands_print(session: str, home: Path) -> None:
    first, _, shown = session.partition("\n")
    output = daejo(first.removeprefix("$ daejo "), home / "daejo.sqlite")
    for excerpt in re.split(r"^…$", shown, flags=re.MULTILINE):
        lines = "\n".join(line.rstrip() for line in excerpt.strip("\n").splitlines())
        assert lines in output, f"{first}\n{output}"


def test_the_readme_has_a_tour() -> None:
    assert len(SESSIONS) >= 3
