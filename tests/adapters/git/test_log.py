"""What git prints, cut anywhere and damaged anyhow."""

from __future__ import annotations

import contextlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from daejo.errors import InputError
from worker.git.log import Lead, Touch, follow, read_log, tokens

LOG = (
    b"\x1e"
    + b"c" * 40
    + b" 1600000300\0\n:100644 100644 "
    + b"1" * 40
    + b" "
    + b"2" * 40
    + b" R090\0old.md\0new.md\0"
    b"\x1e" + b"b" * 40 + b" 1600000200\0"
    b"\x1e" + b"a" * 40 + b" nonsense\0\n:000000 100644 " + b"0" * 40 + b" " + b"1" * 40 + b" A\0old.md\0"
)


def parts_of(data: bytes, cuts: list[int]) -> list[bytes]:
    ends = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[a:b] for a, b in pairwise(ends)]


@given(st.lists(st.integers(0, 10_000), max_size=20))
def test_a_log_reads_the_same_however_it_comes(cuts: list[int]) -> None:
    assert list(read_log(tokens(parts_of(LOG, cuts)))) == list(read_log(tokens([LOG])))


def test_a_log_is_read_by_place() -> None:
    renamed, born = read_log(tokens([LOG]))
    assert (renamed.path, renamed.before, renamed.blob) == (b"new.md", b"old.md", "2" * 40)
    assert (born.path, born.born, born.at) == (b"old.md", True, 0)


@settings(max_examples=300)
@given(st.binary(max_size=300), st.integers(0, len(LOG)), st.integers(0, 40))
def test_a_damaged_log_is_read_or_refused(noise: bytes, at: int, lost: int) -> None:
    damaged = LOG[:at] + noise + LOG[at + lost :]
    with contextlib.suppress(InputError):
        follow(read_log(tokens([damaged])), {b"new.md": Lead(b"new.md"), b"x": Lead(b"x", "c" * 40)})


NAMES = st.sampled_from([b"a", b"b", b"c"])


@given(
    st.lists(
        st.builds(
            Touch,
            commit=st.sampled_from(["1", "2", "3"]),
            at=st.just(0),
            path=NAMES,
            blob=st.sampled_from([None, "x", "y"]),
            before=st.one_of(st.none(), NAMES),
            born=st.booleans(),
        ),
        max_size=30,
    )
)
def test_a_trail_holds_each_touch_at_most_once(touches: list[Touch]) -> None:
    unlike = [t for t in touches if t.before != t.path]
    trails = follow(unlike, {name: Lead(name) for name in (b"a", b"b")})
    for trail in trails.values():
        assert len({id(touch) for touch in trail}) == len(trail)
