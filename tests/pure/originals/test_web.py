"""Pages of other sites: the main content, with code, lists, tables and images as they are shown."""

from __future__ import annotations

import pytest

from daejo.blocks import Block, Kind, MarkKind, Role
from daejo.errors import Unparseable
from daejo.originals import Article, Page, read

INTRO = (
    "A small bakery keeps its oven going from four in the morning, and everything that it sells before eight "
    "was decided the evening before, when somebody weighed the flour and wrote the number down."
)
MORE = (
    "The dough does not know what day it is, but the people who buy the bread do, so on "
    "Saturdays the notebook "
    "says thirty loaves and on Mondays it says twelve, whatever the weather happens to be."
)
LAST = (
    "When the last loaf is gone the baker writes the hour beside the number, and that is "
    "all the statistics that "
    "this bakery has ever needed to stay open for forty years."
)

CHROME = (
    '<header><a href="/">Example</a><nav><ul><li>Home</li><li>Blog</li></ul></nav></header>'
    '<aside class="sidebar"><h3>About</h3><p>This sidebar tells who keeps this site and '
    "why they keep it so.</p></aside>"
)
FOOTER = "<footer><p>Copyright 2026 Example. All rights reserved by the people who bake here.</p></footer>"


def article(inside: str, *, title: str = "Counting Loaves", wrap: str = "article") -> Article:
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | Example</title><meta '
        f'property="og:title" content="{title}">'
        '<meta name="author" content="Ada Miller"><meta '
        'property="article:published_time" content="2024-03-01T08:00:00Z">'
        f'<link rel="canonical" href="https://example.org/counting?utm_source=x"></head><body>{CHROME}'
        f"<{wrap}>{inside}</{wrap}>{FOOTER}</body></html>"
    )
    return read(Page("https://example.org/counting", html.encode()))


def kinds(blocks: tuple[Block, ...]) -> list[tuple[Kind, str]]:
    return [(b.kind, b.text) for b in blocks]


def test_the_main_content_is_read_and_nothing_around_it() -> None:
    found = article(f"<h1>Counting Loaves</h1><p>{INTRO}</p><p>{MORE}</p><p>{LAST}</p>")
    assert kinds(found.blocks) == [
        (Kind.HEADING, "Counting Loaves"),
        (Kind.PARAGRAPH, INTRO),
        (Kind.PARAGRAPH, MORE),
        (Kind.PARAGRAPH, LAST),
    ]
    assert found.blocks[0].role is Role.TITLE
    assert (found.title, found.author, found.language) == ("Counting Loaves", "Ada Miller", "en")
    assert found.url == "https://example.org/counting"
    assert found.reader == "html"


def test_the_title_is_found_in_a_header_outside_the_text() -> None:
    html = (
        f"<html><head><title>Counting Loaves - Example</title></head><body><header><h1>"
        f"Counting Loaves</h1></header>"
        f"<div class=content><p>{INTRO}</p><p>{MORE}</p><p>{LAST}</p></div></body></html>"
    )
    blocks = read(Page("https://example.org/x", html.encode())).blocks
    assert [b.text for b in blocks if b.role is Role.TITLE] == ["Counting Loaves"]


def test_code_keeps_its_lines_its_indent_and_its_label() -> None:
    code = (
        '<div class="highlight-python notranslate"><div class="highlight"><pre><span>'
        '</span><span class="k">def</span> '
        "count(loaves):\n    return len(loaves)\n</pre></div><button>Copy</button></div>"
    )
    found = article(f"<p>{INTRO}</p>{code}<p>{MORE}</p><p>{LAST}</p>")
    block = next(b for b in found.blocks if b.kind is Kind.CODE)
    assert block.text == "def count(loaves):\n    return len(loaves)"
    assert block.language == "python"


def test_code_made_of_lines_in_elements_keeps_its_lines() -> None:
    code = (
        '<pre class="prism-code language-js"><code><span class="token-line">let a = 1;<br></span>'
        '<span class="token-line">let b = 2;<br></span></code></pre>'
    )
    found = article(f"<p>{INTRO}</p>{code}<p>{MORE}</p><p>{LAST}</p>")
    assert [(b.text, b.language) for b in found.blocks if b.kind is Kind.CODE] == [
        ("let a = 1;\nlet b = 2;", "js")
    ]


def test_line_numbers_beside_code_are_not_code() -> None:
    code = (
        '<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td>'
        '<td class="code"><div><pre>first = 1\nsecond = 2</pre></div></td></tr></table>'
    )
    found = article(f"<p>{INTRO}</p>{code}<p>{MORE}</p><p>{LAST}</p>")
    assert [b.text for b in found.blocks if b.kind is Kind.CODE] == ["first = 1\nsecond = 2"]


def test_a_table_is_one_block_of_rows_and_cells() -> None:
    table = (
        "<table><thead><tr><th>Day</th><th>Loaves</th></tr></thead>"
        "<tbody><tr><td>Saturday</td><td><b>30</b></td></tr><tr><td>Monday</td><td>12</td></tr></tbody></table>"
    )
    found = article(f"<p>{INTRO}</p>{table}<p>{MORE}</p><p>{LAST}</p>")
    assert [b.text for b in found.blocks if b.kind is Kind.TABLE] == [
        "Day | Loaves\nSaturday | 30\nMonday | 12"
    ]


def test_lists_keep_their_items_their_depth_and_their_numbers() -> None:
    items = (
        "<ol><li>Weigh the flour<ul><li>rye</li><li>wheat</li></ul></li><li><p>Light the "
        "oven</p><p>Early.</p></li></ol>"
    )
    found = article(f"<p>{INTRO}</p>{items}<p>{MORE}</p><p>{LAST}</p>")
    got = [(b.kind, b.text, b.level, b.ordered) for b in found.blocks if b.text not in (INTRO, MORE, LAST)]
    assert got == [
        (Kind.LIST_ITEM, "Weigh the flour", 1, True),
        (Kind.LIST_ITEM, "rye", 2, False),
        (Kind.LIST_ITEM, "wheat", 2, False),
        (Kind.LIST_ITEM, "Light the oven", 1, True),
        (Kind.PARAGRAPH, "Early.", 0, False),
    ]


def test_images_quotes_and_embeds_stand_in_their_places() -> None:
    middle = (
        '<figure><img src="/img/oven-300x200.png" alt="An oven"><figcaption>The oven</figcaption></figure>'
        '<blockquote><p>Count twice.</p></blockquote><iframe src="https://www.youtube.com/embed/abc?utm_source=x"></iframe><hr>'
    )
    found = article(f"<p>{INTRO}</p>{middle}<p>{MORE}</p><p>{LAST}</p>")
    got = [(b.kind, b.text, b.image, b.target) for b in found.blocks if b.text not in (INTRO, MORE, LAST)]
    assert got == [
        (Kind.IMAGE, "The oven", "oven.png", "https://example.org/img/oven-300x200.png"),
        (Kind.QUOTE, "Count twice.", None, None),
        (Kind.EMBED, "", None, "https://www.youtube.com/embed/abc"),
        (Kind.RULE, "", None, None),
    ]


def test_headings_lose_their_permalinks_and_keep_their_level() -> None:
    heading = '<h2 id="oven">The oven<a class="headerlink" href="#oven" title="Permalink">¶</a></h2>'
    found = article(f"<p>{INTRO}</p>{heading}<p>{MORE}</p><p>{LAST}</p>")
    assert [(b.text, b.level) for b in found.blocks if b.kind is Kind.HEADING] == [("The oven", 2)]


def test_links_are_absolute_and_untracked_and_code_words_are_marked() -> None:
    line = f'{INTRO} See <a href="/flour?utm_medium=x">flour</a> and <code>count()</code>.'
    found = article(f"<p>{line}</p><p>{MORE}</p><p>{LAST}</p>")
    block = found.blocks[0]
    assert {(m.kind, block.text[m.start : m.end], m.target) for m in block.marks} == {
        (MarkKind.LINK, "flour", "https://example.org/flour"),
        (MarkKind.CODE, "count()", None),
    }


def test_hidden_text_is_not_read() -> None:
    hidden = (
        '<p style="display: none">Not shown to anybody who reads here.</p><div hidden><p>Nor '
        "is this one.</p></div>"
    )
    text = " ".join(b.text for b in article(f"<p>{INTRO}</p>{hidden}<p>{MORE}</p><p>{LAST}</p>").blocks)
    assert "Not shown" not in text
    assert "Nor is" not in text


def test_a_page_of_a_few_lines_is_read_by_its_main_element() -> None:
    found = article(
        "<h1>Counting Loaves</h1><p>Twelve loaves on Monday, thirty on Saturday, none on Sunday.</p>",
        wrap="main",
    )
    assert [b.text for b in found.blocks] == [
        "Counting Loaves",
        "Twelve loaves on Monday, thirty on Saturday, none on Sunday.",
    ]


def test_a_wrapper_around_the_text_changes_nothing() -> None:
    inside = f"<p>{INTRO}</p><ul><li>one loaf</li></ul><p>{MORE}</p><p>{LAST}</p>"
    plain, wrapped = article(inside), article(f"<div class=x><div><section>{inside}</section></div></div>")
    assert plain.fingerprint == wrapped.fingerprint


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    found = article(f"<div>{INTRO}<br><br>\n{MORE} <b>And<br>so on.</b><br/> <br/><b>{LAST}</b></div>")
    assert [b.text for b in found.blocks] == [INTRO, f"{MORE} And so on.", LAST]
    assert [(m.start, m.end) for m in found.blocks[2].marks] == [(0, len(LAST))]
    last = found.blocks[1]
    assert [last.text[m.start : m.end] for m in last.marks] == ["And so on."]


def test_a_table_that_only_lays_out_the_page_is_walked_through() -> None:
    inside = f"<h2>The oven</h2><p>{INTRO}</p><p>{MORE}</p><ul><li>one loaf</li></ul><p>{LAST}</p>"
    found = article(f"<table><tr><td>menu</td><td>{inside}</td></tr><tr><td>x</td><td>y</td></tr></table>")
    assert (Kind.PARAGRAPH, INTRO) in kinds(found.blocks)
    assert (Kind.LIST_ITEM, "one loaf") in kinds(found.blocks)
    assert all(b.kind is not Kind.TABLE for b in found.blocks)


def test_a_formula_is_read_once_as_its_author_wrote_it() -> None:
    formula = (
        '<span class="katex"><math><semantics><mrow><mi>n</mi></mrow><annotation '
        'encoding="application/x-tex">n^2'
        '</annotation></semantics></math><span aria-hidden="true">n2</span></span>'
    )
    found = article(f"<p>{INTRO} It takes {formula} steps.</p><p>{MORE}</p><p>{LAST}</p>")
    assert found.blocks[0].text == f"{INTRO} It takes n^2 steps."


def test_an_icon_within_a_sentence_does_not_part_it() -> None:
    icon = '<a href="/flour">flour <svg viewBox="0 0 1 1"><g><path d="M0 0"/></g></svg></a>'
    found = article(f"<p>{INTRO} More on {icon} elsewhere.</p><p>{MORE}</p><p>{LAST}</p>")
    assert found.blocks[0].text == f"{INTRO} More on flour elsewhere."


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("<ul>" + f"<li>{INTRO}</li>" * 4 + "</ul>", Kind.LIST_ITEM),
        (f"<pre>{INTRO}\n{MORE}</pre>", Kind.CODE),
        (f"<div><div>{INTRO}</div></div><div><div>{MORE}</div></div>", Kind.PARAGRAPH),
        ("<table>" + f"<tr><td>Monday</td><td>{INTRO}</td></tr>" * 3 + "</table>", Kind.TABLE),
    ],
)
def test_a_page_that_is_all_list_code_table_or_bare_text_is_read(inside: str, kind: Kind) -> None:
    page = f"<html><head><title>Loaves</title></head><body>{inside}</body></html>"
    assert {b.kind for b in read(Page("https://example.org/x", page.encode())).blocks} == {kind}


def test_a_page_that_is_mostly_links_is_no_article() -> None:
    links = "".join(
        f'<div><a href="/{n}">How the bakery counted its loaves in year {n}</a></div>' for n in range(30)
    )
    with pytest.raises(Unparseable):
        read(Page("https://example.org/", f"<html><body>{links}</body></html>".encode()))


def test_a_first_section_s_heading_is_no_subtitle() -> None:
    found = article(f"<h1>Counting Loaves</h1><h2>The oven</h2><p>{INTRO}</p><p>{MORE}</p><p>{LAST}</p>")
    assert [b.role for b in found.blocks[:2]] == [Role.TITLE, Role.BODY]


def test_comments_and_teasers_around_an_article_are_not_read() -> None:
    around = (
        '<section id="comments"><h2>Comments</h2><p>Great write-up, thanks a lot for '
        "sharing this with everybody "
        'here!</p></section><div class="related"><h3>Related</h3><p>Why rye is not '
        "wheat, told by a miller.</p></div>"
    )
    found = article(f"<h1>Counting Loaves</h1><div><p>{INTRO}</p><p>{MORE}</p><p>{LAST}</p></div>{around}")
    assert [b.text for b in found.blocks] == ["Counting Loaves", INTRO, MORE, LAST]


def test_line_numbers_within_code_are_not_code() -> None:
    code = (
        '<pre><span class="line-number">1</span>first = 1\n<span class="line-number">2</span>second = 2</pre>'
    )
    found = article(f"<p>{INTRO}</p>{code}<p>{MORE}</p><p>{LAST}</p>")
    assert [b.text for b in found.blocks if b.kind is Kind.CODE] == ["first = 1\nsecond = 2"]


def test_the_main_content_is_told_apart_where_the_page_marks_nothing() -> None:
    menu = "".join(f'<a href="/{n}">Department of loaves number {n}</a> | ' for n in range(12))
    teasers = "".join(f'<div><a href="/t{n}">Another story of a miller {n}</a></div>' for n in range(8))
    text = "".join(f"<p>{line}</p>" for line in (INTRO, MORE, LAST) * 2)
    html = (
        f"<html><head><title>Loaves</title></head><body><div>{menu}</div><div>{text}</div>"
        f"<div>{teasers}</div></body></html>"
    )
    assert [b.text for b in read(Page("https://example.org/x", html.encode())).blocks] == [
        INTRO,
        MORE,
        LAST,
    ] * 2


def test_a_box_within_the_text_that_shares_it_is_not_read() -> None:
    box = '<div class="share-buttons"><p>Share this story with the people who bake.</p></div>'
    found = article(f"<p>{INTRO}</p>{box}<p>{MORE}</p><p>{LAST}</p>")
    assert [b.text for b in found.blocks] == [INTRO, MORE, LAST]


def test_a_table_whose_cells_hold_paragraphs_lays_out_the_page() -> None:
    found = article(f"<table><tr><td><p>{INTRO}</p><p>{MORE}</p></td><td><p>{LAST}</p></td></tr></table>")
    assert [b.kind for b in found.blocks] == [Kind.PARAGRAPH] * 3


def test_hyphens_that_show_only_at_a_line_s_end_part_no_word() -> None:
    soft = INTRO.replace("morning", "morn\u00ading").replace("decided", "deci&shy;ded")
    found = article(f"<h1>Counting Loaves</h1><p>{soft}</p><p>{MORE}</p><p>{LAST}</p>")
    assert [b.text.replace("\u00ad", "") for b in found.blocks[1:]] == [INTRO, MORE, LAST]


def test_a_place_where_a_long_word_may_be_broken_ends_no_text() -> None:
    broken = INTRO.replace("morning", "morn<wbr>ing").replace("decided", "deci<WBR/>ded")
    found = article(f"<h1>Counting Loaves</h1><p>{broken}</p><p>{MORE}</p><p>{LAST}</p>")
    assert [b.text for b in found.blocks[1:]] == [INTRO, MORE, LAST]
