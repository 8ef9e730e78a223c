"""A small world: a site whose texts are edited, a folder of posts that are touched, a ledger, a queue.

Days are handed in: nothing waits, and what happens on a day is what would happen in a round of
`daejo run` on that day. Everything between the files and the flags is the real thing.
"""

from __future__ import annotations

import http.server
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from daejo.findings import FindingState
from daejo.findings import Policy as FindingsPolicy
from daejo.look import look
from daejo.ports import FindingRow, FlagRow
from daejo.report import Report, Row, Status
from daejo.verdict import Policy
from db import SqlLedger
from worker.fetch import FetchRules, HttpWeb
from worker.queues import RedisQueue
from worker.queues.message import decode
from worker.rounds import Round, Terms, announce, go_round
from worker.showing import full_report
from worker.survey import Surveyed, survey

START = datetime(2026, 4, 1, 6, tzinfo=UTC)
SITE = "https://notes.example"
URL = f"{SITE}/bakery.md"

ENGLISH = """# The bakery on the corner

The bakery opens at 5 in the morning, long before the first tram passes the square.

Maria kneads the dough by hand, because the machine broke down in the winter of 2019.

## What the oven needs

The oven takes 40 minutes to reach 250 degrees, and nobody may open its door before that.

A tray holds 24 rolls, and three trays fit into the oven at the same time.

When the crust turns brown, the baker knocks on the bottom of one loaf and listens.

## What the customers buy

Most people take a dark rye loaf, which costs 4 euros and keeps for a week.

Children ask for the sweet buns with raisins that lie beside the window.

On Sundays the shop is closed, and the family drives out to the lake.
"""
KOREAN = """우리 모퉁이 빵집은 광장에 첫 전차가 지나가기 훨씬 전인 아침 5시에 문을 엽니다.

2019년 겨울에 기계가 고장 났기 때문에 마리아는 손으로 반죽을 치댑니다.

## 오븐에 필요한 것

오븐이 250도에 이르는 데는 40분이 걸리며, 그 전에는 아무도 문을 열면 안 됩니다.

쟁반 하나에는 롤빵 24개가 들어가고, 쟁반 세 개가 한꺼번에 오븐에 들어갑니다.

껍질이 갈색으로 변하면 제빵사는 빵 하나의 바닥을 두드리고 소리를 듣습니다.

## 손님들이 사는 것

대부분의 사람은 4유로이고 일주일 동안 두고 먹을 수 있는 짙은 호밀빵을 삽니다.

아이들은 창가에 놓인 건포도가 든 달콤한 번을 달라고 합니다.

일요일에는 가게가 문을 닫고, 가족은 호수로 나들이를 갑니다.
"""


def front(link: str | None, title: str) -> str:
    """A post's front matter, from before the first day."""
    named = f'link: "{link}"\n' if link else ""
    whole = f'title: "{title}"\ndate: 2026-03-20 09:00\noriginalTitle: "The bakery on the corner"\n'
    return f"---\n{whole}{named}---\n\n"


@dataclass
class Site:
    """What each path answers now: a text, or where it redirects for good, or a status."""

    port: int = 0
    pages: dict[str, str | int] = field(default_factory=dict)

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        said = self.pages.get(path, 404)
        if isinstance(said, int):
            return said, {"content-type": "text/html"}, b"<p>nothing here</p>"
        if said.startswith("https://"):
            return 301, {"location": said}, b""
        kind = "text/html" if said.startswith("<") else "text/markdown"
        return 200, {"content-type": f"{kind}; charset=utf-8"}, said.encode()


@dataclass
class World:
    site: Site
    folder: Path
    ledger: SqlLedger
    web: HttpWeb
    queue: RedisQueue
    policy: Policy
    today: int = 0
    seen: Round = field(default_factory=Round)
    """What the last day's looks saw."""
    surveyed: Surveyed = field(default_factory=Surveyed)

    english: ClassVar[str] = ENGLISH
    korean: ClassVar[str] = KOREAN

    # --- what people do

    @staticmethod
    def front(link: str | None = URL, title: str = "모퉁이의 빵집") -> str:
        return front(link, title)

    def publish(self, text: str | int, path: str = "/bakery.md") -> None:
        self.site.pages[path] = text

    def edit(self, old: str, new: str, path: str = "/bakery.md") -> None:
        """The author changes a passage; it must be there."""
        text = self.site.pages[path]
        assert isinstance(text, str)
        assert text.count(old) == 1, old
        self.site.pages[path] = text.replace(old, new)

    def write(self, text: str = KOREAN, name: str = "bakery.md", head: str | None = None) -> None:
        (self.folder / name).write_text((self.front() if head is None else head) + text, encoding="utf-8")

    def touch(self, old: str, new: str, name: str = "bakery.md") -> None:
        """The translator changes a passage; it must be there."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new), encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()

    # --- what Daejo does

    @property
    def now(self) -> datetime:
        return START + timedelta(days=self.today)

    def day(self) -> Round:
        """The next day: the posts are surveyed, every original is looked at, and the flags ring out."""
        self.today += 1
        self.surveyed = survey([self.folder], self.ledger, self.now)
        self.ledger.make_due(None, self.now)
        terms = Terms(policy=self.policy)
        self.seen = go_round(self.ledger, self.web, lambda: self.now, terms)
        assert not self.seen.crashed, [look.crash for look in self.seen.looks]
        announce(self.ledger, self.queue, self.now)
        return self.seen

    def look(self, address: str) -> None:
        """One look at one original, on the same day."""
        original = self.ledger.find_original(address)
        look(original.id, self.ledger, self.web, self.now, policy=self.policy)

    def days(self, count: int) -> None:
        for _ in range(count):
            self.day()

    # --- what is known then

    @property
    def flags(self) -> list[FlagRow]:
        """All flags that the queue ever got, oldest first."""
        got = [
            decode(entry)
            for stream in sorted(self.queue.client.keys(f"{self.queue.prefix}flags:*"))
            for _, entry in self.queue.client.xrange(stream)
        ]
        return sorted(got, key=lambda flag: flag.id)

    def rung(self, *kinds: str) -> Counter[str]:
        """How often each kind of flag rang over all days; "changed" tells of the original, not of a place."""
        counted = Counter(flag.kind.value for flag in self.flags)
        return Counter(
            {kind: n for kind, n in counted.items() if kind in kinds or (not kinds and kind != "changed")}
        )

    def findings(self, name: str | None = None, *states: FindingState) -> list[FindingRow]:
        post = None if name is None else self.post(name).id
        return list(self.ledger.findings(post, states or (FindingState.OPEN,)))

    def open(self, name: str | None = None) -> list[tuple[str, str]]:
        """The open findings of a post (of all), each as its kind and what the translation says there."""
        return [
            (row.finding.kind.value, row.finding.evidence.post or row.finding.evidence.after)
            for row in self.findings(name)
        ]

    def closed(self, name: str | None = None) -> list[tuple[str, str]]:
        """What ended, each as its kind and why, in the order in which it ended."""
        rows = sorted(
            self.findings(name, FindingState.CLOSED), key=lambda row: (row.closed_at or START, row.id)
        )
        return [(row.finding.kind.value, row.why) for row in rows]

    def post(self, name: str) -> Row | object:
        return self.ledger.find_post(str(self.folder / name))

    def report(self) -> Report:
        return full_report(self.ledger, self.now)

    def row(self, name: str) -> Row:
        """A post's line in the report."""
        path = str(self.folder / name)
        return next(row for row in self.report().rows if row.standing.path == path)

    def status(self, name: str) -> Status:
        return self.row(name).status


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = made.answer(self.path)
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def make_world(site: Site, ledger_url: str, redis_url: str, tmp_path: Path) -> Iterator[Callable[..., World]]:
    """Worlds that are closed when the test ends."""
    opened: list[World] = []

    def make(*hosts: str, **findings: object) -> World:
        folder = tmp_path.resolve() / "posts"
        folder.mkdir()
        mirrors = dict.fromkeys((SITE, *hosts), f"http://127.0.0.1:{site.port}")
        rules = FetchRules("Daejo/test", allow=("127.0.0.1",), mirrors=mirrors, host_gap=0)
        policy = replace(Policy(), findings=FindingsPolicy(**findings))  # type: ignore[arg-type]
        queue = RedisQueue(redis_url, prefix="life:")
        world = World(site, folder, SqlLedger(ledger_url), HttpWeb(rules, now=lambda: START), queue, policy)
        opened.append(world)
        return world

    yield make
    for world in opened:
        world.ledger.close()
        world.queue.client.close()


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    """The bakery and its translation, seen once: nothing is open, nothing rang."""
    made = make_world()
    made.publish(ENGLISH)
    made.write()
    made.day()
    assert made.open() == []
    assert made.flags == []
    return made
