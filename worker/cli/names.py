"""What a person calls a post or an original."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from daejo.errors import InputError
from daejo.originals import identify
from daejo.ports import Ledger, OriginalRow


def asked_for(what: str) -> str:
    """A post by the name that it has here becomes the path that the ledger knows; all else stays."""
    if "://" not in what and Path(what).exists():
        return unicodedata.normalize("NFC", str(Path(what).resolve()))
    return unicodedata.normalize("NFC", what)


def find_original(ledger: Ledger, what: str) -> OriginalRow:
    """The original of a post, or at an address in whatever spelling. InputError where none is watched."""
    if "://" not in what:
        return ledger.find_original(asked_for(what))
    try:
        return ledger.find_original(identify(what).key)
    except InputError:
        raise InputError(
            f"{what}: no watched post has this original; daejo read shows what is there"
        ) from None
