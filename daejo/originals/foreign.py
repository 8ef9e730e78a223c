"""Other people's parsers, on hostile input: whatever they stumble over is an unparseable page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from daejo.errors import DaejoError, Unparseable


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Turn any failure of a parser inside into Unparseable.

    feedparser alone raised UnicodeDecodeError, AttributeError and ValueError on damaged feeds
    (benchmarks/fuzz_pages.py); a page that a parser cannot read says nothing of our own code.
    """
    try:
        yield
    except DaejoError:
        raise
    except Exception as error:
        raise Unparseable(f"{what} cannot be read ({type(error).__name__}: {str(error)[:80]})") from error
