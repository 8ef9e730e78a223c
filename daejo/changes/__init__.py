"""Before and after of an original: what changed, block by block, and how much it means."""

from daejo.changes.change import Change, ChangeKind, Weight
from daejo.changes.comparing import changes
from daejo.changes.fields import Field, FieldChange, article_changes
from daejo.changes.rewriting import rewritten
from daejo.changes.weighing import weigh_texts
from daejo.changes.words import Piece, word_diff

__all__ = [
    "Change",
    "ChangeKind",
    "Field",
    "FieldChange",
    "Piece",
    "Weight",
    "article_changes",
    "changes",
    "rewritten",
    "weigh_texts",
    "word_diff",
]
