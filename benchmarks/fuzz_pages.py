"""Damaged pages, one after another: ``python benchmarks/fuzz_pages.py CORPUS --seconds 600``.

Takes the pages and feeds of CORPUS and cuts, repeats, swaps, flips and mixes pieces of them, with a
seed that it prints. Each must end as an article with text or as a named failure, within the time
limit; anything else is a bug: it is printed with its seed, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from daejo.errors import DaejoError
from daejo.originals import Page, read

LIMIT = 12.0
TOKENS = (
    *(
        b"<div>",
        b"</div>",
        b"<p>",
        b"<a ",
        b"<table><tr><td>",
        b"</article>",
        b"<pre>",
        b"<script>",
        b"</script>",
    ),
    *(
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"&lt;",
        b"&#0;",
        b"\0",
        b"\xff\xfe",
        b"\xf0\x9f\x8d\x9e",
        b"{",
        b"}",
    ),
    *(
        b'"',
        b"'",
        b"[",
        b"]",
        b"\\",
        b"\\u002F",
        b"__APOLLO_STATE__ = {",
        b"null",
        b"1e999",
        b"<title>",
        b"<li>" * 50,
    ),
    *(
        b'{"__ref":"',
        b'"type":"id","generated":true,"id":"',
        b"<span>" * 300,
        b"<blockquote>" * 20,
        b"\r\n",
        b"\x1b[",
    ),
)


def damaged(rng: random.Random, bodies: list[bytes]) -> bytes:
    body = bytearray(rng.choice(bodies))
    for _ in range(rng.choice((1, 1, 2, 3, 8, 40))):
        if not body:
            break
        at = rng.randrange(len(body))
        size = rng.choice((1, 4, 30, 500, 20_000))
        kind = rng.randrange(7)
        if kind == 0:
            del body[at : at + size]
        elif kind == 1:
            body[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 3, 50))
        elif kind == 2:
            body[at] = rng.randrange(256)
        elif kind == 3:
            piece = bytes(body[at : at + size])
            body[at:at] = piece * rng.choice((1, 2, 10))
        elif kind == 4:
            other = rng.choice(bodies)
            start = rng.randrange(len(other))
            body[at : at + size] = other[start : start + size]
        elif kind == 5 and rng.random() < 0.3:
            del body[at:]
        else:
            body[at : at + size] = bytes(body[at : at + size])[::-1]
    return bytes(body[:3_000_000])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=20261124)
    asked = parser.parse_args()
    paths = [
        *sorted((asked.corpus / "pages").glob("*.html")),
        *sorted((asked.corpus / "feeds").glob("*.xml")),
    ]
    bodies = [path.read_bytes() for path in paths]
    outcomes: Counter[str] = Counter()
    slowest, bugs, turn = 0.0, 0, 0
    end = time.monotonic() + asked.seconds
    while time.monotonic() < end:
        turn += 1
        body = damaged(random.Random(f"{asked.seed} {turn}"), bodies)
        start = time.perf_counter()
        try:
            outcome = read(Page("https://example.org/x", body)).reader
        except DaejoError as error:
            outcome = type(error).__name__
        except Exception:
            bugs += 1
            outcome = "BUG"
            print(f"seed {asked.seed} turn {turn}: {len(body)} bytes")
            traceback.print_exc(limit=-4, file=sys.stdout)
        took = time.perf_counter() - start
        outcomes[outcome] += 1
        if took > slowest:
            slowest = took
            print(f"slowest so far: turn {turn}, {took:.2f} s, {len(body)} bytes, {outcome}")
        if took > LIMIT:
            bugs += 1
            print(f"seed {asked.seed} turn {turn}: took {took:.1f} s")
    print(f"{turn} damaged pages, slowest {slowest:.2f} s, {bugs} bugs: {dict(outcomes.most_common())}")
    return 1 if bugs else 0


if __name__ == "__main__":
    sys.exit(main())
