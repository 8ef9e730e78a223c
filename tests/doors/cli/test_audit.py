"""`daejo audit` over a repository with ten pages and their histories."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[2] / "schemas"
PAGES: dict[str, list[list[str]]] = {
    name: page["blocks"] for name, page in tomllib.loads((HERE / "pages.toml").read_text("utf-8")).items()
}
Daejo = Callable[..., Any]
Repository = Any


def text(name: str, side: int) -> str:
    return "\n\n".join(block[side] for block in PAGES[name]) + "\n"


def put(repository: Repository, day: str, path: str, content: str) -> None:
    repository.commit(day, {path: content})


def revise(repository: Repository, day: str, path: str, before: str, after: str) -> None:
    old = (repository.root / path).read_text("utf-8")
    assert before in old
    repository.commit(day, {path: old.replace(before, after)})


@pytest.fixture
def manual(repository: Repository) -> Repository:
    """docs/en and docs/ko with ten pages, each with a history of another kind."""
    english = {f"docs/en/{name}.md": text(name, 0) for name in PAGES}
    english["docs/en/export.md"] = text("export", 0).replace("7 columns", "5 columns")
    korean = {f"docs/ko/{name}.md": text(name, 1) for name in PAGES if name != "backup"}
    repository.commit("2024-01-10", english)
    revise(repository, "2024-02-01", "docs/en/export.md", "5 columns", "7 columns")
    repository.commit("2024-03-01", korean)
    revise(repository, "2024-04-01", "docs/en/install.md", "2 metres", "3 metres")
    revise(repository, "2024-04-02", "docs/en/network.md", "blue button", "**blue** button")
    revise(
        repository,
        "2024-04-03",
        "docs/en/power.md",
        "## In winter",
        "A second battery of the same kind doubles that, and fits into the same box.\n\n## In winter",
    )
    removed = PAGES["alarms"][2][0] + "\n\n"
    revise(repository, "2024-04-04", "docs/en/alarms.md", removed, "")
    repository.git("mv", "docs/en/storage.md", "docs/en/memory.md")
    repository.git("mv", "docs/ko/storage.md", "docs/ko/memory.md")
    repository.commit("2024-04-05")
    revise(repository, "2024-04-06", "docs/en/memory.md", "card --check", "card --check --repair")
    kept = "A copy of the old software stays on the memory card."
    revise(repository, "2024-04-07", "docs/en/updates.md", "## Going back", f"{kept}\n\n## Going back")
    kept = "이전 소프트웨어의 복사본은 메모리 카드에 남습니다."
    revise(repository, "2024-04-08", "docs/ko/updates.md", "## 되돌리기", f"{kept}\n\n## 되돌리기")
    (repository.root / "docs/en/faq.md").unlink()
    repository.commit("2024-04-09")
    # Nobody read the English again for these: a typo and a heading. Dates alone would call both current.
    revise(repository, "2024-05-01", "docs/ko/install.md", "필요합니다", "필요해요")
    revise(repository, "2024-05-02", "docs/ko/memory.md", "보관합니다", "보관해요")
    return repository


EXPECTED = {
    "install": "stale",
    "calibrate": "in_sync",
    "network": "in_sync",
    "power": "stale",
    "alarms": "stale",
    "export": "in_sync",
    "memory": "stale",
    "updates": "in_sync",
    "backup": "untranslated",
    "faq": "without_original",
}


def audit(daejo: Daejo, manual: Repository, *more: str) -> Any:
    """`daejo audit --git` of the two trees, from the folder that holds the repository."""
    name = manual.root.name
    return daejo("audit", f"{name}/docs/en", f"{name}/docs/ko", "--git", *more)


def by_name(made: Any) -> dict[str, Any]:
    return {Path(file["post"] or file["original"]).stem: file for file in made["files"]}


def test_every_page_stands_as_its_history_says(daejo: Daejo, manual: Repository) -> None:
    ended = audit(daejo, manual, "--format", "json")
    assert (ended.code, ended.err) == (1, "")
    files = by_name(ended.json)
    assert {name: file["status"] for name, file in files.items()} == EXPECTED
    totals = ended.json["totals"]
    assert (totals["documents"], totals["stale"], totals["in_sync"]) == (10, 4, 4)
    Draft202012Validator(json.loads((SCHEMAS / "audit.schema.json").read_text())).validate(ended.json)


def test_findings_name_their_sections_and_lines(daejo: Daejo, manual: Repository) -> None:
    files = by_name(audit(daejo, manual, "--format", "json").json)
    [mast] = files["install"]["findings"]
    assert (mast["kind"], mast["severity"], mast["lines"]) == ("stale", "high", [3, 3])
    assert (mast["section"], mast["original_section"]) == ("관측소 설치하기", "Installing the station")
    assert ("2 metres" in mast["evidence"]["before"], "3 metres" in mast["evidence"]["after"]) == (True, True)
    [battery] = files["power"]["findings"]
    assert (battery["kind"], battery["section"]) == ("missing", "전원")
    [telephone] = files["alarms"]["findings"]
    assert (telephone["kind"], telephone["lines"]) == ("orphan", [5, 5])
    [card] = files["memory"]["findings"]
    assert (card["kind"], card["severity"]) == ("stale", "high")


def test_the_version_that_was_translated_is_named(daejo: Daejo, manual: Repository) -> None:
    files = by_name(audit(daejo, manual, "--format", "json").json)
    held = files["export"]["baseline"]
    assert (held["kind"], held["path"]) == ("history", "docs/en/export.md")
    assert held["at"].startswith("2024-02-01")
    assert held["versions"] == 2
    assert held["certainty"] >= 0.5
    assert files["memory"]["baseline"]["path"] == "docs/en/storage.md"
    assert files["updates"]["baseline"]["at"].startswith("2024-04-07")


def test_the_table_says_what_to_mend_first(daejo: Daejo, manual: Repository) -> None:
    ended = audit(daejo, manual)
    assert ended.code == 1
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert "§ 관측소 설치하기" in lines
    assert any(line.startswith("line 3: out of date: number 2 → 3") for line in lines)
    assert "without original repository/docs/ko/faq.md" in lines
    told = "10 documents: 4 stale, 1 without original, 1 untranslated, 4 in sync; findings: "
    assert any(line.startswith(told) for line in lines)
    assert "Not listed: 4 in sync, 1 untranslated; see them with --all." in lines
    assert "docs/ko/calibrate.md" not in ended.out
    assert "docs/ko/calibrate.md" in audit(daejo, manual, "--all").out


def test_without_git_only_the_two_texts_speak(daejo: Daejo, manual: Repository) -> None:
    ended = daejo("audit", manual.root / "docs/en", manual.root / "docs/ko", "--format", "json")
    files = by_name(ended.json)
    assert files["calibrate"]["status"] == "unverified"
    assert files["calibrate"]["baseline"]["kind"] == "assumed"
    assert files["install"]["status"] == "stale"  # 2 against 3 metres shows without any history
    assert "in_sync" not in {file["status"] for file in ended.json["files"]}


def test_a_tree_in_sync_ends_with_0(daejo: Daejo, repository: Repository) -> None:
    repository.commit("2024-01-10", {"en/a.md": text("calibrate", 0), "ko/a.md": text("calibrate", 1)})
    ended = daejo("audit", repository.root / "en", repository.root / "ko", "--git")
    assert ended.code == 0
    assert "1 document: 1 in sync." in ended.out


def test_what_fails_is_for_the_caller_to_say(daejo: Daejo, repository: Repository) -> None:
    repository.commit(
        "2024-01-10", {"en/a.md": text("faq", 0), "ko/a.md": text("faq", 1), "ko/b.md": "글.\n"}
    )
    asked = ("audit", repository.root / "en", repository.root / "ko", "--git")
    assert daejo(*asked).code == 0
    assert daejo(*asked, "--fail-on", "any").code == 1


def test_only_what_a_branch_changed_is_looked_at(daejo: Daejo, manual: Repository) -> None:
    manual.git("checkout", "--quiet", "-b", "topic", "HEAD~3")
    revise(manual, "2024-06-01", "docs/en/calibrate.md", "100 millilitres", "200 millilitres")
    ended = audit(daejo, manual, "--changed-from", "main", "--format", "json")
    assert ended.code == 1
    assert {name: file["status"] for name, file in by_name(ended.json).items()} == {"calibrate": "stale"}
    assert audit(daejo, manual, "--changed-from", "HEAD").code == 0


def test_annotations_are_workflow_commands(daejo: Daejo, manual: Repository) -> None:
    out = audit(daejo, manual, "--format", "github").out.splitlines()
    assert out[-1].startswith("::notice title=Translations::10 documents")
    [mast] = [line for line in out if "install.md" in line]
    assert mast.startswith(
        "::error file=docs/ko/install.md,line=3,endLine=3,title=out of date (high%2C sure ("
    )
    assert "::관측소 설치하기: number 2 → 3" in mast


def test_sarif_is_valid_and_relative_to_the_root(daejo: Daejo, manual: Repository) -> None:
    from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

    made = audit(daejo, manual, "--format", "sarif").json
    Log.model_validate(made)
    [run] = made["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        assert result["ruleId"] in rules
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        assert (manual.root / place["artifactLocation"]["uri"]).is_file()
        assert place.get("region", {"startLine": 1})["startLine"] >= 1
    prints = [result["partialFingerprints"]["daejoFinding/v1"] for result in run["results"]]
    assert prints == [
        result["partialFingerprints"]["daejoFinding/v1"]
        for result in audit(daejo, manual, "--format", "sarif").json["runs"][0]["results"]
    ]
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}


def test_markdown_is_for_a_comment(daejo: Daejo, manual: Repository) -> None:
    out = audit(daejo, manual, "--format", "markdown").out
    assert out.startswith("# Translations against their originals")
    assert "| repository/docs/ko/install.md | stale | 1 high |" in out.replace("\\", "")
    assert "**2**" not in out
    assert "~~2~~" in out
    assert "**3**" in out


def test_a_language_may_be_named_with_its_country(daejo: Daejo, repository: Repository) -> None:
    repository.commit("2024-01-10", {"a.md": text("faq", 0), "a.ko.md": text("faq", 1)})
    for language in ("ko", "KO-kr", "kr"):
        ended = daejo("audit", repository.root, repository.root, "--language", language, "--format", "json")
        assert [file["status"] for file in ended.json["files"]] == ["unverified"], language


def test_one_folder_may_hold_both_languages(daejo: Daejo, repository: Repository) -> None:
    repository.commit("2024-01-10", {"docs/a.md": text("power", 0), "docs/a.ko.md": text("power", 1)})
    revise(repository, "2024-02-10", "docs/a.md", "14 nights", "20 nights")
    for asked in (["docs", "docs"], ["docs/{path}.md", "docs/{path}.ko.md"]):
        folders = [f"{repository.root}/{one}" for one in asked]
        ended = daejo("audit", *folders, "--git", "--format", "json")
        assert ended.code == 1
        assert [file["status"] for file in ended.json["files"]] == ["stale"]


def test_a_translation_below_its_original_is_not_taken_for_one(daejo: Daejo, repository: Repository) -> None:
    repository.commit(
        "2024-01-10",
        {"docs/a.md": text("power", 0), "docs/ko/a.md": text("power", 1), "docs/ja/a.md": "日本語。\n"},
    )
    ended = daejo("audit", repository.root / "docs", repository.root / "docs/ko", "--git", "--format", "json")
    assert [file["status"] for file in ended.json["files"]] == ["in_sync"]


def test_an_empty_page_is_not_translated_and_two_are_told(daejo: Daejo, repository: Repository) -> None:
    files = {"en/a.md": text("power", 0), "ko/a.md": "", "en/b.md": "", "ko/b.md": "\n"}
    repository.commit("2024-01-10", files)
    for git in ([], ["--git"]):
        ended = daejo(
            "audit", repository.root / "en", repository.root / "ko", *git, "--all", "--format", "json"
        )
        assert ended.code == 0
        made = by_name(ended.json)
        assert (made["a"]["status"], made["a"]["findings"]) == ("untranslated", [])
        assert made["a"]["notes"] == ["the translation is empty"]
        assert (made["b"]["status"], made["b"]["notes"]) == ("unverified", ["both files are empty"])


def test_trees_without_one_pair_are_told_which_folders_to_name(daejo: Daejo, repository: Repository) -> None:
    files = {f"docs/{tree}/{n}.md": text("faq", side) for n in "ab" for side, tree in enumerate(("en", "ko"))}
    repository.commit("2024-01-10", files)
    docs = repository.root / "docs"
    ended = daejo("audit", docs, docs / "ko", "--format", "json")
    assert ended.code == 2
    assert f"not one page was paired; the originals seem to lie in {docs}/en" in " ".join(ended.err.split())
    assert {file["status"] for file in ended.json["files"]} == {"without_original"}
    other = daejo("audit", docs / "en", repository.root / "docs", "--format", "json")
    assert other.code == 2
    assert f"the translations seem to lie in {docs}/ko" in " ".join(other.err.split())


def test_a_folder_of_another_language_is_not_proposed(daejo: Daejo, repository: Repository) -> None:
    below = "plugin/current"
    files = {"docs/a.md": text("faq", 0)}
    files |= {f"i18n/{tongue}/{below}/a.md": text("faq", 1) for tongue in ("ja", "ko")}
    repository.commit("2024-01-10", files)
    root = repository.root
    ended = daejo("audit", root / "docs", root / "i18n")
    assert (ended.code, f"i18n/ko/{below}" in ended.err, "i18n/ja" in ended.err) == (2, True, False)
    ended = daejo("audit", root, root / "i18n/ko")
    assert (ended.code, "i18n/ja" in ended.err) == (2, False)


def test_one_folder_that_holds_both_languages_is_told_apart(daejo: Daejo, repository: Repository) -> None:
    repository.commit("2024-01-10", {"docs/en/a.md": text("faq", 0), "docs/ko/a.md": text("faq", 1)})
    docs = repository.root / "docs"
    ended = daejo("audit", docs, docs)
    assert (ended.code, f"name {docs}/en and {docs}/ko" in ended.err) == (2, True)


def test_a_star_that_finds_nothing_says_that_it_stays_in_its_folder(
    daejo: Daejo, repository: Repository
) -> None:
    repository.commit("2024-01-10", {"en/guide/a.md": text("faq", 0), "ko/guide/a.md": text("faq", 1)})
    ended = daejo("audit", f"{repository.root}/en/*", f"{repository.root}/ko/*")
    assert (ended.code, "**/* goes below" in ended.err) == (2, True)


@pytest.mark.parametrize("git", [(), ("--git",)])
def test_a_page_in_another_code_fails_and_says_which(
    daejo: Daejo, repository: Repository, git: tuple[str, ...]
) -> None:
    files = {f"{tree}/{code}.md": text("faq", 0) for tree in ("en", "ko") for code in ("utf-16", "euc-kr")}
    repository.commit("2024-01-10", files)
    for code in ("utf-16", "euc-kr"):
        (repository.root / f"ko/{code}.md").write_bytes(text("faq", 1).encode(code))
    ended = daejo("audit", repository.root / "en", repository.root / "ko", *git, "--format", "json")
    assert ended.code == 2
    assert {name: file["why"] for name, file in by_name(ended.json).items()} == {
        "euc-kr": "line 1: not UTF-8 (it looks like EUC-KR/CP949)",
        "utf-16": "line 1: the file is UTF-16; posts are UTF-8",
    }


def test_an_uncommitted_typo_changes_nothing_of_what_a_page_is_held_against(
    daejo: Daejo, manual: Repository
) -> None:
    def install() -> dict[str, Any]:
        made: dict[str, Any] = by_name(audit(daejo, manual, "--format", "json").json)["install"]
        return made

    committed = install()
    path = manual.root / "docs/ko/install.md"
    path.write_text(path.read_text("utf-8").replace("조이세요", "조여 주세요"), encoding="utf-8")
    assert install()["baseline"] == committed["baseline"]
    path.write_text(
        path.read_text("utf-8") + "\n새로 더한 문단에는 전에 없던 내용이 있습니다.\n", encoding="utf-8"
    )
    assert install()["baseline"]["certainty"] < committed["baseline"]["certainty"]


def test_a_page_in_an_unfinished_merge_is_not_judged(daejo: Daejo, manual: Repository) -> None:
    manual.git("checkout", "--quiet", "-b", "side", "HEAD~8")
    revise(manual, "2024-06-01", "docs/en/install.md", "3 metres", "4 metres")
    manual.git("checkout", "--quiet", "main")
    revise(manual, "2024-06-02", "docs/en/install.md", "3 metres", "5 metres")
    with pytest.raises(subprocess.CalledProcessError):
        manual.git("merge", "--quiet", "side")
    ended = audit(daejo, manual, "--format", "json")
    assert ended.code == 2
    files = by_name(ended.json)
    assert files["install"]["status"] == "failed"
    assert files["install"]["why"].endswith(
        "install.md: a merge is not finished; resolve its conflicts first"
    )
    assert files["power"]["status"] == "stale"


def test_a_link_in_a_circle_is_left_out_with_a_word(daejo: Daejo, repository: Repository) -> None:
    repository.commit("2024-01-10", {"en/a.md": text("faq", 0), "ko/a.md": text("faq", 1)})
    (repository.root / "en/b.md").symlink_to("c.md")
    (repository.root / "en/c.md").symlink_to("b.md")
    (repository.root / "en/loop").symlink_to(".")
    ended = daejo("audit", repository.root / "en", repository.root / "ko", "--format", "json")
    assert ended.code == 0
    assert [o["why"] for o in ended.json["left_out"]] == ["a symbolic link that leads nowhere"] * 2


def test_one_page_that_cannot_be_read_does_not_stop_the_others(daejo: Daejo, manual: Repository) -> None:
    (manual.root / "docs/ko/power.md").write_bytes(b"\xff\xfe\xff")
    (manual.root / "docs/ko/alarms.md").write_bytes(b"\x00\x01")
    ended = audit(daejo, manual, "--format", "json")
    assert ended.code == 2
    files = by_name(ended.json)
    assert files["power"]["status"] == "failed"
    assert files["power"]["why"]
    assert files["install"]["status"] == "stale"
    assert [(Path(o["path"]).name, o["why"]) for o in ended.json["left_out"]] == [("alarms.md", "is no text")]


def test_links_out_of_the_tree_are_left_out_with_a_word(daejo: Daejo, manual: Repository) -> None:
    secret = manual.root.parent / "secret.md"
    secret.write_text("The secret of the house.\n", encoding="utf-8")
    (manual.root / "docs/en/secret.md").symlink_to(secret)
    (manual.root / "docs/ko/secret.md").write_text("비밀.\n", encoding="utf-8")
    ended = audit(daejo, manual, "--format", "json")
    assert by_name(ended.json)["secret"]["status"] == "without_original"
    assert "secret of the house" not in ended.out
    assert "leads out of the folder" in ended.json["left_out"][0]["why"]


def test_a_hostile_file_name_is_harmless_in_every_format(daejo: Daejo, repository: Repository) -> None:
    name = "a\n::error::x\x1b[2J%.md"
    files = {f"en/{name}": text("faq", 0), f"ko/{name}": text("faq", 1)}
    repository.commit("2024-01-10", files)
    revise(repository, "2024-02-10", f"en/{name}", "8 years", "9 years")
    for shape in ("table", "json", "markdown", "github", "sarif"):
        ended = daejo("audit", repository.root / "en", repository.root / "ko", "--git", "--format", shape)
        assert ended.code == 1, ended.err
        assert "\x1b" not in ended.out
        assert not any(line.startswith("::error::x") for line in ended.out.splitlines())


def test_a_name_that_is_no_utf8_is_audited_too(daejo: Daejo, repository: Repository) -> None:
    for side, folder in enumerate(("en", "ko")):
        repository.write(folder.encode() + b"/caf\xe9.md", text("faq", side))
    repository.commit("2024-01-10")
    for shape in ("table", "json", "markdown", "github", "sarif"):
        ended = daejo(
            "audit", repository.root / "en", repository.root / "ko", "--git", "--all", "--format", shape
        )
        assert ended.code == 0, ended.err


def test_a_shallow_clone_says_what_it_cannot_know(daejo: Daejo, manual: Repository, tmp_path: Path) -> None:
    manual.git("clone", "--quiet", "--depth=1", f"file://{manual.root}", str(tmp_path / "clone"))
    ended = daejo(
        "audit", tmp_path / "clone/docs/en", tmp_path / "clone/docs/ko", "--git", "--format", "json"
    )
    assert "the clone is shallow" in ended.err
    assert by_name(ended.json)["calibrate"]["status"] == "unverified"


def test_the_trees_may_lie_in_two_repositories(daejo: Daejo, repository: Repository, tmp_path: Path) -> None:
    other = type(repository)(tmp_path / "translations")
    other.root.mkdir()
    other.git("init", "--quiet", "--initial-branch=main")
    repository.commit("2024-01-10", {"a.md": text("power", 0)})
    other.commit("2024-02-10", {"a.md": text("power", 1)})
    revise(repository, "2024-03-10", "a.md", "14 nights", "20 nights")
    ended = daejo("audit", repository.root, other.root, "--git", "--format", "json")
    assert (ended.code, ended.err) == (1, "")
    assert ended.json["files"][0]["baseline"]["at"].startswith("2024-01-10")


def test_posts_outside_of_any_repository_are_held_against_the_history_all_the_same(
    daejo: Daejo, repository: Repository, tmp_path: Path
) -> None:
    repository.commit("2024-01-10", {"a.md": text("power", 0)})
    (tmp_path / "ko").mkdir()
    (tmp_path / "ko" / "a.md").write_text(text("power", 1), encoding="utf-8")
    ended = daejo(
        "audit", repository.root, "ko", "--git", "--format", "json", GIT_CEILING_DIRECTORIES=str(tmp_path)
    )
    assert ended.code == 0
    assert "ko: lies in no git repository; when its documents were made is not known" in ended.err
    assert ended.json["files"][0]["status"] == "in_sync"


def test_what_an_edit_must_weigh_is_a_setting(daejo: Daejo, repository: Repository) -> None:
    repository.commit("2024-01-10", {"en/a.md": text("power", 0), "ko/a.md": text("power", 1)})
    revise(repository, "2024-02-10", "en/a.md", "brush it off", "**brush** it off")
    asked = ("audit", repository.root / "en", repository.root / "ko", "--git", "--fail-on", "any")
    assert daejo(*asked).code == 0
    assert daejo(*asked, DAEJO_RAISES="cosmetic").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no", "docs"], "no: there is no such folder"),
        (["docs", "no"], "no: there is no such folder"),
        (["story.md", "docs"], "for two files: daejo compare"),
        (["docs", "empty"], "holds no document"),
        (["docs", "docs"], "holds no page like page.ko.md"),
        (["docs", "posts", "--git"], "lies in no git repository"),
        (["docs", "posts", "--changed-from", "main"], "lies in no git repository"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    daejo: Daejo, folder: Path, arguments: list[str], said: str
) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "a.md").write_text("A page.\n", encoding="utf-8")
    (folder / "empty").mkdir()
    ended = daejo("audit", *arguments, GIT_CEILING_DIRECTORIES=str(folder.parent))
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert ended.out == ""


def test_a_revision_that_is_none_is_one_line(daejo: Daejo, manual: Repository) -> None:
    ended = audit(daejo, manual, "--changed-from", "no-such-branch")
    assert ended.code == 2
    assert "no-such-branch: is no revision" in ended.err


FRONT = "---\ntitle: {}\nweight: 3\n---\n"


def test_pages_that_are_front_matter_alone_are_pages(daejo: Daejo, repository: Repository) -> None:
    both = {
        "en/_index.md": FRONT.format("Concepts"),
        "ko/_index.md": FRONT.format("개념"),
        "en/e.md": "",
        "ko/e.md": "",
    }
    repository.commit("2024-01-10", both)
    asked = ("audit", repository.root / "en", repository.root / "ko", "--git", "--format", "json")
    ended = daejo(*asked)
    assert (ended.code, ended.err) == (0, "")
    statuses = {name: file["status"] for name, file in by_name(ended.json).items()}
    assert statuses == {"_index": "in_sync", "e": "unverified"}


def test_a_title_in_the_front_matter_is_part_of_the_page(daejo: Daejo, repository: Repository) -> None:
    english, korean = (
        FRONT.format("Safe concepts") + text("power", 0),
        FRONT.format("안전한 개념") + text("power", 1),
    )
    repository.commit("2024-01-10", {"en/a.md": english, "ko/a.md": korean})
    revise(repository, "2024-02-10", "en/a.md", "Safe concepts", "Unsafe concepts and 12 warnings")
    asked = ("audit", repository.root / "en", repository.root / "ko", "--git", "--format", "json")
    [file] = daejo(*asked).json["files"]
    [finding] = file["findings"]
    assert (finding["kind"], finding["lines"]) == ("stale", [2, 2])
    assert finding["evidence"]["post"] == "안전한 개념"


def test_a_text_that_came_to_a_bare_page_is_missing(daejo: Daejo, repository: Repository) -> None:
    repository.commit("2024-01-10", {"en/a.md": FRONT.format("Power"), "ko/a.md": FRONT.format("전원")})
    repository.commit("2024-02-10", {"en/a.md": FRONT.format("Power") + text("power", 0)})
    asked = ("audit", repository.root / "en", repository.root / "ko", "--git", "--format", "json")
    ended = daejo(*asked)
    assert ended.code == 1
    assert {finding["kind"] for finding in ended.json["files"][0]["findings"]} == {"missing"}


def numbered(nights: int, side: int) -> str:
    return text("power", side).replace("14", str(nights))


def test_what_came_after_the_translations_last_commit_was_not_translated(
    daejo: Daejo, repository: Repository
) -> None:
    for day in (1, 2):
        repository.commit(f"2024-01-0{day}", {"en/a.md": numbered(day + 20, 0)})
    repository.commit("2024-01-03", {"ko/a.md": numbered(21, 1)})
    for day in (4, 5):
        repository.commit(f"2024-01-0{day}", {"en/a.md": numbered(day + 20, 0)})
    [file] = daejo("audit", repository.root / "en", repository.root / "ko", "--git", "--format", "json").json[
        "files"
    ]
    assert file["baseline"]["versions"] == 2
    assert file["baseline"]["at"] < "2024-01-03"


def test_of_many_versions_those_around_the_translation_are_read(daejo: Daejo, repository: Repository) -> None:
    for day in range(1, 31):
        repository.commit(f"2024-01-{day:02}", {"en/a.md": numbered(day + 20, 0)})
        if day == 4:
            repository.commit("2024-01-04", {"ko/a.md": numbered(24, 1)})
    repository.commit("2024-02-01", {"ko/a.md": numbered(24, 1).replace("줄어드니", "줄어드므로")})
    [file] = daejo("audit", repository.root / "en", repository.root / "ko", "--git", "--format", "json").json[
        "files"
    ]
    assert file["baseline"]["versions"] == 24
    assert file["baseline"]["at"].startswith("2024-01-04")
    assert file["status"] == "stale"


def test_an_annotation_points_at_the_lines_of_its_sentence(daejo: Daejo, repository: Repository) -> None:
    english = (
        "# The mast\n\nThe station needs a clear view to the south.\nIts mast has a height of 2 metres.\n"
        "Two screws hold the mast on the roof.\n"
    )
    korean = (
        "# 기둥\n\n관측소에는 남쪽으로 트인\n시야가 필요합니다. 기둥의\n높이는 2미터입니다.\n"
        "나사 두 개가 지붕 위에서\n기둥을 붙듭니다.\n"
    )
    repository.commit("2024-01-10", {"docs/en/mast.md": english})
    repository.commit("2024-03-01", {"docs/ko/mast.md": korean})
    revise(repository, "2024-04-01", "docs/en/mast.md", "2 metres", "3 metres")
    [finding] = audit(daejo, repository, "--format", "json").json["files"][0]["findings"]
    assert finding["evidence"]["sentence"] == "기둥의 높이는 2미터입니다."
    assert finding["lines"] == [4, 5]
    assert "line=4,endLine=5," in audit(daejo, repository, "--format", "github").out
