"""A small original and its translation, and the moves that the tests make with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind
from daejo.changes import changes
from daejo.findings import Closed, Finding, FindingState, KnownFinding, Policy, Settled, carry, find, settle

ENGLISH = (
    "The first paragraph tells what the museum is for and who keeps it open.",
    "It has 3 floors, and every floor has a guard who knows the building.",
    "Visitors may bring their children, but dogs have to wait at the door.",
    "The last paragraph lists where recordings of the talks can be found.",
)
KOREAN = (
    "첫 단락은 박물관이 무엇을 위한 곳이며 누가 운영하는지 말합니다.",
    "3개 층이 있고, 층마다 건물을 잘 아는 경비원이 있습니다.",
    "방문객은 아이를 데려와도 되지만 개는 문 앞에서 기다려야 합니다.",
    "마지막 단락은 강연 녹음을 어디서 찾을 수 있는지 알려 줍니다.",
)


def english(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(Kind.PARAGRAPH, text) for text in texts)


def korean(*texts: str, first_line: int = 10) -> tuple[Block, ...]:
    return tuple(
        Block(Kind.PARAGRAPH, text, lines=(first_line + 2 * i, first_line + 2 * i))
        for i, text in enumerate(texts)
    )


@dataclass
class Watch:
    """One post under watch, as the ledger keeps it: what was known, and each look's outcome."""

    baseline: tuple[Block, ...]
    pairs: tuple[Pair, ...]
    known: list[KnownFinding] = field(default_factory=list)
    announced: list[Finding] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)

    def look(self, now: Sequence[Block], post: Sequence[Block]) -> Settled:
        edits = changes(self.baseline, now)
        pairs = [p for p in self.pairs if p.post[-1] < len(post)]
        found = find(self.baseline, now, post, pairs, edits, self.policy)
        carried = carry(pairs, edits, len(self.baseline), len(now))
        settled = settle(self.known, found, post, now, carried, self.policy)
        self._record(settled)
        return settled

    def _record(self, settled: Settled) -> None:
        closed, moved = dict(settled.closed), dict(settled.moved_on)
        self.known = [self._after(one, closed.get(one.id), moved.get(one.id)) for one in self.known]
        for finding in settled.opened:
            self.known.append(KnownFinding(len(self.known) + 1, finding, FindingState.OPEN))
            self.announced.append(finding)

    def _after(self, one: KnownFinding, why: Closed | None, moved: Finding | None) -> KnownFinding:
        if moved is not None:
            one = replace(one, finding=moved)
        return one if why is None else replace(one, state=FindingState.CLOSED, closed=why)

    def acknowledge(self) -> None:
        self.known = [
            replace(k, state=FindingState.ACKNOWLEDGED) if k.state is FindingState.OPEN else k
            for k in self.known
        ]

    @property
    def open(self) -> list[Finding]:
        return [k.finding for k in self.known if k.state is FindingState.OPEN]


@pytest.fixture
def watch() -> Watch:
    pairs = tuple(Pair((i,), (i,), 0.95) for i in range(len(ENGLISH)))
    return Watch(english(*ENGLISH), pairs)


@pytest.fixture
def edited() -> Callable[..., tuple[Block, ...]]:
    """The original with some of its words replaced: edited(("3 floors", "4 floors"))."""

    def make(*swaps: tuple[str, str]) -> tuple[Block, ...]:
        texts = list(ENGLISH)
        for old, new in swaps:
            assert any(old in text for text in texts)
            texts = [text.replace(old, new) for text in texts]
        return english(*texts)

    return make


@pytest.fixture
def revised() -> Callable[..., tuple[Block, ...]]:
    """The translation with some of its words replaced."""

    def make(*swaps: tuple[str, str], first_line: int = 10) -> tuple[Block, ...]:
        texts = list(KOREAN)
        for old, new in swaps:
            assert any(old in text for text in texts)
            texts = [text.replace(old, new) for text in texts]
        return korean(*texts, first_line=first_line)

    return make
