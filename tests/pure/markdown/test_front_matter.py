"""Front matter: strings, line numbers, and every trick of YAML refused with its line."""

import pytest

from daejo.errors import PostError
from daejo.markdown import split_front_matter


def fields(*lines: str) -> dict[str, object]:
    return dict(split_front_matter("\n".join(["---", *lines, "---", "body"])).fields)


def test_every_scalar_stays_the_text_that_was_written() -> None:
    assert fields("a: no", "b: 2024-01-01", "c: 12:30:00", "d: 007", "e: 1_000", "f: '~'", "g:", "h: ~") == {
        "a": "no",
        "b": "2024-01-01",
        "c": "12:30:00",
        "d": "007",
        "e": "1_000",
        "f": "~",
        "g": None,
        "h": None,
    }


def test_the_body_begins_behind_it_with_its_line() -> None:
    front = split_front_matter("---\r\ntitle: x\r\ntag: [a, b]\r\n---\r\n\r\nbody\r\n")
    assert (front.body, front.body_line, front.present) == ("\nbody\n", 5, True)
    assert (front.fields["tag"], front.lines["tag"]) == (["a", "b"], 3)


@pytest.mark.parametrize("text", ["", "# Head\n\n---\nnot: fields\n---\n", "---\n\n# A rule before\n\n---\n"])
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    front = split_front_matter(text)
    assert (front.body, front.body_line, front.present) == (text, 1, False)


def test_toml_between_plus_signs_is_front_matter_too() -> None:
    front = split_front_matter('+++\ntitle = "x"\ndate = 2024-01-02\n+++\nbody')
    assert (dict(front.fields), front.body, front.body_line) == (
        {"title": "x", "date": "2024-01-02"},
        "body",
        5,
    )


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["a: &x [y]"], 2, "anchor"),
        (["a: 1", "b: *x"], 3, "alias"),
        (["a:", "  <<: {x: 1}"], 3, "merge key"),
        (["t: x", "a: !!python/object/apply:os.system [ls]"], 3, "tag"),
        (["a: !mine x"], 2, "tag"),
        (["title: a", "link: b", "title: c"], 4, "twice"),
        (["a:", "\tb: c"], 3, "tab"),
        (["title: a: b"], 2, "not YAML"),
        (["title: 'never closed", "link: b"], 2, "not YAML"),
        (["a: x\x01"], 2, "not YAML"),
        (["- a", "- b"], 2, "key: value"),
        (["? [a, b]", ": c"], 2, "key"),
        (["a: " + "[" * 21 + "]" * 21], 2, "deeper"),
        (["a: " + "[" * 20_000], 2, "deeper"),
        (["a: " + "x" * 70_000], 1, "64 KB"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(lines: list[str], line: int, said: str) -> None:
    with pytest.raises(PostError, match=said) as caught:
        fields(*lines)
    assert caught.value.line == line


def test_front_matter_that_nobody_closed_is_an_error_at_its_beginning() -> None:
    with pytest.raises(PostError, match="never closed") as caught:
        split_front_matter("---\ntitle: x\n\n# Head\n")
    assert caught.value.line == 1
