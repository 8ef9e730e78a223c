"""The user's own lexicon, for people and for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rich import box
from rich.table import Table

from daejo.ports import LexiconRow
from worker.rendering.safety import cell
from worker.rendering.words import many
from worker.words import Meaning


@dataclass(frozen=True, slots=True)
class LexiconShape:
    """``daejo lexicon --format json``. All but ``words`` is null or 0 where nothing was learned yet."""

    learned_at: datetime | None
    texts: int
    pairs: int
    word_pairs: int
    words: tuple[Meaning, ...]


def lexicon_shape(row: LexiconRow | None, words: Sequence[Meaning]) -> LexiconShape:
    if row is None:
        return LexiconShape(None, 0, 0, 0, tuple(words))
    return LexiconShape(row.learned_at, row.texts, row.pairs, len(row.lexicon), tuple(words))


def lexicon_line(row: LexiconRow | None, shipped: int) -> str:
    """Where the user's own lexicon comes from, in a sentence."""
    if row is None:
        return f"Nothing was learned from your posts yet; {shipped:,} word pairs ship with Daejo."
    when = f"{row.learned_at:%Y-%m-%d %H:%M %Z}"
    return (
        f"{len(row.lexicon):,} word pairs learned {when} from {row.pairs:,} paragraphs of "
        f"{many(row.texts, 'text')}; {shipped:,} ship with Daejo."
    )


def lexicon_table(words: Sequence[Meaning]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    for name in ("Korean", "English"):
        table.add_column(name, overflow="fold")
    for name in ("sure", "your texts"):
        table.add_column(name, justify="right")
    table.add_column("ships with Daejo")
    for word in words:
        texts = str(word.texts) if word.texts else "–"
        table.add_row(
            cell(word.korean),
            cell(word.english),
            f"{word.strength:.0%}",
            texts,
            "yes" if word.ships else "",
        )
    return table
