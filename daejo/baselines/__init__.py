"""Which version of an original a translation was made from, told from the texts; dates break ties."""

from daejo.baselines.candidate import Candidate, Choice
from daejo.baselines.choosing import choose
from daejo.baselines.strange import strange

__all__ = ["Candidate", "Choice", "choose", "strange"]
