"""Folders of posts hold anything; every post is read once, the rest is named with the reason."""

from __future__ import annotations

import os
import socket
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from daejo.errors import InputError
from worker.files import read_file
from worker.walking import DEEPEST, Found, Skipped, walk, walk_all

NOBODY = 65_534


def read(*roots: Path, cap: int = 1_000) -> tuple[list[str], dict[str, str]]:
    found, skipped = [], {}
    for entry in walk_all(roots, cap=cap):
        if isinstance(entry, Found):
            found.append(str(Path(entry.path).relative_to(roots[0])))
        else:
            skipped[str(Path(entry.path).relative_to(roots[0]))] = entry.why
    return found, skipped


def test_markdown_files_are_read_by_name_and_nothing_else(tmp_path: Path) -> None:
    for name in ["b.md", "a.MD", "c.mdx", "d.markdown", "e.txt", "f.png", ".hidden.md", "sub/g.md"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    for hidden in [".git", "node_modules"]:
        (tmp_path / hidden).mkdir()
        (tmp_path / hidden / "x.md").write_text("x")
    assert read(tmp_path) == (["a.MD", "b.md", "c.mdx", "d.markdown", "sub/g.md"], {})


def test_a_pipe_a_socket_and_a_device_are_named_and_never_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # a socket's path may have 108 bytes only
        listener.bind("socket.md")
        found, skipped = read(tmp_path)
    assert found == []
    assert "pipe" in skipped["pipe.md"]
    assert "pipe" in skipped["socket.md"]
    assert "leads out" in skipped["zero.md"]


def test_links_are_not_followed_out_of_the_folder_nor_twice_inside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    root = tmp_path / "root"
    (root / "real").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (root / "real" / "post.md").write_text("post")
    (root / "alias.md").symlink_to(root / "real" / "post.md")
    (root / "loop").symlink_to(root)
    (root / "away").symlink_to(outside)
    (root / "secret.md").symlink_to(outside / "secret.md")
    (root / "nowhere.md").symlink_to(root / "gone.md")
    found, skipped = read(root)
    assert found == ["real/post.md"]
    assert set(skipped) == {"away", "secret.md", "nowhere.md"}
    assert "leads out" in skipped["away"]
    assert "nowhere" in skipped["nowhere.md"]


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder with a file and a folder that may not be read. Root reads everything: there, as nobody."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        (root / "closed.md").write_text("x")
        (root / "closed.md").chmod(0)
        (root / "shut").mkdir(mode=0)
        was = os.geteuid()
        if was == 0:
            for path in (root, root / "closed.md", root / "shut"):
                os.chown(path, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield root
        finally:
            os.seteuid(was)
            (root / "shut").chmod(0o700)


def test_what_may_not_be_read_is_named(closed: Path) -> None:
    found, skipped = read(closed)
    assert found == []
    assert set(skipped) == {"closed.md", "shut"}
    assert all("permissions" in why for why in skipped.values())


def test_a_name_that_is_not_utf8_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.md")).write_text("b")
    found, skipped = read(tmp_path)
    assert found == ["a.md"]
    assert ["not UTF-8" in why for why in skipped.values()] == [True]


def test_the_two_spellings_of_a_korean_name_are_one_file(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "한글.md")
    (tmp_path / decomposed).write_text("x")
    assert read(tmp_path) == (["한글.md"], {})
    (tmp_path / "한글.md").write_text("y")
    found, skipped = read(tmp_path)
    assert found == ["한글.md"]
    assert list(skipped) == ["한글.md"]


def test_a_file_over_the_cap_is_named(tmp_path: Path) -> None:
    (tmp_path / "big.md").write_text("x" * 1_001)
    assert "larger" in read(tmp_path)[1]["big.md"]


def test_a_file_that_vanishes_while_the_folder_is_read_is_named(tmp_path: Path) -> None:
    for name in ["a.md", "b.md"]:
        (tmp_path / name).write_text(name)
    entries = []
    for entry in walk(tmp_path):
        entries.append(entry)
        (tmp_path / "b.md").unlink(missing_ok=True)
    assert [type(e) for e in entries] == [Found, Skipped]


def test_folders_without_end_end(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (DEEPEST + 3))
    deep.mkdir(parents=True)
    (deep / "post.md").write_text("x")
    found, skipped = read(tmp_path)
    assert found == []
    assert len(skipped) == 1


def test_a_root_that_is_a_file_or_missing_is_one_entry(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("x")
    assert [type(e) for e in walk(tmp_path / "post.md")] == [Found]
    assert list(walk(tmp_path / "no")) == [Skipped(str(tmp_path / "no"), "there is no such file")]


def test_a_file_in_two_roots_comes_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "post.md").write_text("x")
    assert read(tmp_path, tmp_path / "sub", tmp_path / "sub" / "post.md") == (["sub/post.md"], {})


def test_a_nul_in_a_name_is_an_error_for_a_person() -> None:
    with pytest.raises(InputError, match="no file name"):
        read_file("a\0.md")


def test_a_root_that_is_a_link_is_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "post.md").write_text("x")
    (tmp_path / "alias").symlink_to(tmp_path / "real")
    assert read(tmp_path / "alias") == (["post.md"], {})
