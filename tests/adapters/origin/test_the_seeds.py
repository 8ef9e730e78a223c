"""What ships in `seeds/`: pages that are what their sources make, posts in the form of real ones."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[3] / "seeds"
POSTS = sorted((SEEDS / "posts").glob("*.md"))
KEYS = ["title", "description", "coverImage", "date", "ogImage", "tag", "originalTitle", "link", "isUpdated"]


def test_every_page_is_what_its_source_makes() -> None:
    pressed = subprocess.run(
        [sys.executable, str(SEEDS / "press"), "--check"], capture_output=True, text=True, check=False
    )
    assert (pressed.returncode, pressed.stdout, pressed.stderr) == (0, "", "")


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem[:30])
def test_a_post_has_the_form_of_a_real_one(path: Path) -> None:
    data = path.read_bytes()
    _, front, body = data.split(b"---\r\n", 2)
    lines = front.decode().split("\r\n")[:-1]
    assert [line.split(":")[0] for line in lines if not line.startswith(" ")] == KEYS
    assert "\n" not in "".join(lines)
    assert "ogImage: " in lines
    assert body.startswith(b"\n\n")
    assert b"\r" not in body
    assert body.count(b'<div class="content-ad"></div>') >= 3
    images = re.findall(rb'(?:src="|\]\()(/assets/img/[^")]+)', body)
    assert images == [f"/assets/img/{path.stem}_{n}.png".encode() for n in range(len(images))]


def test_every_post_has_its_original_in_the_folder() -> None:
    pattern = re.compile(r'^link: "https://medium\.com(.+)"', re.MULTILINE)
    links = {found[1] for p in POSTS if (found := pattern.search(p.read_text("utf-8")))}
    stories = {tomllib.loads(f.read_text("utf-8"))["path"] for f in SEEDS.glob("originals/*/story.toml")}
    assert links == stories
    assert len(links) == 9
