"""`daejo add`: posts are read again and again, and what became of each is said."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

Daejo = Callable[..., Any]
POST = "posts/2024-05-01-queue.md"


def another(folder: Path, name: str, link: str, title: str = "다른 글") -> Path:
    path = folder / "posts" / name
    text = (folder / POST).read_text(encoding="utf-8")
    old = "https://medium.com/@ana/why-we-moved-our-queue-1a2b3c4d5e6f"
    path.write_text(text.replace(old, link).replace("우리가 큐를 옮긴 이유", title), encoding="utf-8")
    return path


def rows(daejo: Daejo) -> dict[str, Any]:
    return {Path(row["path"]).name: row for row in daejo("report", "--format", "json").json["rows"]}


def test_what_kind_of_original_each_link_names_is_counted(daejo: Daejo, folder: Path) -> None:
    another(folder, "b.md", "https://blog.example.com/story-0a0a0a0a0a0b")
    another(folder, "c.md", "https://dev.to/ana/queues")
    another(folder, "d.md", "")
    ended = daejo("add", "posts")
    assert ended.code == 2
    assert "4 added" in ended.out
    assert "no link" in ended.out
    assert "dev.to 1" in ended.out


def test_the_second_time_nothing_is_new(daejo: Daejo, folder: Path) -> None:
    assert "1 added" in daejo("add", "posts").out
    ended = daejo("add", "posts", POST, folder / "posts")
    assert ended.code == 0
    assert "1 post read: 1 unchanged" in ended.out


def test_an_edited_a_renamed_and_a_vanished_post_are_noticed(daejo: Daejo, folder: Path) -> None:
    another(folder, "b.md", "https://medium.com/@ana/b-0a0a0a0a0a0b", "둘째 글")
    another(folder, "c.md", "https://medium.com/@ana/c-0a0a0a0a0a0c", "셋째 글")
    daejo("add", "posts")
    (folder / POST).write_text((folder / POST).read_text(encoding="utf-8").replace("작년에", "재작년에"))
    (folder / "posts" / "b.md").rename(folder / "posts" / "moved.md")
    (folder / "posts" / "c.md").unlink()
    ended = daejo("add", "posts")
    assert ended.code == 0
    assert "1 edited" in ended.out
    assert "1 renamed" in ended.out
    assert f"edited: {POST}" in ended.out
    assert "1 vanished" in ended.out
    assert "vanished: posts/c.md" in ended.out
    assert "vanished: posts/b.md" not in ended.out
    assert "renamed: posts/b.md → posts/moved.md" in ended.out
    assert rows(daejo)["c.md"]["vanished_at"]
    assert rows(daejo)["moved.md"]["vanished_at"] is None


def test_a_post_that_comes_back_is_watched_again(daejo: Daejo, folder: Path) -> None:
    text = (folder / POST).read_text(encoding="utf-8")
    daejo("add", "posts")
    (folder / POST).unlink()
    daejo("add", "posts")
    (folder / POST).write_text(text, encoding="utf-8")
    ended = daejo("add", "posts")
    assert "1 returned" in ended.out
    assert rows(daejo)[Path(POST).name]["vanished_at"] is None


def test_a_single_file_that_is_gone_has_vanished(daejo: Daejo, folder: Path) -> None:
    another(folder, "b.md", "https://medium.com/@ana/b-0a0a0a0a0a0b")
    daejo("add", "posts")
    (folder / POST).unlink()
    ended = daejo("add", POST)
    assert f"vanished: {POST}" in ended.out
    assert rows(daejo)["b.md"]["vanished_at"] is None


def test_a_folder_that_is_not_mounted_has_lost_nothing(daejo: Daejo, folder: Path) -> None:
    daejo("add", "posts")
    (folder / "posts").rename(folder / "away")
    ended = daejo("add", "posts")
    assert ended.code == 2
    assert "no such file" in ended.out
    assert rows(daejo)[Path(POST).name]["vanished_at"] is None


def test_two_posts_of_one_original_are_both_kept(daejo: Daejo, folder: Path) -> None:
    another(folder, "twin.md", "https://ana.medium.com/queues-1a2b3c4d5e6f?source=rss")
    ended = daejo("add", "posts")
    assert "has the same original as posts/" in ended.out
    made = rows(daejo)
    assert len({row["original_id"] for row in made.values()}) == 1


def test_every_bad_file_is_named_and_the_good_ones_are_added(daejo: Daejo, folder: Path) -> None:
    posts = folder / "posts"
    (posts / "yaml.md").write_text('---\ntitle: "x\nlink: y\n---\ntext\n')
    (posts / "bomb.md").write_text("---\na: &a [1]\nb: [*a, *a]\n---\ntext\n")
    (posts / "binary.md").write_bytes(b"---\ntitle: x\n---\n\x00\x01\x02")
    os.mkfifo(posts / "pipe.md")
    (posts / "out.md").symlink_to("/etc/hostname")
    Path(os.fsdecode(os.fsencode(posts) + b"/\xff.md")).write_text("x")
    ended = daejo("add", "posts")
    assert ended.code == 2
    assert "1 added" in ended.out
    for name in ("yaml.md", "bomb.md", "pipe.md", "out.md", "not UTF-8"):
        assert name in ended.out, name
    assert daejo("report").code in (0, 1)


def test_a_link_that_can_never_be_fetched_is_said(daejo: Daejo, folder: Path) -> None:
    another(folder, "b.md", "ftp://example.com/x")
    ended = daejo("add", "posts")
    assert ended.code == 2
    assert "b.md: the link cannot be fetched" in ended.out
    assert rows(daejo)["b.md"]["status"] == "unchecked"


def test_a_name_in_another_spelling_is_the_same_post(daejo: Daejo, folder: Path) -> None:
    (folder / POST).rename(folder / "posts" / unicodedata.normalize("NFD", "큐 이야기.md"))
    daejo("add", "posts")
    path = daejo("report", "--format", "json").json["rows"][0]["path"]
    assert path == unicodedata.normalize("NFC", path)
    assert daejo("show", "큐 이야기.md").code == 0
    assert daejo("show", unicodedata.normalize("NFD", "posts/큐 이야기.md")).code == 0


def test_a_post_that_the_ledger_knows_by_another_folder_is_found_by_its_name(
    daejo: Daejo, folder: Path
) -> None:
    daejo("add", "posts")
    copy = folder / "mounted" / "posts"
    copy.mkdir(parents=True)
    (copy / Path(POST).name).write_text((folder / POST).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / POST).unlink()
    (folder / "posts").rmdir()
    (folder / "posts").symlink_to(copy)
    assert daejo("show", POST).code == 0
    assert daejo("show", Path(POST).name).code == 0


def test_a_database_that_cannot_be_written_is_one_line(daejo: Daejo, folder: Path) -> None:
    ended = daejo("add", "posts", DAEJO_DATABASE_URL="sqlite:////proc/daejo.sqlite")
    assert ended.code == 2
    assert ended.err.count("\n") == 1


def test_a_misspelt_setting_is_one_line(daejo: Daejo, folder: Path) -> None:
    ended = daejo("add", "posts", DAEJO_REDDIS_URL="redis://x")
    assert ended.code == 2
    assert "DAEJO_REDIS_URL" in ended.err
    assert ended.err.count("\n") == 1


def test_a_database_that_is_away_is_one_line(daejo: Daejo, folder: Path) -> None:
    ended = daejo("report", DAEJO_DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert ended.code == 2
    assert ended.err.count("\n") == 1


def test_each_link_is_told_with_its_kind(daejo: Daejo, folder: Path) -> None:
    posts = folder / "posts"
    post = "---\ntitle: 글\nlink: {}\n---\n본문입니다.\n"
    (posts / "medium.md").write_text(post.format("https://medium.com/@a/b-0123456789ab?source=rss"))
    (posts / "other.md").write_text(post.format("https://dev.to/a/b"))
    (posts / "none.md").write_text("---\ntitle: 글\n---\n본문입니다.\n")
    told = [line.split() for line in daejo("add", "posts").out.splitlines()]
    assert ["Medium", "posts/medium.md", "https://medium.com/@a/b-0123456789ab"] in told
    assert ["other", "site", "posts/other.md", "https://dev.to/a/b"] in told
    assert ["no", "link", "posts/none.md", "-"] in told
