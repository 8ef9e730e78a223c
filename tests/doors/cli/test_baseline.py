"""`daejo baseline`: what a post is held against, on a real site, a real database and a real repository."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).resolve().parents[3] / "schemas" / "baseline.schema.json"
POST = "posts/2024-05-01-queue.md"

Daejo = Callable[..., Any]


def edit(site: Any, old: str, new: str) -> None:
    status, page = site.pages["/queue"]
    assert old in page
    site.pages["/queue"] = (status, page.replace(old, new))


def stale(watched: Daejo) -> list[str]:
    shown = watched("show", POST, "--format", "json").json
    return [finding["evidence"]["after"] for finding in shown["findings"] if finding["kind"] == "stale"]


@pytest.fixture
def edited_before(watched: Daejo, site: Any) -> Daejo:
    """A post whose original was edited before Daejo first saw it."""
    edit(site, "took 9 days", "took 14 days")
    edit(site, "Measure the oldest message", "Measure the newest message")
    assert watched("add", "posts").code == 0
    watched("run")
    assert stale(watched) == []
    return watched


@pytest.fixture
def seen_twice(watched: Daejo, site: Any) -> Daejo:
    """A post whose original was edited after Daejo first saw it: two texts are known."""
    assert watched("add", "posts").code == 0
    assert watched("run").code == 0
    edit(site, "took 9 days", "took 14 days")
    assert watched("run", "--all").code == 1
    return watched


def test_a_file_of_the_time_shows_what_was_edited_before_the_first_look(
    edited_before: Daejo, site: Any
) -> None:
    asked = list(site.asked)
    done = edited_before("baseline", POST, "--file", "story.md", "--at", "2024-04-01")
    assert done.code == 0, done.err
    assert "reviewed" in done.out
    assert "Judged anew" in done.out
    assert site.asked == asked, "it was judged by a look"
    assert len(stale(edited_before)) == 2
    [row] = edited_before("report", "--format", "json").json["rows"]
    assert (row["baseline"], row["verified"]) == ("reviewed", True)
    listed = edited_before("baseline", POST, "--format", "json").json
    [kept] = [one for one in listed["candidates"] if one["in_force"]]
    assert kept["stood_since"].startswith("2024-04-01")
    assert kept["source"] == "file:story.md"


def test_the_same_file_twice_is_one_candidate(edited_before: Daejo) -> None:
    for _ in range(2):
        assert edited_before("baseline", POST, "--file", "story.md").code == 0
    assert len(edited_before("baseline", POST, "--format", "json").json["candidates"]) == 2


def test_what_is_printed_for_scripts_is_what_the_schema_says(seen_twice: Daejo) -> None:
    schema = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    listed = seen_twice("baseline", POST, "--format", "json")
    schema.validate(listed.json)
    assert listed.json["taken"] is None
    assert [one["best"] for one in listed.json["candidates"]] == [True, False]
    taken = seen_twice("baseline", POST, "--auto", "--format", "json")
    schema.validate(taken.json)
    assert taken.json["taken"]["key"] == listed.json["candidates"][0]["key"]
    assert taken.json["kind"] == "assumed", "the best of what we saw ourselves is still not verified"


def test_a_candidate_taken_by_hand_counts_at_once_and_another_takes_it_back(seen_twice: Daejo) -> None:
    assert len(stale(seen_twice)) == 1
    done = seen_twice("baseline", POST, "--take", "2")
    assert done.code == 0, done.err
    assert stale(seen_twice) == []
    done = seen_twice("baseline", POST, "--auto")
    assert "1 finding opened" in done.out
    assert len(stale(seen_twice)) == 1


def test_the_list_says_which_fits_best_and_how_to_take_it(seen_twice: Daejo) -> None:
    listed = seen_twice("baseline", POST, COLUMNS="100")
    assert listed.code == 0
    assert "in force, best" in listed.out
    assert f"daejo baseline {POST} --auto" in listed.out
    assert max(map(len, listed.out.splitlines())) <= 100


def test_nothing_is_said_of_what_was_never_read(watched: Daejo) -> None:
    watched("add", "posts")
    done = watched("baseline", POST)
    assert done.code == 2
    assert "never read" in done.err


def test_a_file_counts_even_before_the_first_look(watched: Daejo, site: Any) -> None:
    watched("add", "posts")
    done = watched("baseline", POST, "--file", "story.md")
    assert done.code == 0, done.err
    assert "daejo run" in done.out
    edit(site, "took 9 days", "took 14 days")
    assert watched("run", "--all").code == 1
    assert len(stale(watched)) == 1


# --- a repository


def git(folder: Path, *arguments: str, at: str = "2024-04-01T12:00:00Z") -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    env = kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_DATE": at,
    }
    fixed = ["git", "-C", str(folder), "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    subprocess.run([*fixed, *arguments], env=env, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path, tmp_path: Path) -> Path:
    """A repository where the story was edited twice, once before it was translated and once after."""
    place = tmp_path / "docs"
    place.mkdir()
    text = (folder / "story.md").read_text("utf-8")
    git(place, "init", "-q")
    versions = {
        "2023-01-01T12:00:00Z": text.replace("lost 1,200 messages", "lost 300 messages"),
        "2024-04-01T12:00:00Z": text,
        "2025-01-01T12:00:00Z": text.replace("took 9 days", "took 14 days"),
    }
    for at, version in versions.items():
        (place / "story.md").write_text(version, "utf-8")
        git(place, "add", "story.md", at=at)
        git(place, "commit", "-qm", "edit", at=at)
    return place / "story.md"


def test_a_repositorys_history_tells_which_version_was_translated(
    edited_before: Daejo, repository: Path
) -> None:
    listed = edited_before("baseline", POST, "--git", repository, "--format", "json").json
    [best] = [one for one in listed["candidates"] if one["best"]]
    assert best["stood_since"].startswith("2024-04-01")
    assert len(listed["candidates"]) == 4
    done = edited_before("baseline", POST, "--git", repository, "--auto", "--format", "json")
    assert (done.code, done.json["kind"]) == (0, "history")
    assert done.json["taken"]["certainty"] > 0.5
    assert len(stale(edited_before)) == 2
    after = edited_before("baseline", POST, "--format", "json").json
    assert len(after["candidates"]) == 2, "only the version that was taken is kept"


def test_a_version_of_a_repository_is_taken_by_its_revision(edited_before: Daejo, repository: Path) -> None:
    listed = edited_before("baseline", POST, "--git", repository, "--format", "json").json
    [oldest] = [one for one in listed["candidates"] if (one["stood_since"] or "").startswith("2023")]
    done = edited_before("baseline", POST, "--git", repository, "--take", oldest["key"][:10])
    assert done.code == 0, done.err
    assert "reviewed" in done.out


# --- what cannot be


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--take", "99"), "99 names no candidate"),
        (("--take", "x\x1b[2Jy"), "names no candidate"),
        (("--take", "1", "--auto"), "give one of them"),
        (("--at", "2024-01-01"), "--at goes with --file"),
        (("--file", "story.md", "--at", "soon"), "soon: no date"),
        (("--force",), "--force goes with --file"),
        (("--file", "nowhere.md"), "no such file"),
        (("--file", "posts"), "is a folder"),
        (("--file", "story.md", "--git", "story.md"), "give one of them"),
        (("--git", "story.md"), "lies in no git repository"),
    ],
)
def test_what_cannot_be_is_one_clear_line(
    seen_twice: Daejo, tmp_path: Path, asked: tuple[str, ...], said: str
) -> None:
    done = seen_twice("baseline", POST, *asked, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


def test_a_post_that_is_not_watched_is_told(seen_twice: Daejo) -> None:
    done = seen_twice("baseline", "posts/nowhere.md")
    assert done.code == 2
    assert "daejo add" in done.err


def test_a_hostile_file_name_steers_no_terminal(edited_before: Daejo, folder: Path) -> None:
    odd = "story\x1b]52;c;eA==\x07.md"
    (folder / odd).write_text((folder / "story.md").read_text("utf-8"), "utf-8")
    assert edited_before("baseline", POST, "--file", odd).code == 0
    for shape in ("table", "json"):
        out = edited_before("baseline", POST, "--format", shape).out
        assert "\x1b" not in out
        assert "\x07" not in out


def test_what_is_known_of_a_baseline_is_not_forgotten_where_it_fits_best(seen_twice: Daejo) -> None:
    assert seen_twice("baseline", POST, "--take", "1").code == 0
    done = seen_twice("baseline", POST, "--auto", "--format", "json")
    assert done.json["kind"] == "reviewed"


ANOTHER = """# Bread for people who have no time

The dough is made in the evening and rests in the fridge until the next day is over.

Take 500 grams of flour, 350 grams of water and a spoon of honey.

## Why it works

Cold slows the yeast down, so that the taste has time to grow while you are at work.

Bake it for 45 minutes in a closed pot, and let it cool before you cut it.

The crumb is open, the crust is thin, and your neighbours will ask for the recipe.
"""


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("looked", [False, True])
def test_a_text_of_another_story_is_refused_unless_somebody_insists(
    watched: Daejo, folder: Path, short: bool, looked: bool
) -> None:
    if short:
        text = (folder / POST).read_text("utf-8")
        (folder / POST).write_text(text[: text.index("- 평균이")], "utf-8")
    (folder / "bread.md").write_text(ANOTHER, "utf-8")
    watched("add", "posts")
    if looked:
        watched("run")
    before = watched("report", "--format", "json").json["rows"]
    refused = watched("baseline", POST, "--file", "bread.md")
    assert (refused.code, refused.out) == (2, "")
    assert "hardly a block fits" in refused.err
    assert "--force" in refused.err
    assert refused.err.count("\n") == 1
    assert watched("report", "--format", "json").json["rows"] == before
    assert watched("baseline", POST, "--file", "bread.md", "--force").code == 0


@pytest.mark.parametrize("at", [(), ("--at", "2024-04-01")])
def test_a_file_with_a_text_that_a_look_brought_stays_our_own_look(
    seen_twice: Daejo, folder: Path, site: Any, at: tuple[str, ...]
) -> None:
    before = seen_twice("baseline", POST, "--format", "json").json["candidates"]
    (folder / "now.html").write_text(site.pages["/queue"][1], "utf-8")
    assert seen_twice("baseline", POST, "--file", "now.html", *at).code == 0
    listed = seen_twice("baseline", POST, "--format", "json").json
    after = {one["id"]: one for one in listed["candidates"]}
    assert len(after) == len(before)
    for was in before:
        now = after[was["id"]]
        assert (now["source"], now["first_seen"]) == (was["source"], was["first_seen"])
        assert at or now["stood_since"] == was["stood_since"]
    assert (after[2]["in_force"], listed["kind"]) == (True, "reviewed")
    assert not at or after[2]["stood_since"].startswith("2024-04-01")


@pytest.fixture
def come_back(seen_twice: Daejo, site: Any) -> Daejo:
    """The original is again what it was at first: three snapshots of two texts."""
    edit(site, "took 14 days", "took 9 days")
    seen_twice("run", "--all")
    return seen_twice


def test_identical_texts_are_as_likely_as_each_other_and_marked_as_one(come_back: Daejo) -> None:
    listed = come_back("baseline", POST, "--format", "json").json
    fit = {one["id"]: one["fit"] for one in listed["candidates"]}
    [best] = [one["id"] for one in listed["candidates"] if one["best"]]
    assert len(fit) == 3
    assert fit[1] == fit[3] != fit[2]
    assert fit[best] == max(fit.values()) == round(listed["certainty"], 4)
    out = come_back("baseline", POST, COLUMNS="100").out
    assert "text of 1" in out
    assert out.count(f"{fit[best]:.0%}") >= 3, "the sentence below says the same as the column"


def test_what_is_the_best_of_our_own_looks_is_not_told_as_verified(come_back: Daejo) -> None:
    done = come_back("baseline", POST, "--auto")
    assert "of the texts that are known it fits best" in done.out
    assert "unverified" in done.out
    assert "(assumed, " not in done.out
    listed = come_back("baseline", POST, COLUMNS="100").out
    assert "that it is the one" not in listed
    assert "Of the texts that are known it fits best" in listed


def test_a_file_that_is_chosen_again_was_never_out_of_a_repository(edited_before: Daejo) -> None:
    assert edited_before("baseline", POST, "--file", "story.md").code == 0
    assert edited_before("baseline", POST, "--take", "1").code == 0
    done = edited_before("baseline", POST, "--auto", "--format", "json").json
    [best] = [one for one in done["candidates"] if one["best"]]
    assert best["source"] == "file:story.md"
    assert done["kind"] == "assumed", "that it fits best is no word of a person on it"
    assert done["taken"]["certainty"] == done["certainty"]


@pytest.mark.parametrize("at", [(), ("--at", "2024-04-01")])
@pytest.mark.parametrize("named", ["story.md", "now.html"])
def test_one_text_is_in_force_after_a_file_was_taken(
    seen_twice: Daejo, folder: Path, site: Any, at: tuple[str, ...], named: str
) -> None:
    (folder / "now.html").write_text(site.pages["/queue"][1], "utf-8")
    done = seen_twice("baseline", POST, "--file", named, *at, "--format", "json").json
    [held] = [one for one in done["candidates"] if one["in_force"]]
    assert done["taken"]["key"] == held["key"]
    assert done["kind"] == "reviewed"


def test_show_advises_a_text_that_came_to_be_known_for_another_post(
    edited_before: Daejo, folder: Path
) -> None:
    second = "posts/2024-05-02-queue-again.md"
    text = (folder / POST).read_text("utf-8")
    (folder / second).write_text(f"{text}\n", "utf-8")
    edited_before("add", "posts")
    edited_before("run")
    assert "--auto" not in edited_before("show", POST).out
    edited_before("baseline", second, "--file", "story.md", "--at", "2024-04-01")
    for shape in ("table", "markdown"):
        out = edited_before("show", POST, "--format", shape, COLUMNS="120").out
        assert "it fits snapshot 2 better" in out
        assert f"daejo baseline {POST} --auto" in out.replace("\\", "")
    assert edited_before("show", POST, "--format", "json").json["better"] == 2
    assert edited_before("baseline", POST, "--auto").code == 0
    assert edited_before("show", POST, "--format", "json").json["better"] is None
    assert len(stale(edited_before)) == 2
