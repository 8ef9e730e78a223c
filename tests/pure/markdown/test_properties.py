"""What holds for any text: nothing raised, nothing invented, order kept, wrapping means nothing."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from daejo.blocks import fingerprint
from daejo.errors import PostError
from daejo.markdown import read, read_markdown, split_front_matter
from daejo.posts import Post, lint, read_post

PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "    ",
            "\t",
            "\r\n",
            "---",
            "***",
            "# ",
            "## ",
            "- ",
            "1. ",
            "> ",
            "|",
            "|-|",
            "[",
            "](",
        ),
        *(
            ")",
            "!",
            "`",
            "```",
            "```js\n",
            "~~~",
            "*",
            "**",
            "_",
            "<",
            ">",
            "<b>",
            "</b>",
            "<a href='x'>",
            "<br>",
        ),
        *(
            "<table>",
            "<td>",
            "</table>",
            "<!--",
            "-->",
            "{/*",
            "*/}",
            ":::",
            "/// tip",
            "!!! note",
            "{#if",
            "import ",
        ),
        *(
            "<img src='a_1.png'>",
            "![x](y_2.png)",
            '<div class="content-ad"></div>',
            "&amp;",
            "\\",
            "[a]: b",
            "{#id}",
        ),
        *(
            "가나다",
            "라마바 사아.",
            "word",
            "Two words.",
            "3.14",
            "👩‍🚀",
            "한글",
            "é",
            "\u200b",
            "\ufeff",
            "成長",
        ),
        *(
            "title: x",
            "a: &b",
            "<script>",
            "</script>",
            "<pre>",
            "$$",
            "Markdown 형식",
            "태그를",
            "번역해 드리겠습니다.",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
WORDS = st.lists(
    st.sampled_from(["가나다", "라마바", "서버가", "word", "캐시를", "3배"]), min_size=1, max_size=30
)


def outcome(data: bytes) -> Post | PostError:
    try:
        return read_post(data, "any.md")
    except PostError as error:
        return error


FEW = settings(max_examples=30, deadline=None)


@FEW
@given(TEXTS, st.integers(1, 500))
def test_any_text_is_read_in_order_within_its_lines(text: str, first: int) -> None:
    reading = read(text, first)
    last = first + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    starts = [b.lines[0] for b in reading.blocks if b.lines]
    assert starts == sorted(starts)
    assert len(starts) == len(reading.blocks)
    for block in reading.blocks:
        assert block.lines is not None
        assert first <= block.lines[0] <= block.lines[1] <= last
        assert all(0 <= m.start <= m.end <= len(block.text) for m in block.marks)
        assert block.text == unicodedata.normalize("NFC", block.text)


@FEW
@given(TEXTS)
def test_no_letter_is_invented(text: str) -> None:
    source = unicodedata.normalize("NFC", text)
    letters = {c for c in source if c.isalpha()} | set("amp")
    assert {c for b in read_markdown(text) for c in b.text if c.isalpha()} <= letters


@FEW
@given(TEXTS, st.integers(0, 50))
def test_where_a_text_stands_in_its_file_changes_its_lines_only(text: str, shift: int) -> None:
    one, other = read_markdown(text), read_markdown(text, 1 + shift)
    assert fingerprint(one) == fingerprint(other)
    assert [(b.lines[0] + shift, b.lines[1] + shift) for b in one if b.lines] == [b.lines for b in other]


@FEW
@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(1, 30))
def test_wrapping_and_line_ends_never_change_a_fingerprint(paragraphs: list[list[str]], width: int) -> None:
    plain = "\n\n".join(" ".join(words) for words in paragraphs)
    wrapped = "\r\n\r\n\r\n".join(
        "\r\n".join("  ".join(words[i : i + width]) for i in range(0, len(words), width))
        for words in paragraphs
    )
    assert fingerprint(read_markdown(plain)) == fingerprint(read_markdown(wrapped))
    assert [b.text for b in read_markdown(plain)] == [" ".join(words) for words in paragraphs]


@FEW
@given(TEXTS)
def test_composed_and_decomposed_text_have_one_fingerprint(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert fingerprint(read_markdown(composed)) == fingerprint(read_markdown(decomposed))


@FEW
@given(
    st.one_of(
        st.binary(max_size=200), TEXTS.map(str.encode), TEXTS.map(lambda t: f"---\n{t}\n---\n{t}".encode())
    )
)
def test_any_bytes_are_a_post_or_a_clear_error(data: bytes) -> None:
    post = outcome(data)
    if isinstance(post, PostError):
        assert post.path == "any.md"
        assert post.line is None or 1 <= post.line <= data.count(b"\n") + data.count(b"\r") + 1
        return
    for residue in lint(post):
        assert 0 < residue.confidence <= 1
        assert 1 <= residue.lines[0] <= residue.lines[1]
        assert all(0 <= i < len(post.blocks) for i in residue.blocks)
    assert lint(post) == lint(read_post(data, "any.md"))


@FEW
@given(TEXTS)
def test_front_matter_and_body_together_are_the_whole_file(text: str) -> None:
    source = f"---\ntitle: x\n---\n{text}"
    front = split_front_matter(source)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert front.body == "\n".join(lines[front.body_line - 1 :])
