"""Reads broken Markdown and posts for some minutes: no crash, and no text that takes long.

    python benchmarks/fuzz_reading.py [MINUTES] [FOLDER ...] [--seed N]

Without folders it breaks texts of its own; with folders every ``*.md`` in them as well. A text is
made from pieces, cut, doubled, shuffled and repeated, then read and linted. What is raised must be
a PostError, and no text may take longer than LIMIT seconds, nor N times the pieces of SHAPES.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from daejo.errors import PostError
from daejo.posts import lint, read_post

LIMIT = 5.0
"""CPU seconds for one text of at most LONGEST bytes; a real post of 100 KB takes 0.2."""
LONGEST = 200_000
SHAPES = (
    *(
        "[",
        "![a](",
        "<a ",
        '<a "',
        "<div>",
        "<div>\n",
        "> ",
        "- ",
        "*a ",
        "**a_ ",
        "_a",
        "`a",
        "```\n",
        "```js\n",
    ),
    *(
        "<!--",
        "<!-- \n",
        "<script>\n",
        "<table>\n",
        "<table><td>",
        "<pre>\n",
        "<Foo\n a\n",
        "[a](b) ",
        "[a]: b\n",
        "&",
        "&#",
    ),
    *(
        "\\",
        "가나다 라\n",
        "가나다 라마바. ",
        "가",
        "|a|b|\n|-|-|\n",
        "|a",
        "---\n",
        "# a\n\n",
        "a\n===\n",
        "\r",
        "\t",
        "\x0b",
    ),
    *(
        '<img src="a_1.png" />\n',
        "![a](b.png)\n",
        "\ufffd",
        "\u200d",
        "\u0301",
        "같은 문단이 여기 있습니다. 또 있습니다.\n\n",
    ),
    *(
        "Markdown 형식 태그 ",
        "친절한 톤 번역 ",
        "yeonseupneun ",
        "가ㄱ",
        '"',
        '<div class="content-ad"></div>\n',
    ),
    *(
        '<ins class="adsbygoogle"\n',
        ":::",
        "{*",
        "{* \n",
        "import {\n",
        "a. ",
        "http://a ",
        "<http://a> ",
        "1. ",
        "{{<",
        "成長",
    ),
    *(
        "Dear investors, ",
        "안녕하세요! ",
        "- - - ",
        "title: a\n",
        "a: [",
        "? ",
        "!!x ",
        "&a ",
        "~~~",
        "$$",
        "\x00",
        "<b>가",
        "](",
        "]]",
    ),
)

Text = str


def _repeated(rng: random.Random, _: Sequence[Text]) -> Text:
    piece = "".join(rng.choice(SHAPES) for _ in range(rng.randint(1, 3)))
    return (piece * rng.choice((3, 50, 1000, 20_000)))[: LONGEST // 3]


def _pieces(rng: random.Random, _: Sequence[Text]) -> Text:
    return "".join(rng.choice(SHAPES) * rng.choice((1, 1, 1, 2, 7)) for _ in range(rng.randint(1, 200)))


def _front(rng: random.Random, texts: Sequence[Text]) -> Text:
    return f"---\n{_pieces(rng, texts)[:3000]}\n---\n{_pieces(rng, texts)}"


def _cut(rng: random.Random, texts: Sequence[Text]) -> Text:
    text = rng.choice(texts)
    for _ in range(rng.randint(1, 8)):
        a, b = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
        b = min(b, a + 400)
        change = rng.randrange(4)
        if change == 0:
            text = text[:a] + text[b:]
        elif change == 1:
            text = text[:b] + text[a:b] * rng.choice((1, 2, 30)) + text[b:]
        elif change == 2:
            text = text[:a] + rng.choice(SHAPES) * rng.choice((1, 5, 300)) + text[a:]
        else:
            other = rng.choice(texts)
            at = rng.randrange(len(other) + 1)
            text = text[:a] + other[at : at + 400] + text[b:]
    return text[: LONGEST // 3]


def _lines(rng: random.Random, texts: Sequence[Text]) -> Text:
    lines = rng.choice(texts).split("\n")
    at = rng.randrange(len(lines))
    part = lines[at : at + rng.randint(1, 60)]
    rng.shuffle(part)
    lines[at : at + len(part)] = part
    return "\n".join(lines)


MAKERS: tuple[Callable[[random.Random, Sequence[Text]], Text], ...] = (
    _repeated,
    _pieces,
    _front,
    _cut,
    _lines,
)
OWN = (
    """---
title: "캐시"
link: "https://medium.com/@a/b-0123456789ab"
---

# 캐시

값을 **읽고** `씁니다`.

![image](/assets/img/a_0.png)

<div class="content-ad"></div>

- 하나
  - 둘

```js
a();
```

| 열1 | 열2 |
|---|---|
| 항목1 | 항목2 |

테이블 태그를 Markdown 형식으로 변경하세요.
""",
)


def check(data: bytes) -> tuple[float, str]:
    """CPU seconds that reading and linting took, and what went wrong ("" where nothing did)."""
    start = time.process_time()
    try:
        lint(read_post(data, "fuzz.md"))
    except PostError:
        pass
    except Exception:
        return time.process_time() - start, traceback.format_exc(limit=-3)
    return time.process_time() - start, ""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("minutes", nargs="?", type=float, default=1.0)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    found = [
        p.read_text(encoding="utf-8", errors="replace") for f in args.folders for p in sorted(f.rglob("*.md"))
    ]
    texts = [*OWN, *(t for t in found if 0 < len(t) < LONGEST // 3)]
    end = time.monotonic() + args.minutes * 60
    read, wrong, slowest = 0, 0, 0.0
    while time.monotonic() < end:
        maker = rng.choice(MAKERS)
        data = maker(rng, texts).encode("utf-8", "surrogatepass")
        if rng.random() < 0.05:
            data = (
                data[: rng.randrange(len(data) + 1)] + rng.randbytes(3) + data[rng.randrange(len(data) + 1) :]
            )
        seconds, failure = check(data)
        read += 1
        slowest = max(slowest, seconds)
        if failure or seconds > LIMIT:
            wrong += 1
            print(f"{maker.__name__}: {seconds:.1f} s, {len(data)} bytes, begins {data[:80]!r}\n{failure}")
    said = f"{read} texts from {len(texts)} sources in {args.minutes:g} min"
    print(f"{said}: {wrong} wrong, slowest {slowest:.2f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
