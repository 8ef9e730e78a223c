"""What differs between any two fetches of one Medium page: counts, visitor, request.

Two real fetches of one story differed in 9 of 4,230 values of their state, and in none of its text.
"""

from __future__ import annotations

import re

_COUNTS = re.compile(rb'"(clapCount|followerCount|subscriberCount|count)":\d{1,12}')
_VISITOR = re.compile(rb"lo_[0-9a-f]{12}")
_REQUEST = re.compile(rb"r:'[0-9a-f]{16}'")


def stir(body: bytes, visit: int) -> bytes:
    """The same page as another visitor sees it; ``visit`` counts requests."""
    body = _COUNTS.sub(lambda m: b'"%s":%d' % (m.group(1), 1000 + 7 * visit), body)
    body = _VISITOR.sub(b"lo_%012x" % (visit * 2_654_435_761 % 16**12), body)
    return _REQUEST.sub(b"r:'%016x'" % (visit * 11_400_714_819 % 16**16), body)
