"""Libraries that mutter, told to speak of errors only: a command's error output is for people."""

from __future__ import annotations

import logging

MUTTERING = ("trafilatura", "htmldate", "courlan", "charset_normalizer")
"""They warn of pages that they give up on; what a page is, our reader says."""


def hush() -> None:
    for name in MUTTERING:
        logging.getLogger(name).setLevel(logging.ERROR)
