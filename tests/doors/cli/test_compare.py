"""`daejo compare` on two files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

Daejo = Callable[..., Any]
SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"
POST = "posts/2024-05-01-queue.md"


def edit(folder: Path, before: str, after: str, name: str = "later.md") -> str:
    text = (folder / "story.md").read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after), encoding="utf-8")
    return name


def test_a_faithful_translation_is_in_sync(daejo: Daejo, folder: Path) -> None:
    ended = daejo("compare", "story.md", POST, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert ended.json["status"] == "in_sync"
    assert ended.json["findings"] == []
    paired = {i for pair in ended.json["pairs"] for i in pair["original"]}
    assert paired == set(range(len(ended.json["original"]["blocks"])))


def test_the_object_is_the_one_that_is_promised(daejo: Daejo, folder: Path) -> None:
    later = edit(folder, "1,200 messages", "1,500 messages")
    made = daejo("compare", later, POST, "--baseline", "story.md", "--format", "json").json
    assert list(made) == ["status", "original", "post", "pairs", "findings", "warnings"]
    assert list(made["original"]) == list(made["post"]) == ["blocks"]
    assert list(made["post"]["blocks"][0]) == ["index", "kind", "lines", "text"]
    assert list(made["pairs"][0]) == ["original", "post", "score"]
    assert list(made["findings"][0]) == [
        "kind",
        "severity",
        "confidence",
        "original",
        "post",
        "post_lines",
        "evidence",
    ]
    Draft202012Validator(json.loads((SCHEMAS / "compare.schema.json").read_text())).validate(made)


def test_lines_are_those_of_the_file(daejo: Daejo, folder: Path) -> None:
    made = daejo("compare", "story.md", POST, "--format", "json").json
    for side, name in (("original", "story.md"), ("post", POST)):
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        for block in made[side]["blocks"]:
            first, last = block["lines"]
            assert block["text"].split("\n")[0][:10] in "\n".join(lines[first - 1 : last])


def test_an_edit_by_the_author_is_stale_at_its_korean_lines(daejo: Daejo, folder: Path) -> None:
    later = edit(folder, "The whole change took 9 days.", "The whole change took 14 days.")
    ended = daejo("compare", later, POST, "--baseline", "story.md", "--format", "json")
    assert ended.code == 1
    [finding] = ended.json["findings"]
    assert finding["kind"] == "stale"
    first, last = finding["post_lines"]
    lines = (folder / POST).read_text(encoding="utf-8").split("\n")
    assert "9일이 걸렸습니다" in "\n".join(lines[first - 1 : last])
    assert "9 days" in finding["evidence"]["before"]
    assert "14 days" in finding["evidence"]["after"]


def test_the_table_is_for_people(daejo: Daejo, folder: Path) -> None:
    later = edit(folder, "The whole change took 9 days.", "The whole change took 14 days.")
    ended = daejo("compare", later, POST, "--baseline", "story.md")
    assert ended.code == 1
    assert "[-9-]" in ended.out
    assert "{+14+}" in ended.out
    assert "out of date" in ended.out


def test_markdown_is_for_a_pull_request(daejo: Daejo, folder: Path) -> None:
    later = edit(folder, "The whole change took 9 days.", "The whole change took 14 days.")
    ended = daejo("compare", later, POST, "--baseline", "story.md", "--format", "markdown")
    assert ended.code == 1
    assert ended.out.startswith("# 우리가 큐를 옮긴 이유")
    assert "~~9~~" in ended.out
    assert "**14**" in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no.md", POST], "no.md: there is no such file"),
        (["story.md", "no.md"], "no.md: there is no such file"),
        (["story.md", "posts"], "posts: is a folder"),
        (["story.md"], "name two files"),
        (["story.md", POST, "--baseline", "no.md"], "no.md: there is no such file"),
        (["story.md", POST, "--batch", "x"], "name no other files"),
        (["--batch", "no.jsonl"], "no.jsonl: cannot be opened"),
        (["/dev/zero", POST], "/dev/zero: is no regular file"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    daejo: Daejo, folder: Path, arguments: list[str], said: str
) -> None:
    ended = daejo("compare", *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert ended.out == ""


def test_a_batch_answers_every_line_in_order(process: Daejo, folder: Path) -> None:
    later = edit(folder, "1,200 messages", "1,500 messages")
    asked = [
        {"original": "story.md", "post": POST},
        {"original": "no.md", "post": POST},
        {"original": later, "post": POST, "baseline": "story.md"},
        {"original": "story.md", "post": POST, "baseline": None},
    ]
    lines = [json.dumps(one) for one in asked]
    lines.insert(2, "no json")
    lines.insert(3, "[]")
    lines.insert(4, '{"original": 3, "post": "x"}')
    lines.append(json.dumps({"original": "story.md", "post": POST, "translation": POST}))
    (folder / "batch.jsonl").write_text("\n".join(lines) + "\n\n")
    ended = process("compare", "--batch", "batch.jsonl")
    assert ended.code == 2
    got = [json.loads(line) for line in ended.out.splitlines()]
    assert [one.get("status", "error") for one in got] == [
        "in_sync",
        "error",
        "error",
        "error",
        "error",
        "stale",
        "in_sync",
        "error",
    ]
    assert [one["error"].split(":")[0] for one in got if "error" in one] == [
        f"line {number}" for number in (2, 3, 4, 5, 8)
    ]
    assert got[1]["error"] == "line 2: no.md: there is no such file"
    assert got[7]["error"] == "line 8: unknown key: translation; keys are original, post, baseline"
    assert got[0] == process("compare", "story.md", POST, "--format", "json").json


def test_a_batch_reads_standard_input(process: Daejo, folder: Path) -> None:
    line = json.dumps({"original": "story.md", "post": POST})
    ended = process("compare", "--batch", "-", "--jobs", "1", stdin=f"{line}\n" * 5)
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 5


def test_korean_in_an_ascii_terminal_ends_no_command(process: Daejo, folder: Path) -> None:
    for shape in ("table", "markdown", "json"):
        ended = process("compare", "story.md", POST, "--format", shape, LC_ALL="C", PYTHONIOENCODING="ascii")
        assert ended.code == 0


def test_which_edits_raise_is_the_setting_of_the_house(daejo: Daejo, folder: Path) -> None:
    story = (folder / "story.md").read_text(encoding="utf-8")
    now = story.replace("but nobody slept well", "yet nobody slept well").replace(
        "We found out", "We  learned"
    )
    (folder / "now.md").write_text(now.replace("last year", "Last year"), encoding="utf-8")
    line = json.dumps({"original": "now.md", "post": "posts/2024-05-01-queue.md", "baseline": "story.md"})
    (folder / "pairs.jsonl").write_text(line + "\n", encoding="utf-8")

    def stale(**setting: str) -> tuple[int, int]:
        one = daejo(
            "compare",
            "now.md",
            "posts/2024-05-01-queue.md",
            "--baseline",
            "story.md",
            "--format",
            "json",
            **setting,
        ).json
        many = json.loads(daejo("compare", "--batch", "pairs.jsonl", **setting).out)
        return tuple(sum(f["kind"] == "stale" for f in made["findings"]) for made in (one, many))

    assert stale() > stale(DAEJO_RAISES="substantive")


def test_a_title_of_the_front_matter_is_compared_too(daejo: Daejo, folder: Path) -> None:
    for name, title in (("then.md", "Why we moved"), ("now.md", "Why we moved 3 queues")):
        body = (folder / "story.md").read_text(encoding="utf-8").split("\n", 2)[2]
        (folder / name).write_text(f"---\ntitle: {title}\n---\n\n{body}", encoding="utf-8")
    post = folder / POST
    said = post.read_text(encoding="utf-8")
    for line, text in ((14, said), (2, said.replace("# 우리가 큐를 옮긴 이유\n\n", ""))):
        post.write_text(text, encoding="utf-8")
        ended = daejo("compare", "now.md", POST, "--baseline", "then.md")
        assert ended.code == 1
        assert f"out of date, line {line}" in ended.out
        assert "words ∅ → queues" in ended.out
