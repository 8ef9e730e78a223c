"""`daejo demo` end to end, as `make run` runs it: a process, an origin, a database in a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.cells import cell_len

from daejo.findings import FindingKind
from daejo.ports import FindingRow
from daejo.verdict import OriginalState
from db import SqlLedger

SEEDS = Path(__file__).parents[3] / "seeds"
DAEJO = Path(sys.executable).with_name("daejo")

QUEUE = "WhataTinyJobQueueTaughtMeAboutBackPressure"
BREAD = "SourdoughBreadThatFitsBetweenWorkandSleep"
CHAIN = "ACleanChainIsHalfaBicycle"
COMPOST = "CompostingonaBalconyWithoutAnnoyingtheNeighbours"
RUNNING = "TheSlowestWaytoaFasterTenKilometres"
FUND = "AnEmergencyFundinPlainNumbers"
INDEX = "TheOrderofColumnsinanIndexIsNotaDetail"
STARS = "YourFirstNightUndertheStarsNeedsBinocularsNotaTelescope"
COFFEE = "BetterCoffeeforthePriceofaKitchenScale"

LATER = "Some time later"


@dataclass
class Demonstration:
    """A home and a copy of the seeds, which a test may edit."""

    home: Path
    seeds: Path

    def run(self, columns: int = 80) -> str:
        """What `daejo demo` prints; it must end with 0."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("DAEJO_")}
        done = subprocess.run(
            [str(DAEJO), "demo", "--home", str(self.home), "--seeds", str(self.seeds)],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env=clean | {"COLUMNS": str(columns), "PYTHONWARNINGS": "error"},
            cwd=self.home.parent,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    @property
    def ledger(self) -> SqlLedger:
        return SqlLedger(f"sqlite:///{self.home / 'daejo.sqlite'}")

    def post(self, stem: str) -> Path:
        return next((self.seeds / "posts").glob(f"*-{stem}.md"))

    def line(self, stem: str, words: str) -> int:
        """The number of the one line of a post that holds ``words``."""
        lines = self.post(stem).read_text("utf-8").split("\n")
        [number] = [place for place, line in enumerate(lines, 1) if words in line]
        return number

    def findings(self, stem: str) -> tuple[FindingRow, ...]:
        return self.ledger.findings(self.ledger.find_post(str(self.post(stem))).id)

    def lines_of(self, stem: str, kind: FindingKind) -> set[tuple[int, int] | None]:
        return {row.finding.post_lines for row in self.findings(stem) if row.finding.kind is kind}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Demonstration, str]:
    """The demonstration after its first run, and what that printed. Tests only look at it."""
    here = tmp_path_factory.mktemp("demo")
    shutil.copytree(SEEDS, here / "seeds")
    demo = Demonstration(here / "home", here / "seeds")
    return demo, demo.run()


def test_edited_paragraphs_are_stale_at_their_korean_lines(played: tuple[Demonstration, str]) -> None:
    demo, _ = played
    number, sentence = demo.line(QUEUE, "90초를 넘으면"), demo.line(QUEUE, '모두가 "완료"라는 말을')
    stale = demo.lines_of(QUEUE, FindingKind.STALE)
    assert {(number, number), (sentence, sentence)} <= stale


def test_a_number_that_changed_is_named_with_the_text_before_and_after(
    played: tuple[Demonstration, str],
) -> None:
    demo, _ = played
    number = demo.line(QUEUE, "90초를 넘으면")
    [row] = [row for row in demo.findings(QUEUE) if row.finding.post_lines == (number, number)]
    evidence = row.finding.evidence
    assert "above 90 seconds" in evidence.before
    assert "above 45 seconds" in evidence.after
    assert "90초" in evidence.post
    assert any("90" in detail and "45" in detail for detail in evidence.details)


def test_a_section_that_was_added_is_missing_at_its_place(played: tuple[Demonstration, str]) -> None:
    demo, _ = played
    missing = [row.finding for row in demo.findings(QUEUE) if row.finding.kind is FindingKind.MISSING]
    assert any("limit of their own" in finding.evidence.after for finding in missing)
    assert any("at most 50 places" in finding.evidence.after for finding in missing)
    above, below = demo.line(QUEUE, '_1.png" />'), demo.line(QUEUE, "# 다음번에 가장 먼저 할 일")
    assert all(f.post_lines and above <= f.post_lines[0] < below for f in missing)


def test_an_image_that_was_swapped_makes_its_line_stale(played: tuple[Demonstration, str]) -> None:
    demo, _ = played
    line = demo.line(QUEUE, '_1.png" />')
    assert (line, line) in demo.lines_of(QUEUE, FindingKind.STALE)


def test_a_paragraph_that_was_taken_out_leaves_its_translation_without_an_original(
    played: tuple[Demonstration, str],
) -> None:
    demo, _ = played
    line = demo.line(CHAIN, "휘발유가 세척제로")
    [row] = demo.findings(CHAIN)
    assert row.finding.post_lines == (line, line)
    assert "petrol" in row.finding.evidence.before


def test_the_defects_of_a_translation_are_found_at_the_first_look(
    played: tuple[Demonstration, str],
) -> None:
    demo, printed = played
    line = demo.line(COFFEE, "커피 15그램과")
    assert demo.lines_of(COFFEE, FindingKind.MISMATCH) == {(line, line)}
    [missing] = [row.finding for row in demo.findings(COFFEE) if row.finding.kind is FindingKind.MISSING]
    assert "one step only" in missing.evidence.after
    first, _ = printed.split(LATER)
    assert "one step only" in " ".join(first.split())


@pytest.mark.parametrize("stem", [BREAD, STARS, COMPOST, RUNNING, FUND, INDEX])
def test_nothing_is_found_in_a_faithful_translation_whose_original_says_the_same(
    played: tuple[Demonstration, str], stem: str
) -> None:
    demo, _ = played
    assert demo.findings(stem) == ()


@pytest.mark.parametrize(
    ("stem", "state", "moved_to"),
    [
        (QUEUE, OriginalState.OK, None),
        (BREAD, OriginalState.OK, None),
        (STARS, OriginalState.OK, None),
        (COMPOST, OriginalState.GONE, None),
        (FUND, OriginalState.PREVIEW, None),
        (INDEX, OriginalState.BLOCKED, None),
        (
            RUNNING,
            OriginalState.OK,
            "https://medium.com/long-slow-distance/the-slowest-way-to-a-faster-ten-kilometres-5e0c93b7f1a4",
        ),
    ],
)
def test_each_original_stands_where_its_site_left_it(
    played: tuple[Demonstration, str], stem: str, state: OriginalState, moved_to: str | None
) -> None:
    demo, _ = played
    row = demo.ledger.find_original(str(demo.post(stem)))
    assert (row.state, row.moved_to) == (state, moved_to)


def test_what_is_printed_shows_lines_and_marked_words_and_says_how_to_go_on(
    played: tuple[Demonstration, str],
) -> None:
    demo, printed = played
    _, later = printed.split(LATER)
    flat = " ".join(later.split())
    assert f"Line {demo.line(QUEUE, '90초를 넘으면')}: out of date" in flat
    assert "[-90-] seconds" in flat
    assert "{+45+} seconds" in flat
    assert "daejo add PATH-TO-YOUR-POSTS" in flat
    assert "\x1b" not in printed


def test_a_second_run_says_that_nothing_is_new_and_changes_nothing(
    played: tuple[Demonstration, str],
) -> None:
    demo, _ = played
    before = demo.ledger.findings()
    again = demo.run(columns=140)
    assert "Nothing is new" in again
    assert LATER not in again
    assert demo.ledger.findings() == before
    assert _widest(again) <= 140


def test_no_line_is_wider_than_the_screen(played: tuple[Demonstration, str]) -> None:
    _, printed = played
    assert 70 < _widest(printed) <= 80


def _widest(printed: str) -> int:
    return max(cell_len(line) for line in printed.split("\n"))


def test_a_paragraph_that_was_revised_is_settled_at_the_next_run(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    demo = Demonstration(tmp_path / "home", tmp_path / "seeds")
    demo.run()
    line = demo.line(QUEUE, "90초를 넘으면")
    post = demo.post(QUEUE)
    post.write_bytes(post.read_bytes().replace("90초를 넘으면".encode(), "45초를 넘으면".encode()))
    again = demo.run()
    assert "1 settled" in again
    assert (line, line) not in demo.lines_of(QUEUE, FindingKind.STALE)


def test_a_first_run_that_was_broken_off_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    demo = Demonstration(tmp_path / "home", SEEDS)
    demo.home.mkdir()
    (demo.home / "chapter").write_text("1\n")
    first, later = demo.run().split(LATER)
    assert "9 read for the first time" in first
    assert "1 gone" in later


@pytest.mark.parametrize(
    ("option", "place", "hint"), [("--home", "file/home", "--home"), ("--seeds", "absent", "--seeds")]
)
def test_a_folder_that_cannot_be_had_is_said_in_one_line(
    tmp_path: Path, option: str, place: str, hint: str
) -> None:
    (tmp_path / "file").write_text("")
    done = subprocess.run(
        [str(DAEJO), "demo", option, str(tmp_path / place)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert hint in done.stderr
