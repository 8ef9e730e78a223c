"""`daejo compare --contract l10n`: what documentation teams compare detectors by."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"
POST = "posts/2024-05-01-queue.md"
Daejo = Callable[..., Any]
Repository = Any


def edit(folder: Path, before: str, after: str) -> str:
    text = (folder / "story.md").read_text(encoding="utf-8")
    assert before in text
    (folder / "later.md").write_text(text.replace(before, after), encoding="utf-8")
    return "later.md"


def test_a_faithful_translation_is_up_to_date(daejo: Daejo, folder: Path) -> None:
    ended = daejo("compare", "--contract", "l10n", "story.md", POST)
    assert (ended.code, ended.err) == (0, "")
    assert (ended.json["status"], ended.json["signals"]) == ("up_to_date", [])
    assert [s["heading"] for s in ended.json["sections"]] == [
        "Why we moved our queue",
        "What went wrong",
        "What we did",
    ]


@pytest.mark.parametrize("baseline", [True, False])
def test_a_changed_number_is_a_candidate_with_its_section(daejo: Daejo, folder: Path, baseline: bool) -> None:
    later = edit(folder, "took 9 days", "took 14 days")
    more = ["--baseline", "story.md"] if baseline else []
    ended = daejo("compare", "--contract", "l10n", later, POST, *more)
    assert ended.code == 1
    assert ended.json["status"] == "candidate_outdated"
    assert list(ended.json) == ["status", "signals", "sections"]
    [signal] = ended.json["signals"]
    assert signal["kind"] == ("stale" if baseline else "mismatch")
    assert signal["section"] == "우리가 한 일"
    assert signal["original_section"] == "What we did"
    stale = [s["translated_heading"] for s in ended.json["sections"] if s["status"] != "up_to_date"]
    assert stale == ["우리가 한 일"]
    Draft202012Validator(json.loads((SCHEMAS / "contract.schema.json").read_text())).validate(ended.json)


MORE = " Every user should check the error message before a new request is sent to the server."


def test_what_the_contract_calls_shorter_the_other_doors_say_in_a_note(daejo: Daejo, folder: Path) -> None:
    later = edit(folder, "took 9 days.", f"took 9 days.{MORE}")
    ended = daejo("compare", "--contract", "l10n", later, POST)
    assert (ended.code, ended.json["status"]) == (0, "outdated_low_severity")
    [signal] = ended.json["signals"]
    assert (signal["kind"], signal["details"]) == ("shorter", [f"not in the translation: “{MORE.strip()}”"])
    told = f"line {signal['line']} may lack what the original says: “{MORE.strip()}”"
    compared = daejo("compare", later, POST)
    assert (compared.code, told in compared.err) == (0, True)
    for name, source in (("en", later), ("ko", POST)):
        (folder / name).mkdir()
        (folder / name / "page.md").write_bytes((folder / source).read_bytes())
    audited = daejo("audit", "en", "ko", "--format", "json")
    assert (audited.code, audited.json["files"][0]["status"]) == (0, "unverified")
    assert told in audited.json["files"][0]["notes"]
    compared = daejo("compare", later, POST, "--baseline", "story.md")
    assert "may lack" not in compared.err


def test_without_a_version_in_the_history_two_files_stand_alone(
    daejo: Daejo, folder: Path, repository: Repository
) -> None:
    repository.commit("2024-01-01", {"other.md": "Nothing of it.\n"})
    later = edit(folder, "took 9 days.", f"took 9 days.{MORE}")
    for name, source in (("en.md", later), ("ko.md", POST)):
        (repository.root / name).write_bytes((folder / source).read_bytes())
    asked = (f"{repository.root}/en.md", f"{repository.root}/ko.md")
    ended = daejo("compare", "--contract", "l10n", "--git", *asked)
    assert ended.json["status"] == "outdated_low_severity"
    assert ended.json == daejo("compare", "--contract", "l10n", *asked).json


def test_code_of_which_the_translation_has_a_part_is_the_same_everywhere(daejo: Daejo, folder: Path) -> None:
    code = "\n```\nqueue drain --timeout 30\n```\n"
    (folder / "later.md").write_text(
        (folder / "story.md").read_text("utf-8") + code.replace("30", "30 --verbose"), encoding="utf-8"
    )
    path = folder / POST
    path.write_text(path.read_text(encoding="utf-8") + code, encoding="utf-8")
    ended = daejo("compare", "--contract", "l10n", "later.md", POST)
    assert (ended.code, [s["kind"] for s in ended.json["signals"]]) == (1, ["mismatch"])
    compared = daejo("compare", "later.md", POST, "--format", "json")
    assert (compared.code, [f["kind"] for f in compared.json["findings"]]) == (1, ["mismatch"])


def test_looks_alone_ask_for_nothing(daejo: Daejo, folder: Path) -> None:
    later = edit(folder, "only ring the bell", "only *ring* the bell")
    ended = daejo("compare", "--contract", "l10n", later, POST, "--baseline", "story.md")
    assert ended.code == 0
    assert ended.json["status"] == "up_to_date"
    assert [s["kind"] for s in ended.json["signals"]] == ["cosmetic_edit"]


def test_a_file_that_is_not_there_is_an_answer(daejo: Daejo, folder: Path) -> None:
    for asked, status in ((["no.md", POST], "no_english_version"), (["story.md", "no.md"], "not_translated")):
        ended = daejo("compare", "--contract", "l10n", *asked)
        assert ended.code == 0
        assert ended.json == {"status": status, "signals": [], "sections": []}


@pytest.mark.parametrize(
    ("original", "post", "status"),
    [
        ("# A title\n\nThe hive stands in the shade of an old tree.\n", "", "not_translated"),
        ("", "", "up_to_date"),
        ("", "# 제목\n\n벌통은 오래된 나무의 그늘에 서 있습니다.\n", "candidate_outdated"),
    ],
)
def test_an_empty_file_is_an_answer_too(
    daejo: Daejo, folder: Path, original: str, post: str, status: str
) -> None:
    (folder / "en.md").write_text(original, encoding="utf-8")
    (folder / "ko.md").write_text(post, encoding="utf-8")
    ended = daejo("compare", "--contract", "l10n", "en.md", "ko.md")
    assert (ended.code, ended.json["status"]) == (int(status == "candidate_outdated"), status)


def test_a_file_that_cannot_be_read_is_an_error(daejo: Daejo, folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"\xff\xfe\x00\xd8")
    ended = daejo("compare", "--contract", "l10n", "story.md", "bad.md")
    assert ended.code == 2
    assert ended.err.count("\n") == 1


def test_a_batch_answers_by_the_contract(process: Daejo, folder: Path) -> None:
    later = edit(folder, "took 9 days", "took 14 days")
    asked = [
        {"original": "story.md", "post": POST},
        {"original": later, "post": POST, "baseline": "story.md"},
        {"original": "no.md", "post": POST},
    ]
    lines = "\n".join(json.dumps(one) for one in asked)
    ended = process("compare", "--contract", "l10n", "--batch", "-", stdin=lines)
    assert ended.code == 1
    told = [json.loads(line)["status"] for line in ended.out.splitlines()]
    assert told == ["up_to_date", "candidate_outdated", "no_english_version"]


def masked(repository: Repository, folder: Path) -> None:
    """The English gains what the translation lacks, and then somebody mends a typo in the translation."""
    english = (folder / "story.md").read_text(encoding="utf-8")
    korean = (folder / POST).read_text(encoding="utf-8")
    repository.commit("2024-01-01", {"en.md": english, "ko.md": korean})
    repository.commit("2024-02-01", {"en.md": english.replace("only ring the bell", "*only* ring the bell")})
    repository.commit("2024-03-01", {"ko.md": korean.replace("운영했습니다", "돌렸습니다")})


def test_git_knows_what_was_translated(daejo: Daejo, folder: Path, repository: Repository) -> None:
    masked(repository, folder)
    asked = ("--git", f"{repository.root}/en.md", f"{repository.root}/ko.md")
    ended = daejo("compare", "--contract", "l10n", *asked)
    assert (ended.code, ended.json["status"]) == (0, "up_to_date")
    english = (repository.root / "en.md").read_text(encoding="utf-8")
    added = english + "\nIn June we deleted the old broker for good, and nobody has missed it.\n"
    repository.commit("2024-02-02", {"en.md": added})
    repository.commit("2024-04-01", {"ko.md": (folder / POST).read_text(encoding="utf-8")})
    ended = daejo("compare", "--contract", "l10n", *asked)
    assert (ended.code, ended.json["status"]) == (1, "candidate_outdated")
    assert [s["kind"] for s in ended.json["signals"] if s["severity"] != "none"] == ["missing"]


def test_git_serves_a_plain_comparison_too(daejo: Daejo, folder: Path, repository: Repository) -> None:
    masked(repository, folder)
    repository.commit(
        "2024-05-01", {"en.md": (folder / "story.md").read_text("utf-8").replace("9 d", "14 d")}
    )
    ended = daejo(
        "compare", "--git", f"{repository.root}/en.md", f"{repository.root}/ko.md", "--format", "json"
    )
    assert ended.code == 1
    assert [f["kind"] for f in ended.json["findings"]] == ["stale"]


def test_a_baseline_is_named_or_found_not_both(daejo: Daejo, folder: Path) -> None:
    ended = daejo("compare", "--git", "story.md", POST, "--baseline", "story.md")
    assert ended.code == 2
    assert "leave out --baseline" in ended.err


def test_a_comparison_by_git_names_what_it_is_held_against(
    daejo: Daejo, folder: Path, repository: Repository
) -> None:
    masked(repository, folder)
    first = repository.git("rev-list", "--max-parents=0", "HEAD")
    ended = daejo("compare", "--git", f"{repository.root}/en.md", f"{repository.root}/ko.md")
    assert f"held against {first[:9]} of 2024-01-01" in ended.err
