"""`daejo read` and `daejo lint`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

Daejo = Callable[..., Any]
SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"
POST = "posts/2024-05-01-queue.md"

HOSTILE = (
    "# Title \x1b[2J\x9b2J\n\nA line with \x1b]52;c;cm0=\x07 and \u202eevil\u202c and [bold]brackets[/bold]."
)


def valid(name: str, made: Any) -> bool:
    Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text())).validate(made)
    return True


def test_read_shows_every_block_of_a_file(daejo: Daejo, folder: Path) -> None:
    ended = daejo("read", "story.md", "--format", "json")
    assert ended.code == 0
    made = ended.json
    assert valid("read", made)
    assert made["outcome"] == "article"
    assert made["title"] == "Why we moved our queue"
    assert [b["index"] for b in made["blocks"]] == list(range(len(made["blocks"])))
    code = [b for b in made["blocks"] if b["kind"] == "code"]
    assert [b["language"] for b in code] == ["python"]
    assert {b["level"] for b in made["blocks"] if b["kind"] == "heading"} == {1, 2}
    assert daejo("read", "story.md").out.count("What went wrong") == 1


def test_read_of_a_challenge_page_says_what_it_is(daejo: Daejo, folder: Path) -> None:
    (folder / "wall.html").write_text(
        "<html><head><title>Just a moment...</title></head><body><div id='challenge-error-text'>Enable"
        " JavaScript and cookies to continue</div><script>window._cf_chl_opt={}</script></body></html>"
    )
    ended = daejo("read", "wall.html", "--format", "json")
    assert ended.code == 0
    assert valid("read", ended.json)
    assert ended.json["outcome"] == "blocked"
    assert ended.json["blocks"] == []


def test_read_of_a_feed_takes_the_story_that_is_named_or_the_first(daejo: Daejo, folder: Path) -> None:
    items = "".join(
        f"<item><title>Story {n}</title><link>https://medium.com/@ana/story-aaaaaaaaaaa{n}</link>"
        f"<content:encoded><![CDATA[<p>Text of story {n}, long enough.</p>]]></content:encoded></item>"
        for n in (1, 2)
    )
    (folder / "feed.xml").write_text(
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Ana</title>{items}</channel></rss>"
    )
    first = daejo("read", "feed.xml", "--format", "json").json
    assert first["title"] == "Story 1"
    assert "2 stories" in first["detail"]
    second = daejo("read", "feed.xml", "--want", "https://medium.com/p/aaaaaaaaaaa2", "--format", "json").json
    assert second["title"] == "Story 2"
    assert second["detail"] == ""


def test_what_can_never_be_fetched_is_bad_input(daejo: Daejo) -> None:
    for address in ("ftp://example.com/x", "https://", "nowhere.html"):
        ended = daejo("read", address)
        assert ended.code == 2, address
        assert ended.err.count("\n") == 1


def test_a_private_address_is_refused_and_said_so(daejo: Daejo) -> None:
    ended = daejo("read", "http://127.0.0.1:9/x", "--format", "json")
    assert (ended.code, ended.json["outcome"]) == (2, "refused")
    assert ended.json["detail"].startswith(
        "http://127.0.0.1:9 is not on the public internet (this machine); "
    )
    assert daejo("read", "http://127.0.0.1:9/x").code == 2


def test_a_file_that_is_no_page_is_a_failure(daejo: Daejo, folder: Path) -> None:
    (folder / "program").write_bytes(b"\x7fELF\x02\x01\x01")
    ended = daejo("read", "program")
    assert ended.code == 2
    assert "the file holds a program, not a page" in ended.out
    (folder / "long.html").write_text(
        f"<html><body><article><p>{'word ' * 60_000}</p></article></body></html>"
    )
    long = daejo("read", "long.html")
    assert long.code == 2
    assert "characters; 200,000 is the most that is read" in " ".join(long.out.split())


def test_nothing_that_steers_a_terminal_gets_through(daejo: Daejo, folder: Path) -> None:
    (folder / "hostile.md").write_text(HOSTILE)
    for shape in ("table", "json"):
        out = daejo("read", "hostile.md", "--format", shape).out
        assert not any((ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 for c in out)
        assert "\u202e" not in out
        assert "[bold]brackets[/bold]" in out


def test_lint_names_file_line_and_why(daejo: Daejo, folder: Path) -> None:
    path = folder / POST
    text = path.read_text(encoding="utf-8")
    prompt = "위 표를 Markdown 형식으로 변경하세요."
    path.write_text(text + f"\n{prompt}\n\n테이블 태그를 Markdown 형식으로 변경하세요.\n", encoding="utf-8")
    ended = daejo("lint", "posts", "--format", "json")
    assert ended.code == 1
    assert valid("lint", ended.json)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert any("테이블 태그를" in lines[found["line"] - 1] for found in ended.json["residue"])
    assert all(found["why"] and 0 < found["confidence"] <= 1 for found in ended.json["residue"])
    table = daejo("lint", POST)
    assert table.code == 1
    assert "prompt" in table.out


def test_lint_holds_a_post_against_its_image_files(daejo: Daejo, folder: Path) -> None:
    path = folder / POST
    text = path.read_text(encoding="utf-8")
    shown = "".join(f"\n![이미지](/assets/img/2024-05-01-Queue_{n}.png)\n" for n in (1, 3))
    path.write_text(text + shown, encoding="utf-8")
    images = folder / "public" / "img"
    images.mkdir(parents=True)
    for n in (0, 1, 2):
        (images / f"2024-05-01-Queue_{n}.png").write_bytes(b"")
    (images / "2024-05-02-Other_5.png").write_bytes(b"")
    guessed = daejo("lint", POST)
    assert "1 image by number alone: --images FOLDER looks at the files." in guessed.out
    assert "by number alone" not in daejo("lint", POST, "--images", "public").out
    found = daejo("lint", POST, "--images", "public", "--format", "json").json["residue"]
    assert {(f["kind"], f["excerpt"]) for f in found} == {
        ("image_missing", "2024-05-01-Queue_3.png"),
        ("image_unused", "2024-05-01-Queue_2"),
    }
    assert daejo("lint", POST, "--images", "nowhere").code == 2


def test_lint_of_a_clean_post_ends_with_0(daejo: Daejo, folder: Path) -> None:
    ended = daejo("lint", "posts", "--format", "json")
    assert (ended.code, ended.json["posts"], ended.json["residue"]) == (0, 1, [])


def test_a_post_that_nobody_translated_is_told_once(daejo: Daejo, folder: Path) -> None:
    english = (
        "We had a queue that nobody understood, and it broke every Friday.\n\n## What we did\n\n"
        "So we wrote down what it does, and then we threw most of it away.\n\n- `a`\n- Redis\n\n"
        "It has not broken since, and the people who look after it sleep better.\n"
    )
    korean = "우리는 아무도 이해하지 못하는 큐를 가지고 있었고, 매주 금요일마다 고장이 났습니다.\n\n" * 2
    for title in ("Why We Moved Our Queue", "큐를 옮긴 이유"):
        (folder / "left.md").write_text(
            f'---\ntitle: "{title}"\nlink: "https://example.com/a"\n---\n\n{english}'
        )
        ended = daejo("lint", "left.md", "--format", "json")
        assert ended.code == 1
        [found] = ended.json["residue"]
        assert (found["kind"], found["severity"], found["lines"]) == ("untranslated", "high", [6, 15])
        assert found["why"] == "not translated: the whole text is English"
    (folder / "left.md").write_text(f"{korean}{english}")
    half = daejo("lint", "left.md", "--format", "json").json["residue"]
    assert "not translated: the whole text is English" not in {found["why"] for found in half}
    (folder / "left.md").write_text("---\ntitle: Links\n---\n\n- Redis\n- The Go Programming Language\n")
    assert daejo("lint", "left.md").code == 0


def test_one_broken_post_does_not_keep_the_others_back(daejo: Daejo, folder: Path) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    (folder / "posts" / "bomb.md").write_text(f"---\ntitle: x\n{bomb}---\ntext\n")
    ended = daejo("lint", "posts", "--format", "json")
    assert ended.code == 2
    assert ended.json["posts"] == 1
    [unreadable] = ended.json["unreadable"]
    assert unreadable["path"] == "posts/bomb.md"
    assert unreadable["line"] == 3


def test_lint_counts_what_it_could_not_read_and_calls_none_of_it_clean(daejo: Daejo, folder: Path) -> None:
    (folder / "posts" / "broken.md").write_text("---\ntitle: [\n---\ntext\n")
    assert "1 post, nothing left behind. 1 file could not be read." in daejo("lint", "posts").out
    alone = daejo("lint", "posts/broken.md")
    assert "nothing left behind" not in alone.out
    assert "1 file could not be read." in alone.out
