"""Signs of life, and retention."""

from datetime import timedelta


def test_a_process_that_beats_is_seen_at_its_last_beat(ledger, now):
    ledger.beat("worker", now - timedelta(hours=1))
    ledger.beat("beat", now)
    ledger.beat("worker", now)
    assert [(beat.name, beat.at) for beat in ledger.heartbeats()] == [("beat", now), ("worker", now)]


def test_raw_pages_but_the_newest_are_let_go_of_and_every_snapshot_stays(
    ledger, keep, an_article, a_verdict, now
):
    original_id = keep()
    for number in range(5):
        ledger.record(a_verdict(ledger.known(original_id), an_article(str(number))))
    assert ledger.prune(now, keep=2).pages == 3
    snapshots = ledger.snapshots(original_id)
    assert [s.article.blocks[0].text for s in snapshots] == ["0", "1", "2", "3", "4"]
    assert [ledger.page_of(s.id) is None for s in snapshots] == [True, True, True, False, False]
    assert ledger.prune(now, keep=2).pages == 0


def test_the_database_says_what_it_is_without_its_password(ledger, ledger_url):
    said = ledger.ping()
    assert said.startswith(("SQLite 3.", "PostgreSQL 1"))
    assert "daejo" in said


def test_moments_come_back_aware_whatever_zone_they_went_in(ledger, keep, now):
    from datetime import timezone

    seoul = timezone(timedelta(hours=9))
    ledger.beat("seoul", now.astimezone(seoul))
    (beat,) = ledger.heartbeats()
    assert (beat.at, beat.at.utcoffset()) == (now, timedelta(0))
    ledger.make_due(keep(), (now + timedelta(minutes=1)).astimezone(seoul))
    assert ledger.lease_due(now.astimezone(seoul), 10, 10, timedelta(minutes=1)) == ()
