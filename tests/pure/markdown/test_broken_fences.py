"""Code fences that nobody closed, as a person reads them."""

from daejo.markdown import read

PROSE = "이 문장은 코드가 아니라 사람이 읽는 글입니다."


def shape(text: str, breaks: tuple[int, ...] = ()) -> list[tuple[str, tuple[int, int] | None]]:
    return [(b.kind.value, b.lines) for b in read(text, breaks=breaks).blocks]


def test_a_fence_left_open_ends_where_its_chunk_ended() -> None:
    text = f"```js\na = 1;\n\nb = 2;\n\n\n# 제목\n\n{PROSE}\n"
    assert shape(text, breaks=(6,)) == [("code", (1, 4)), ("heading", (7, 7)), ("paragraph", (9, 9))]
    assert read(text, breaks=(6,)).mended == (1,)


def test_without_chunks_it_ends_before_the_first_sentence() -> None:
    assert shape(f"```js\na = 1;\n\n{PROSE}\n\n끝입니다.") == [
        ("code", (1, 2)),
        ("paragraph", (4, 4)),
        ("paragraph", (6, 6)),
    ]


def test_an_opener_inside_an_open_fence_opens_the_next_one() -> None:
    text = f"```js\na = 1;\n\n{PROSE}\n\n```js\nb = 2;\n```\n\n{PROSE}\n"
    assert shape(text) == [("code", (1, 2)), ("paragraph", (4, 4)), ("code", (6, 8)), ("paragraph", (10, 10))]


def test_a_fence_closed_late_lets_the_sentences_before_go() -> None:
    text = f"```js\na = 1;\n\n\n{PROSE}\n```\n\n{PROSE}\n"
    assert shape(text, breaks=(3,)) == [("code", (1, 2)), ("paragraph", (5, 5)), ("paragraph", (8, 8))]


def test_code_that_goes_on_behind_a_chunk_s_end_is_one_block() -> None:
    text = "```js\na = 1;\n\nb = {};\n```\n"
    assert shape(text, breaks=(3,)) == [("code", (1, 5))]
    assert read(text, breaks=(3,)).mended == ()


def test_a_label_between_two_fences_on_one_line_opens() -> None:
    assert shape("```html```\n<a>\n```\n\ntext") == [("code", (1, 3)), ("paragraph", (5, 5))]


def test_markdown_shown_as_code_may_hold_fences() -> None:
    text = "````md\n```js\na\n```\n````\n"
    assert shape(text) == [("code", (1, 5))]
    assert read(text).mended == ()


def test_prose_put_into_an_html_fence_is_prose() -> None:
    text = f'```html\n<img src="/a/b_0.png" />\n\n{PROSE}\n```\n'
    assert shape(text) == [("image", (2, 2)), ("paragraph", (4, 4))]
    assert read(text).mended == (1,)


def test_html_in_an_html_fence_stays_code() -> None:
    assert shape(f"```html\n<div>\n\n{PROSE}\n</div>\n```\n") == [("code", (1, 6))]
