"""A post older than our first look: what an archive's copy shows of it, and that trouble shows nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from daejo.findings import BaselineKind, FindingKind
from daejo.look import look
from daejo.originals import Article, Page, read
from daejo.posts import read_post
from daejo.recall import LADDER, Answer, next_try, recall
from db import SqlLedger
from worker.fetch import FetchRules, HttpWeb
from worker.recalling import recall_posts_of

URL = "https://a.example/lighthouse"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MADE = datetime(2022, 6, 15, tzinfo=UTC)

THEN = [
    "The lighthouse on the northern cape was built in 1871, and for a hundred years a family lived in it.",
    "Every evening the keeper climbed 214 steps with a can of oil, whatever the weather did to the windows.",
    "The lamp turns once in 12 seconds, so that a captain can tell it from the one on the island.",
    "A storm in the winter of 1953 broke the railing, and the keeper tied himself to the lamp until morning.",
    "Visitors may climb the tower from May to September if they buy a ticket at the harbour first.",
    "At the top you see three countries on a clear day, and on most days nothing but gulls and fog.",
]
NOW_IS = [
    THEN[0],
    "A motor of 1988 lights the lamp in the evening, and the keeper of today sits 40 kilometres away.",
    *THEN[1:4],
    "Visitors may climb the tower from May to September if they ask the museum for a key first.",
    THEN[5],
    "The old oil cans stand in the museum at the harbour, which opens at 10 on every day but Monday.",
]
OTHER = [
    "Fog can be cooked, says the man with the copper kettle, and stirs what none of his guests can see.",
    "First he collects it in bottles before sunrise, when it lies thick between the birches of his garden.",
    "Then a pinch of salt goes in, some lemon, and after twenty minutes a spoonful of patience as well.",
]
OLDER = [
    "The lighthouse on the northern cape was built in 1871, and nobody has lived in it for a long time.",
    *THEN[1:3],
    "Nobody knows what happened to the last keeper.",
]
KOREAN = """---
title: "북쪽 곶의 등대"
date: 2022-06-15
originalTitle: "The Lighthouse on the Cape"
link: "https://a.example/lighthouse"
---

북쪽 곶의 등대는 1871년에 세워졌고, 백 년 동안 한 가족이 그 안에서 살았습니다.

매일 저녁 등대지기는 날씨가 창문에 무슨 짓을 하든 기름통을 들고 214개의 계단을 올랐습니다.

등불은 12초에 한 번 돌기 때문에 선장은 섬에 있는 등불과 구별할 수 있습니다.

1953년 겨울의 폭풍이 난간을 부수었고, 등대지기는 아침까지 자신을 등불에 묶어 두었습니다.

방문객은 5월부터 9월까지 먼저 항구에서 표를 사면 탑에 오를 수 있습니다.

꼭대기에서는 맑은 날 세 나라가 보이고, 대부분의 날에는 갈매기와 안개만 보입니다.
"""
LINE = 16
"""Of the paragraph that the author changed after it was translated."""


def html(texts: list[str], title: str = "The Lighthouse on the Cape") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in texts)
    link = '<p>See <a href="https://b.example/chart">the old chart</a> of the cape for more.</p>'
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{head}{body}{link}</article></body></html>".encode()


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[SqlLedger]:
    opened = SqlLedger(ledger_url)
    yield opened
    opened.close()


class World:
    """A post, its original as it is now, and the archive."""

    def __init__(self, archive, ledger: SqlLedger) -> None:
        self.archive = archive
        self.ledger = ledger
        self.show(NOW_IS)
        post = read_post(KOREAN.encode(), "posts/lighthouse.md")
        kept = ledger.keep_post(post, f"web:{URL}", URL, NOW)
        self.post_id, self.original_id = kept.post_id, kept.original_id

    def show(self, texts: list[str]) -> None:
        body = html(texts)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
        self.archive.replies["/live/lighthouse"] = [head % len(body) + body]

    def look(self, now: datetime = NOW):
        mirrors = {"https://a.example/": self.archive.url + "/live/"}
        rules = FetchRules("Daejo/test", ("127.0.0.0/8",), mirrors, robots=False, host_gap=0.0)
        return look(self.original_id, self.ledger, HttpWeb(rules, now=lambda: now), now)

    def take(self, day: datetime, texts: list[str], **more):
        return self.archive.take(URL, day, html(texts), **more)

    def recall(self, client, now: datetime = NOW):
        (wanting,) = self.ledger.wanting(now, 10)
        return recall(wanting, self.ledger, client, now)

    @property
    def baseline(self) -> BaselineKind | None:
        return self.ledger.find_post("posts/lighthouse.md").baseline

    def found(self) -> list[tuple[FindingKind, tuple[int, int] | None]]:
        return [(row.finding.kind, row.finding.post_lines) for row in self.ledger.findings()]


@pytest.fixture
def an_article_of() -> Callable[[list[str]], Article]:
    return lambda texts: read(Page(url=URL, body=html(texts), headers={"content-type": "text/html"}))


@pytest.fixture
def world(archive, ledger) -> World:
    return World(archive, ledger)


def test_an_edit_before_our_first_look_is_found_by_a_copy_and_not_without(world, memento):
    world.look()
    assert world.baseline is BaselineKind.ASSUMED
    assert FindingKind.STALE not in {kind for kind, _ in world.found()}

    world.take(datetime(2019, 3, 1, tzinfo=UTC), OLDER)
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    world.take(datetime(2024, 9, 1, tzinfo=UTC), NOW_IS)
    told = world.recall(memento())
    assert (told.answer, told.at) == (Answer.ARCHIVED, datetime(2022, 6, 1, tzinfo=UTC))
    assert 0 < told.certainty <= 1
    assert world.ledger.due(NOW)[0] == 1

    world.look()
    assert world.baseline is BaselineKind.ARCHIVED
    assert world.ledger.find_post("posts/lighthouse.md").baseline_certainty == told.certainty
    (stale,) = [row.finding for row in world.ledger.findings() if row.finding.kind is FindingKind.STALE]
    assert stale.post_lines == (LINE, LINE)
    assert stale.evidence.before == THEN[4]
    assert stale.evidence.after == NOW_IS[5]
    assert world.ledger.wanting(NOW + timedelta(days=9999), 10) == ()


def test_a_copy_that_shows_what_we_have_verifies_it(world, memento):
    world.show(THEN)
    world.look()
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    assert world.recall(memento()).answer is Answer.ARCHIVED
    world.look()
    assert world.baseline is BaselineKind.ARCHIVED
    assert world.ledger.find_post("posts/lighthouse.md").baseline_snapshot == 1
    assert FindingKind.STALE not in {kind for kind, _ in world.found()}


def test_a_copy_that_the_translation_fits_less_than_our_own_text_is_left(world, memento):
    world.show(THEN)
    world.look()
    world.take(datetime(2019, 3, 1, tzinfo=UTC), OLDER)
    assert world.recall(memento()).answer in (Answer.OURS, Answer.UNSURE)
    assert world.baseline is BaselineKind.ASSUMED
    assert world.ledger.wanting(NOW + timedelta(days=9999), 10) == ()


def test_where_nothing_tells_the_texts_apart_none_is_taken(world, memento):
    def sells(what: str) -> list[str]:
        return [*THEN, f"The shop of the museum sells {what} to those who come by bus."]

    world.show(sells("postcards"))
    world.look()
    world.take(datetime(2023, 1, 1, tzinfo=UTC), sells("pictures"))
    world.take(datetime(2024, 1, 1, tzinfo=UTC), sells("paintings"))
    assert world.recall(memento()).answer in (Answer.UNSURE, Answer.OURS)
    assert world.baseline is BaselineKind.ASSUMED
    assert world.ledger.wanting(NOW + timedelta(days=9999), 10) == ()


def test_a_text_that_stood_long_before_and_long_after_stood_on_the_day(world, memento):
    world.look()
    world.take(datetime(2020, 6, 1, tzinfo=UTC), THEN)
    world.take(datetime(2024, 6, 1, tzinfo=UTC), THEN)
    told = world.recall(memento())
    assert told.answer is Answer.ARCHIVED
    assert told.certainty > 0.8


def test_a_copy_that_was_kept_for_another_post_is_one_to_choose_from(world, memento, an_article_of):
    world.look()
    kept = world.ledger.keep_copy(
        world.original_id, an_article_of(THEN), datetime(2022, 6, 10, tzinfo=UTC), "https://archive.example/1"
    )
    world.take(datetime(2024, 9, 1, tzinfo=UTC), NOW_IS)
    told = world.recall(memento())
    assert (told.answer, told.at) == (Answer.ARCHIVED, datetime(2022, 6, 10, tzinfo=UTC))
    assert world.ledger.find_post("posts/lighthouse.md").baseline_snapshot == kept


def test_a_file_that_somebody_gave_for_another_post_is_left_to_people(world, memento, an_article_of):
    world.look()
    world.ledger.keep_copy(
        world.original_id, an_article_of(THEN), datetime(2022, 6, 10, tzinfo=UTC), "file:then.html"
    )
    world.take(datetime(2024, 9, 1, tzinfo=UTC), NOW_IS)
    assert world.recall(memento()).answer in (Answer.OURS, Answer.UNSURE)
    assert world.baseline is BaselineKind.ASSUMED


@pytest.mark.parametrize("style", ["redirect", "negotiate", "chain"])
@pytest.mark.parametrize("raw", [False, True])
def test_links_are_no_edit_whatever_the_archive_wrote_into_them(world, memento, style, raw):
    world.archive.style = style
    world.show(THEN)
    world.look()
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    assert world.recall(memento(raw=raw)).answer is Answer.ARCHIVED
    assert len(world.ledger.snapshots(world.original_id)) == 1


CHALLENGE = b"<html><head><title>Just a moment...</title></head><body>Verify you are human</body></html>"
BROKEN = {
    "truncated": {"body": html(THEN)[:500]},
    "an error": {"status": 503},
    "missing": {"status": 404},
    "a challenge": {"body": CHALLENGE},
    "empty": {"body": b""},
    "another story": {"body": html(OTHER, title="Cooking with Fog")},
    "no date": {"claimed": "lately"},
    "as late as our first look": {"claimed": "Tue, 24 Nov 2026 09:00:00 GMT"},
    "a date to come": {"claimed": "Mon, 24 Nov 2036 09:00:00 GMT"},
    "not packed as it says": {"headers": {"Content-Encoding": "gzip"}},
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_copy_gives_way_to_the_next(world, memento, broken):
    world.look()
    capture = world.take(datetime(2022, 6, 14, tzinfo=UTC), THEN)
    for name, value in broken.items():
        setattr(capture, name, value)
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    assert world.recall(memento()).at == datetime(2022, 6, 1, tzinfo=UTC)


def _none(world) -> None:
    """The archive has no copy."""


def _broken(world) -> None:
    for number, broken in enumerate(BROKEN.values()):
        capture = world.take(datetime(2022, 6, 1 + number, tzinfo=UTC), THEN)
        for name, value in broken.items():
            setattr(capture, name, value)


def _as_late_as_ours(world) -> None:
    world.take(NOW + timedelta(days=1), THEN)


def _slow(world) -> None:
    world.archive.replies[f"/gate/{URL}"] = [30.0]


def _slow_copy(world) -> None:
    capture = world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    world.archive.replies[capture.path] = [b"HTTP/1.1 200 OK\r\n", 30.0]


def _down(world) -> None:
    world.archive.replies[f"/gate/{URL}"] = [b"HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n"]


def _busy_timemap(world) -> None:
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    slow = b"HTTP/1.1 429 Slow Down\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n"
    world.archive.replies[f"/map/{URL}"] = [slow]


def _garbage(world) -> None:
    world.archive.replies[f"/gate/{URL}"] = [b"\x00\x01\x02 not HTTP at all\r\n\r\n"]


def _wall(world) -> None:
    world.archive.replies[f"/gate/{URL}"] = [b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"]


@pytest.mark.parametrize(
    ("trouble", "answer"),
    [
        (_none, Answer.NONE),
        (_broken, Answer.NONE),
        (_as_late_as_ours, Answer.NONE),
        (_slow, Answer.AWAY),
        (_slow_copy, Answer.AWAY),
        (_down, Answer.AWAY),
        (_busy_timemap, Answer.AWAY),
        (_garbage, Answer.AWAY),
        (_wall, Answer.AWAY),
    ],
)
def test_trouble_with_the_archive_leaves_all_as_it_was(world, memento, trouble, answer):
    world.look()
    before = world.ledger.known(world.original_id), world.ledger.findings(), world.ledger.flags()
    trouble(world)
    assert world.recall(memento(deadline=0.4)).answer is answer
    assert (world.ledger.known(world.original_id), world.ledger.findings(), world.ledger.flags()) == before
    assert world.ledger.due(NOW)[0] == 0
    assert len(world.ledger.snapshots(world.original_id)) == 1


def test_the_address_that_the_site_calls_its_own_is_asked_for_where_ours_has_no_copy(world, memento):
    elsewhere = "https://blog.example/cape"
    canonical = f'<link rel="canonical" href="{elsewhere}"><title>'.encode()
    live = html(NOW_IS).replace(b"<title>", canonical)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
    world.archive.replies["/live/lighthouse"] = [head % len(live) + live]
    world.look()
    world.archive.take(elsewhere, datetime(2022, 6, 1, tzinfo=UTC), html(THEN).replace(b"<title>", canonical))
    assert world.recall(memento()).answer is Answer.ARCHIVED
    asked = [path for path in world.archive.paths if path.startswith("/gate/")]
    assert asked == [f"/gate/{URL}", f"/gate/{elsewhere}"]


def test_no_more_than_three_copies_are_fetched(world, memento):
    world.look()
    for number in range(1, 9):
        world.take(datetime(2022, 6, number, tzinfo=UTC), [], status=404)
    world.recall(memento())
    assert len([path for path in world.archive.paths if path.startswith("/web/")]) == 3


def test_an_archive_that_says_slow_down_is_asked_no_more(world, memento):
    world.look()
    for number in range(1, 9):
        world.take(datetime(2022, 6, number, tzinfo=UTC), [], status=429)
    assert world.recall(memento()).answer is Answer.AWAY
    assert len([path for path in world.archive.paths if path.startswith("/web/")]) == 1


def test_an_archive_that_asks_us_to_wait_is_asked_again_only_then(world, memento):
    world.look()
    _busy_timemap(world)
    recalled = world.recall(memento())
    assert recalled.wait == timedelta(days=1)
    assert world.archive.paths[-1] == f"/map/{URL}"
    assert not world.ledger.wanting(NOW + timedelta(hours=23), 10)


@pytest.mark.parametrize("trouble", [_busy_timemap, _down])
def test_for_the_other_posts_of_an_original_an_archive_in_trouble_is_not_asked(world, memento, trouble):
    other = read_post(KOREAN.encode() + b"\n", "posts/lighthouse-again.md")
    world.ledger.keep_post(other, f"web:{URL}", URL, NOW)
    world.look()
    trouble(world)
    client = memento()
    assert len(world.ledger.wanting(NOW, 10)) == 2
    made = recall_posts_of(world.original_id, world.ledger, client, NOW)
    assert [one.answer for one in made] == [Answer.AWAY]
    assert len([path for path in world.archive.paths if path.startswith("/gate/")]) == 1


def test_a_wait_asked_for_after_the_first_copy_is_told_with_what_the_copy_shows(world, memento):
    world.look()
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    later = world.take(datetime(2022, 6, 20, tzinfo=UTC), THEN)
    busy = b"HTTP/1.1 503 Busy\r\nRetry-After: 600\r\nContent-Length: 0\r\n\r\n"
    world.archive.replies[later.path] = [busy]
    recalled = world.recall(memento())
    assert (recalled.answer, recalled.wait) == (Answer.ARCHIVED, timedelta(minutes=10))


def test_a_post_is_asked_for_more_and_more_rarely_and_then_never(world, memento):
    world.look()
    waits, now = [], NOW
    while world.ledger.wanting(now, 10) and len(waits) < 9:
        world.recall(memento(), now)
        asked = now
        while not world.ledger.wanting(now, 10) and now - asked < timedelta(days=900):
            now += timedelta(days=1)
        waits.append((now - asked).days)
    assert waits == [30, 180, 900]


def test_an_archive_that_is_away_is_asked_again_sooner(world, memento):
    world.look()
    _down(world)
    world.recall(memento())
    assert not world.ledger.wanting(NOW + timedelta(hours=23), 10)
    assert world.ledger.wanting(NOW + timedelta(days=1), 10)


def test_the_ladder_of_waits():
    waited, rungs = None, []
    while (again := next_try(waited, NOW)) is not None and len(rungs) < 9:
        waited = again - NOW
        rungs.append(waited)
    assert tuple(rungs) == LADDER
    assert next_try(timedelta(days=3), NOW, timedelta(days=30)) == NOW + timedelta(days=30)
    assert next_try(LADDER[-1], NOW) is None


class Meanwhile:
    """An archive during whose answer something happens."""

    def __init__(self, archive, happens: Callable[[], object]) -> None:
        self._archive = archive
        self._happens = happens

    def copies(self, url, near):
        return self._archive.copies(url, near)

    def fetch(self, copy):
        self._happens()
        return self._archive.fetch(copy)


def test_what_a_person_says_meanwhile_counts_more_than_a_copy(world, memento):
    world.look()
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    person = Meanwhile(memento(), lambda: world.ledger.review(world.post_id, NOW))
    assert world.recall(person).answer is Answer.NONE
    assert world.baseline is BaselineKind.REVIEWED


def test_a_post_that_leads_elsewhere_meanwhile_keeps_what_it_has(world, memento):
    world.look()
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    post = read_post(KOREAN.replace("lighthouse", "other").encode(), "posts/lighthouse.md")

    def relink() -> None:
        world.ledger.keep_post(post, "web:https://a.example/other", "https://a.example/other", NOW)

    assert world.recall(Meanwhile(memento(), relink)).answer is Answer.NONE
    assert world.baseline is None


def test_what_the_pair_alone_showed_is_one_and_the_same_finding_under_the_copy(world, memento):
    def missing() -> set[int]:
        return {row.id for row in world.ledger.findings() if row.finding.kind is FindingKind.MISSING}

    world.look()
    before = missing()
    world.take(datetime(2022, 6, 1, tzinfo=UTC), THEN)
    world.recall(memento())
    world.look()
    assert before
    assert missing() == before


def test_an_archive_that_knows_nothing_is_told_in_a_sentence(world, memento):
    world.look()
    told = world.recall(memento())
    assert told.detail == "the archive has no copy of use: none of this story before our first look"
