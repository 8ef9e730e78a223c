"""Plain text, and the markup set apart from it: offsets count code points of the text."""

import unicodedata

import pytest

from daejo.blocks import Mark, MarkKind
from daejo.markdown import image_key, read_markdown, without_tracking


@pytest.mark.parametrize(
    ("source", "text", "marked"),
    [
        ("a **b** c", "a b c", [("strong", "b", None)]),
        ("a *b* c", "a b c", [("emphasis", "b", None)]),
        ("a `b  c` d", "a b c d", [("code", "b c", None)]),
        ("a [b](https://c.d) e", "a b e", [("link", "b", "https://c.d")]),
        ("[**b** c](/d)", "b c", [("strong", "b", None), ("link", "b c", "/d")]),
        ("<https://c.d>", "https://c.d", [("link", "https://c.d", "https://c.d")]),
        ("[a][r] b\n\n[r]: https://c.d", "a b", [("link", "a", "https://c.d")]),
        ('a <a href="/c">b</a>', "a b", [("link", "b", "/c")]),
        ("a <strong>b</strong><br>c <em>d</em> <code>e</code>", "a b c d e", None),
        ("👩‍🚀 **b**", "👩‍🚀 b", [("strong", "b", None)]),
        ("a &amp; b&nbsp;c \\* d", "a & b c * d", []),
        ("a <b>never closed", "a never closed", [("strong", "never closed", None)]),
        ("** b** c", "** b** c", []),
        (
            '**"따옴표"**는 굵고 *(괄호)*도',
            '"따옴표"는 굵고 (괄호)도',
            [("strong", '"따옴표"', None), ("emphasis", "(괄호)", None)],
        ),
        ('word**"quoted"**word', 'word**"quoted"**word', []),
        ("snake_case_name과 2*3*4", "snake_case_name과 234", [("emphasis", "3", None)]),
        ("한글**굵게**입니다", "한글굵게입니다", [("strong", "굵게", None)]),
    ],
)
def test_markup_is_set_apart(
    source: str, text: str, marked: list[tuple[str, str, str | None]] | None
) -> None:
    block = read_markdown(source)[0]
    assert block.text == text
    if marked is not None:
        assert [(m.kind.value, block.text[m.start : m.end], m.target) for m in block.marks] == marked


def test_an_image_inside_a_sentence_is_a_mark() -> None:
    (block,) = read_markdown("Press ![ok](/i/ok.png) now")
    assert block.text == "Press now"
    assert Mark(6, 6, MarkKind.IMAGE, "/i/ok.png") in block.marks


def test_decomposed_text_reads_as_composed() -> None:
    source = "# 한글 **굵은** é\n\n`각` [링크](/a)\n"
    assert read_markdown(unicodedata.normalize("NFD", source)) == read_markdown(source)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.b/c?utm_source=x&page=2#d", "https://a.b/c?page=2#d"),
        ("https://a.b/c?gclid=1", "https://a.b/c"),
        ("https://medium.com/p/0123456789ab?source=anything", "https://medium.com/p/0123456789ab"),
        ("https://a.b/c?source=rss-12ab------2", "https://a.b/c"),
        ("https://a.b/c?source=print", "https://a.b/c?source=print"),
        ("#part", "#part"),
    ],
)
def test_a_link_keeps_what_chooses_the_page(address: str, kept: str) -> None:
    assert without_tracking(address) == kept


@pytest.mark.parametrize(
    "address",
    [
        "https://miro.medium.com/1*a-B_c.png",
        "https://miro.medium.com/max/1400/1*a-B_c.png",
        "https://miro.medium.com/v2/resize:fit:700/format:webp/1*a-B_c.png?q=20",
        "https://cdn-images-1.medium.com/max/1024/1%2Aa-B_c.png",
        "//miro.medium.com/fit/c/96/96/1*a-B_c.png#x",
    ],
)
def test_one_image_has_one_key_whatever_its_size_and_host(address: str) -> None:
    assert image_key(address) == "1*a-B_c.png"
