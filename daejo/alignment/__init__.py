"""Which original block and which Korean block say the same thing."""

from daejo.alignment.aligner import align
from daejo.alignment.learning import learn
from daejo.alignment.lexicon import Lexicon, blend, starter
from daejo.alignment.pair import Pair, unpaired

__all__ = ["Lexicon", "Pair", "align", "blend", "learn", "starter", "unpaired"]
