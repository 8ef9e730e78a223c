"""What a person calls a post or an original."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from daejo.errors import InputError
from daejo.originals import identify
from daejo.ports import Ledger, OriginalRow
from worker.watched import find_watched


def asked_for(ledger: Ledger, what: str) -> str:
    """A post by the name that it has here becomes the path that the ledger knows; all else stays.

    The ledger may know the same file by another folder (a container's), so that the name as it was
    typed is the second try: the end of a path is enough.
    """
    typed = unicodedata.normalize("NFC", what)
    if "://" in what or not Path(what).exists():
        return typed
    here = unicodedata.normalize("NFC", str(Path(what).resolve()))
    try:
        return ledger.find_post(here).path
    except InputError:
        return typed


def find_original(ledger: Ledger, what: str) -> OriginalRow:
    """The original of a post, or at an address in whatever spelling. InputError where none is watched."""
    if "://" not in what:
        return _original_of(ledger, asked_for(ledger, what))
    try:
        return ledger.find_original(identify(what).key)
    except InputError:
        raise InputError(
            f"{what}: no watched post has this original; daejo read shows what is there"
        ) from None


def _original_of(ledger: Ledger, what: str) -> OriginalRow:
    """Of a post, or by its own name where no post has this one."""
    try:
        post = ledger.find_post(what)
    except InputError:
        return ledger.find_original(what)
    return ledger.find_original(find_watched(ledger, post.path).path)
