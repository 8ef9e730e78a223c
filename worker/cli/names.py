"""What a person calls a post or an original."""

from __future__ import annotations

import unicodedata
from pathlib import Path


def asked_for(what: str) -> str:
    """A post by the name that it has here becomes the path that the ledger knows; all else stays."""
    if "://" not in what and Path(what).exists():
        return unicodedata.normalize("NFC", str(Path(what).resolve()))
    return unicodedata.normalize("NFC", what)
