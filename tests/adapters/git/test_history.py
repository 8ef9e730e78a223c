"""The versions of a file, out of a real git repository."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from daejo.errors import InputError
from worker.git import GitHistory, history_of
from worker.git.command import Git, NoRepository

Repository = Any
TEXT = "".join(f"Line {n} of a page that says enough to be known again.\n" for n in range(20))


def told(path: Path, limit: int = 99) -> list[tuple[str, str, bytes]]:
    return [
        (f"{version.committed_at:%Y-%m-%d}", version.path, version.data)
        for version in history_of(path, limit)
    ]


def test_versions_come_newest_first_with_since_when_they_stood(repository: Repository) -> None:
    first = repository.commit("2021-01-01", {"a.md": "one"})
    repository.commit("2021-02-01", {"a.md": "two"})
    repository.commit("2021-03-01", {"b.md": "another file"})
    path = repository.root / "a.md"
    assert told(path) == [("2021-02-01", "a.md", b"two"), ("2021-01-01", "a.md", b"one")]
    assert history_of(path, 9)[-1].revision == first
    assert told(path, 1) == [("2021-02-01", "a.md", b"two")]


def test_of_many_versions_those_around_a_moment_are_read(repository: Repository) -> None:
    for month in range(1, 10):
        repository.commit(f"2021-{month:02}-01", {"a.md": str(month)})

    def read(*made: int) -> list[bytes]:
        when = datetime(2021, *made, tzinfo=UTC) if made else None
        return [version.data for version in history_of(repository.root / "a.md", 3, when)]

    assert read() == [b"9", b"8", b"7"]
    assert read(5, 20) == [b"6", b"5", b"4"]
    assert read(9, 20) == [b"9", b"8", b"7"]
    assert read(1, 20) == [b"3", b"2", b"1"]


def test_a_file_is_followed_through_its_names(repository: Repository) -> None:
    repository.commit("2021-01-01", {"README.md": TEXT})
    repository.commit("2021-02-01", {"README.md": TEXT + "More.\n"})
    (repository.root / "docs").mkdir()
    repository.git("mv", "README.md", "docs/intro.md")
    repository.commit("2021-03-01")
    repository.git("mv", "docs/intro.md", "docs/index.md")
    repository.commit("2021-04-01", {"docs/index.md": TEXT + "Most.\n"})
    repository.commit("2021-05-01", {"docs/intro.md": "A new page.\n"})
    names = ["docs/index.md", "README.md", "README.md"]
    path = repository.root / "docs" / "index.md"
    assert [name for _, name, _ in told(path)] == names
    assert [since for since, _, _ in told(path)] == ["2021-04-01", "2021-02-01", "2021-01-01"]
    [here] = GitHistory(path).trails([path], [repository.root / "docs"]).values()
    assert [step.path for step in here.steps] == names
    assert told(repository.root / "docs" / "intro.md") == [("2021-05-01", "docs/intro.md", b"A new page.\n")]


def test_more_files_than_a_command_line_can_name_are_followed_from_another_folder(
    repository: Repository,
) -> None:
    deep = "/".join("d" * 240 for _ in range(12))
    repository.commit("2021-01-01", {f"old/{deep}/{n}.md": f"{TEXT}{n}" for n in range(800)})
    repository.git("mv", "old", "docs")
    repository.commit("2021-02-01")
    paths = [repository.root / "docs" / deep / f"{n}.md" for n in range(800)]
    trails = GitHistory(paths[0]).trails(paths, [repository.root / "docs"])
    assert {step.path[:4] for trail in trails.values() for step in trail.steps} == {"old/"}


def test_a_text_that_went_and_came_back_stands_twice(repository: Repository) -> None:
    for day, text in (("2021-01-01", "A"), ("2021-02-01", "B"), ("2021-03-01", "A")):
        repository.commit(day, {"a.md": text})
    (repository.root / "a.md").unlink()
    repository.commit("2021-04-01")
    repository.commit("2021-05-01", {"a.md": "A"})
    path = repository.root / "a.md"
    assert [data for _, _, data in told(path)] == [b"A", b"A", b"B", b"A"]


def test_edits_of_a_merged_branch_are_seen(repository: Repository) -> None:
    repository.commit("2021-01-01", {"a.md": TEXT})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2021-02-01", {"a.md": TEXT + "Side.\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2021-03-01", {"b.md": "b"})
    repository.git("merge", "--quiet", "--no-edit", "side", at="2021-04-01T12:00:00Z")
    assert [since for since, _, _ in told(repository.root / "a.md")] == ["2021-02-01", "2021-01-01"]


@pytest.mark.parametrize(
    "name", ["-rf.md", "a\nb.md", "한글 문서.md", ":colon.md", "*.md", '"q".md', "\x1e.md"]
)
def test_no_file_name_is_taken_for_anything_else(repository: Repository, name: str) -> None:
    repository.commit("2021-01-01", {name: "one", "a.md": "other"})
    repository.commit("2021-02-01", {name: "two"})
    path = repository.root / name
    assert told(path) == [("2021-02-01", name, b"two"), ("2021-01-01", name, b"one")]


def test_a_name_that_is_no_utf8_is_read_too(repository: Repository) -> None:
    path = repository.write(b"caf\xe9.md", "one")
    repository.commit("2021-01-01")
    assert [data for _, _, data in told(path)] == [b"one"]


def test_links_submodules_binaries_and_giants_are_no_versions(repository: Repository) -> None:
    path = repository.root / "a.md"
    repository.commit("2021-01-01", {"a.md": "text"})
    repository.write("a.md", b"\x00\x01binary")
    repository.commit("2021-02-01")
    path.unlink()
    path.symlink_to("/etc/passwd")
    repository.commit("2021-03-01")
    path.unlink()
    repository.commit("2021-04-01", {"a.md": "x" * 5_000_000})
    assert [data for _, _, data in told(path)] == [b"text"]


def test_a_repository_without_a_commit_has_no_versions(repository: Repository) -> None:
    assert history_of(repository.write("a.md", "one"), 9) == ()


def test_a_file_never_committed_has_no_versions(repository: Repository) -> None:
    repository.commit("2021-01-01", {"a.md": "one"})
    assert history_of(repository.write("b.md", "one"), 9) == ()


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2021-01-01", {"a.md": "one"})
    repository.commit("2021-02-01", {"a.md": "two"})
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(tmp_path / "clone"))
    assert GitHistory(tmp_path / "clone").shallow
    assert not GitHistory(repository.root).shallow
    assert [data for _, _, data in told(tmp_path / "clone" / "a.md")] == [b"two"]


def test_a_folder_without_a_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRepository, match="lies in no git repository"):
        history_of(tmp_path / "a.md", 9)


def test_a_missing_git_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.root))
    with pytest.raises(InputError, match="git is not installed"):
        history_of(repository.root / "a.md", 9)


def test_the_environment_of_a_hook_leads_nowhere_else(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2021-01-01", {"a.md": "one"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert [data for _, _, data in told(repository.root / "a.md")] == [b"one"]


def test_a_repository_of_somebody_else_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2021-01-01", {"docs/a.md": "one"})
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    # git's own switch for its tests: only root could give the folder to somebody else for true
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(InputError, match=r"belongs to another user.*safe\.directory") as raised:
        history_of(repository.root / "docs/a.md", 9)
    assert str(raised.value).endswith(f" {repository.root.resolve()}")  # what git wants to hear, not docs/


def test_what_a_repository_configures_runs_nothing(repository: Repository, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    repository.commit("2021-01-01", {"a.md": TEXT, ".gitattributes": "*.md diff=evil filter=evil\n"})
    repository.commit("2021-02-01", {"a.md": TEXT + "More.\n"})
    for key in (
        "core.fsmonitor",
        "core.pager",
        "gpg.program",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.smudge",
        "filter.evil.clean",
        "core.sshCommand",
    ):
        repository.git("config", key, str(program))
    repository.git("config", "log.showSignature", "true")
    path = repository.root / "a.md"
    assert len(history_of(path, 9)) == 2
    GitHistory(path).changed_since("HEAD~1")
    assert not ran.exists()


def test_what_changed_is_counted_from_where_the_branch_left(repository: Repository) -> None:
    repository.commit("2021-01-01", {"a.md": "a", "b.md": "b", "c.md": "c"})
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit("2021-02-01", {"b.md": "b2"})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2021-03-01", {"c.md": "c2"})
    repository.git("checkout", "--quiet", "topic")
    assert GitHistory(repository.root).changed_since("main") == {b"b.md"}


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "main\n", "HEAD~99"])
def test_a_revision_that_is_none_is_told(repository: Repository, revision: str) -> None:
    repository.commit("2021-01-01", {"a.md": "a"})
    with pytest.raises(InputError, match="is no revision"):
        GitHistory(repository.root).changed_since(revision)
    assert not (repository.root / "x").exists()


def program(folder: Path, script: str) -> str:
    """A folder for the PATH whose `git` is this script."""
    folder.mkdir()
    path = folder / "git"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'fatal: the disk is on fire' >&2; exit 128", "git failed: fatal: the disk is on fire"),
        ("kill -9 $$", "git failed"),
        ("case $* in *--raw*) printf 'what is this\\0';; *) echo \"$2\";; esac", "nobody understands"),
        ("case $* in *--raw*) printf ':1 2 3\\0x\\0';; *) echo \"$2\";; esac", "ended in the middle"),
    ],
)
def test_a_git_that_fails_or_babbles_is_one_line(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    path = repository.write("a.md", "one")
    monkeypatch.setenv("PATH", f"{program(tmp_path / 'bin', script)}:/usr/bin:/bin")
    with pytest.raises(InputError, match=said) as raised:
        history_of(path, 9)
    assert "\n" not in str(raised.value)


def test_a_git_that_hangs_is_left(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{program(tmp_path / 'bin', 'sleep 60')}:/usr/bin:/bin")
    with pytest.raises(InputError, match=r"took longer than 0\.2 s"):
        Git(repository.root, patience=0.2).text("version")


def test_a_git_that_never_ends_to_talk_is_left(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{program(tmp_path / 'bin', 'yes')}:/usr/bin:/bin")
    with pytest.raises(InputError, match="more than 100,000 bytes"):
        Git(repository.root, largest=100_000).text("version")
