"""Before and after of an original: what changed, block by block, and how much it means."""

from daejo.changes.change import Change, ChangeKind, Weight
from daejo.changes.comparing import changes
from daejo.changes.weighing import weigh_texts
from daejo.changes.words import Piece, word_diff

__all__ = ["Change", "ChangeKind", "Piece", "Weight", "changes", "weigh_texts", "word_diff"]
