"""Which version of an original a translation was made from, told from the texts; dates break ties."""

from daejo.baselines.candidate import Candidate, Choice
from daejo.baselines.choosing import choose

__all__ = ["Candidate", "Choice", "choose"]
