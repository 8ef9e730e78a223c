"""What ``run`` and ``look`` ask a web archive, after their looks, and say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from daejo.ports import Wanting
from daejo.recall import Answer, Recalled
from worker.cli.progress import counter
from worker.recalling import go_recalling, recall_posts_of
from worker.rendering.recalled import recalled_lines
from worker.rendering.text import say

if TYPE_CHECKING:
    from worker.wire import House


def ask_archive(house: House) -> bool:
    """Ask for the posts that want it; whether one is to be judged anew, against what it was made from."""
    if house.archive is None:
        return False
    with counter("asking the archive") as step:

        def note(wanting: Wanting) -> None:
            step(wanting.url)

        daily = house.settings.archive_daily
        made = go_recalling(house.ledger, house.archive, house.now, daily, note)
    return _told(house, made)


def ask_archive_for(house: House, original_id: int) -> bool:
    """The same for the posts of one original."""
    if house.archive is None:
        return False
    return _told(house, recall_posts_of(original_id, house.ledger, house.archive, house.now()))


def _told(house: House, made: Sequence[Recalled]) -> bool:
    for line in recalled_lines(made, house.ledger.posts() if made else ()):
        say(line)
    return any(one.answer is Answer.ARCHIVED for one in made)
