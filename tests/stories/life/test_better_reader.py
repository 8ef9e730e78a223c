"""Daejo is brought up to date and reads a page better than before: that is no edit, and hides none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from daejo.history import Outcome
from db.codec import ARTICLE
from db.engine import Database
from db.tables import pages, snapshots

LOST = "Maria kneads the dough"
"""What the reader of before did not see."""


@pytest.fixture
def world(make_world, ledger_url):
    """A look was made by a reader that lost a paragraph, and took two for one."""
    made = make_world()
    made.publish(made.english)
    made.write()
    made.day()
    database = Database(ledger_url)

    def as_it_was_read(connection):
        row = connection.execute(select(snapshots)).one()
        article = ARTICLE.decode(row.article)
        first, second = (b for b in article.blocks if b.text.startswith(("A tray", "When the crust")))
        blocks = [b for b in article.blocks if b is not second and not b.text.startswith(LOST)]
        blocks[blocks.index(first)] = replace(first, text=f"{first.text} {second.text}")
        worse = replace(article, blocks=tuple(blocks))
        values = {"article": ARTICLE.encode(worse), "fingerprint": "00" + row.fingerprint[2:]}
        connection.execute(update(snapshots).values(values))

    database.write(as_it_was_read)
    database.close()
    return made


def outcomes(world):
    original_id = world.post("bakery.md").original_id
    return [look.outcome for look in world.ledger.looks(original_id)][::-1]


def test_an_edit_that_comes_with_a_better_reader_is_told_from_it(world):
    world.edit("takes 40 minutes", "takes 45 minutes")
    world.day()
    assert outcomes(world) == [Outcome.FIRST, Outcome.CHANGED]
    [change] = world.ledger.changes_of(world.post("bakery.md").original_id)
    assert "number 40 → 45" in change.change.reasons
    [(kind, text)] = world.open()
    assert (kind, text[:5]) == ("stale", "오븐이 2")
    world.days(2)
    assert world.rung("stale", "missing", "orphan", "mismatch") == {"stale": 1}


def test_a_better_reader_alone_is_no_edit_and_makes_no_snapshot(world):
    world.day()
    world.day()
    original_id = world.post("bakery.md").original_id
    assert outcomes(world) == [Outcome.FIRST, Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert world.ledger.changes_of(original_id) == ()
    [snapshot] = world.ledger.snapshots(original_id)
    assert any(block.text.startswith(LOST) for block in snapshot.article.blocks)
    assert world.open() == []
    pairs = world.ledger.alignment(world.post("bakery.md").id).pairs
    assert [pair.original[0] for pair in pairs] == list(range(1, 11))  # the heading is the title of the post


def test_what_no_page_is_kept_of_stays_as_it_was_read(world, ledger_url):
    database = Database(ledger_url)
    database.write(lambda connection: connection.execute(pages.delete()))
    database.close()
    world.edit("takes 40 minutes", "takes 45 minutes")
    world.day()
    assert outcomes(world) == [Outcome.FIRST, Outcome.CHANGED]
    assert ("stale", "오븐이 2") in [(kind, text[:5]) for kind, text in world.open()]
