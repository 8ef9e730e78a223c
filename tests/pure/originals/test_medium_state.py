"""Medium's state: which story, which text, what each paragraph is, and what the state says instead."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from daejo.blocks import Kind, MarkKind, Role
from daejo.errors import (
    Blocked,
    Gone,
    LoginRequired,
    LookError,
    NotAnArticle,
    NotFound,
    Unparseable,
    Withheld,
)
from daejo.originals import Article, Completeness, Page, read


def state(make: SimpleNamespace, *pieces: Any, **rest: Any) -> dict[str, Any]:
    return make.apollo3(make.story(*pieces, **rest))


def read_state(make: SimpleNamespace, told: dict[str, Any], want: str | None = None) -> Article:
    return read(Page(url="https://medium.com/x", body=make.state_page(told)), want)


def body_of(make: SimpleNamespace, *pieces: Any, **rest: Any) -> list[Any]:
    return list(read_state(make, state(make, *pieces, **rest)).body)


def test_the_main_story_is_read_and_never_a_recommended_one(make: SimpleNamespace) -> None:
    told = state(make)
    recommended = {**told[f"Post:{make.ID}"], "id": "ffffffffffff", "title": "A recommended story"}
    told = {"ROOT_QUERY": told["ROOT_QUERY"], "Post:ffffffffffff": recommended, **told}
    told["Post:ffffffffffff"] = recommended
    assert read_state(make, told).id == make.ID


def test_of_two_contents_the_one_with_more_paragraphs_is_the_text(make: SimpleNamespace) -> None:
    told = state(make)
    post = told[f"Post:{make.ID}"]
    whole = next(v for k, v in post.items() if k.startswith("content("))
    cut = {**whole, "bodyModel": {**whole["bodyModel"], "paragraphs": whole["bodyModel"]["paragraphs"][:2]}}
    told[f"Post:{make.ID}"] = {"content({})": cut, **post}
    assert len(read_state(make, told).blocks) == len(read_state(make, state(make)).blocks)


def test_offsets_count_utf_16_units_and_come_out_as_code_points(make: SimpleNamespace) -> None:
    text = "🍞🍞 bread and butter"
    units = len("🍞🍞 ".encode("utf-16-le")) // 2
    block = body_of(make, make.Piece("P", text, (make.mark("STRONG", units, units + 5),)))[0]
    assert [block.text[m.start : m.end] for m in block.marks] == ["bread"]


def test_white_space_and_decomposed_letters_are_gone_and_marks_stay_on_their_words(
    make: SimpleNamespace,
) -> None:
    text = "  the  cafe\u0301\u00a0door \n opens "
    block = body_of(make, make.Piece("P", text, (make.mark("EM", 7, 12), make.mark("STRONG", 13, 18))))[0]
    assert block.text == "the café door opens"
    assert {(m.kind, block.text[m.start : m.end]) for m in block.marks} == {
        (MarkKind.EMPHASIS, "café"),
        (MarkKind.STRONG, "door"),
    }


def test_a_bold_word_written_in_two_pieces_is_one_bold_word(make: SimpleNamespace) -> None:
    one = body_of(make, make.Piece("P", "bread and butter", (make.mark("STRONG", 0, 9),)))
    two = body_of(
        make, make.Piece("P", "bread and butter", (make.mark("STRONG", 0, 6), make.mark("STRONG", 5, 10)))
    )
    assert one == two


def test_adjacent_code_is_one_block_unless_a_section_parts_it(make: SimpleNamespace) -> None:
    code = [make.Piece("PRE", "a = 1", lang="javascript"), make.Piece("PRE", "b = 2")]
    assert [b.text for b in body_of(make, *code)] == ["a = 1\nb = 2"]
    parted = body_of(make, *code, sections=(0, 4))
    assert [b.kind for b in parted] == [Kind.CODE, Kind.RULE, Kind.CODE]


def test_a_wrong_language_label_is_no_difference(make: SimpleNamespace) -> None:
    one = read_state(make, state(make, make.Piece("PRE", "SELECT 1", lang="sql")))
    other = read_state(make, state(make, make.Piece("PRE", "SELECT 1", lang="javascript")))
    assert one.fingerprint == other.fingerprint


def test_sections_after_the_first_begin_with_a_rule(make: SimpleNamespace) -> None:
    body = body_of(make, make.Piece("P", "One."), make.Piece("P", "Two."), sections=(0, 4))
    assert [b.kind for b in body] == [Kind.PARAGRAPH, Kind.RULE, Kind.PARAGRAPH]


def test_a_link_card_is_an_embed_and_no_prose(make: SimpleNamespace) -> None:
    told = state(make, make.Piece("MIXTAPE_EMBED", "The Oven\nHow it works\nexample.org"))
    told[f"Paragraph:{make.VERSION}_3"]["mixtapeMetadata"] = {
        "href": "https://example.org/oven?utm_source=medium"
    }
    block = read_state(make, told).body[0]
    assert (block.kind, block.text, block.target) == (
        Kind.EMBED,
        "The Oven How it works example.org",
        "https://example.org/oven",
    )


def test_an_embed_is_known_by_what_it_shows_and_not_by_the_wrapper(make: SimpleNamespace) -> None:
    told = state(make, make.Piece("IFRAME", "", media="m1"))
    told["MediaResource:m1"]["iframeSrc"] = (
        "https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabc"
        "&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc&key=a19fcc"
    )
    assert read_state(make, told).body[0].target == "https://www.youtube.com/watch?v=abc"


def test_an_unknown_type_of_paragraph_keeps_its_text(make: SimpleNamespace) -> None:
    assert body_of(make, make.Piece("HOLOGRAM", "Still words."))[0].text == "Still words."


def test_a_mention_of_a_reader_is_a_link_to_them(make: SimpleNamespace) -> None:
    mention = {"type": "A", "start": 0, "end": 3, "href": None, "anchorType": "USER", "userId": "u9"}
    assert body_of(make, make.Piece("P", "Ada baked.", (mention,)))[0].links == ("https://medium.com/u/u9",)


def test_empty_paragraphs_are_dropped(make: SimpleNamespace) -> None:
    assert [
        b.text for b in body_of(make, make.Piece("P", "One."), make.Piece("P", "  "), make.Piece("P", "Two."))
    ] == [
        "One.",
        "Two.",
    ]


def test_a_title_that_the_page_cuts_off_is_read_in_full(make: SimpleNamespace) -> None:
    told = state(make)
    told[f"Post:{make.ID}"]["title"] = "How a Small Bakery Learned…"
    assert read_state(make, told).title == make.TITLE


def test_a_small_line_above_the_title_is_not_the_title(make: SimpleNamespace) -> None:
    pieces = (make.Piece("H4", "NOTEBOOKS"), make.Piece("H3", make.TITLE), make.Piece("P", "The first loaf."))
    blocks = read_state(make, make.apollo3(make.Story(pieces))).blocks
    assert [(b.text, b.role) for b in blocks][:2] == [("NOTEBOOKS", Role.BODY), (make.TITLE, Role.TITLE)]


def test_a_small_heading_alone_is_not_taken_for_the_title(make: SimpleNamespace) -> None:
    pieces = (
        make.Piece("H4", "How we bake"),
        make.Piece("P", "The first loaf."),
        make.Piece("P", "So it goes."),
    )
    article = read_state(make, make.apollo3(make.Story(pieces, title="How we bake and count", subtitle="")))
    assert [b.role for b in article.blocks] == [Role.BODY] * 3


def test_two_blanks_are_one(make: SimpleNamespace) -> None:
    assert body_of(make, make.Piece("P", "Two  blanks."))[0].text == "Two blanks."


def test_a_slash_behind_a_bare_host_makes_no_other_link(make: SimpleNamespace) -> None:
    def linked(href: str) -> Any:
        return body_of(make, make.Piece("P", "A link.", (make.mark("A", 2, 6, href),)))[0].links

    assert (
        linked("https://example.org/?utm_source=x")
        == linked("https://example.org")
        == ("https://example.org",)
    )


def test_a_first_paragraph_that_the_page_also_gives_as_summary_stays_body(make: SimpleNamespace) -> None:
    first = "The first loaf of the day is always the honest one."
    pieces = (make.Piece("H3", make.TITLE), make.Piece("P", first), make.Piece("P", "So it goes."))
    article = read_state(make, make.apollo3(make.Story(pieces, subtitle=first)))
    assert [b.role for b in article.blocks] == [Role.TITLE, Role.BODY, Role.BODY]


def test_a_line_that_the_page_gives_as_subtitle_is_the_subtitle(make: SimpleNamespace) -> None:
    pieces = (make.Piece("H3", make.TITLE), make.Piece("P", make.SUBTITLE), make.Piece("P", "So it goes."))
    article = read_state(make, make.apollo3(make.Story(pieces)))
    assert article.blocks[1].role is Role.SUBTITLE


def test_claps_and_other_counters_change_nothing(make: SimpleNamespace) -> None:
    other = state(make)
    other[f"Post:{make.ID}"] |= {"clapCount": 99_999, "voterCount": 12, "postResponses": {"count": 7}}
    other["User:u1"]["socialStats"] = {"followerCount": 5}
    assert read_state(make, other).fingerprint == read_state(make, state(make)).fingerprint


def test_far_fewer_words_than_the_page_promises_is_a_cut_page(make: SimpleNamespace) -> None:
    assert read_state(make, state(make, more={"wordCount": 1189})).completeness is Completeness.CUT
    assert read_state(make, state(make, more={"readingTime": 6.2})).completeness is Completeness.CUT
    assert read_state(make, state(make, more={"wordCount": 130})).completeness is Completeness.WHOLE


def test_a_text_without_blanks_between_its_words_is_not_taken_for_a_cut_one(make: SimpleNamespace) -> None:
    pieces = [make.Piece("P", "パン屋は数えることを学んだ。猫は学ばなかった。" * 5)] * 4
    assert read_state(make, state(make, *pieces, more={"wordCount": 460})).completeness is Completeness.WHOLE


@pytest.mark.parametrize(
    ("typename", "kind"),
    [
        ("NotFound", NotFound),
        ("RemovedByUser", Gone),
        ("AccountDeleted", Gone),
        ("AccountSuspended", Gone),
        ("PostSuspended", Gone),
        ("UnavailableForLegalReasons", Withheld),
        ("WithheldInCountry", Withheld),
        ("Blocked", Blocked),
        ("Unauthorized", LoginRequired),
    ],
)
def test_the_state_says_why_there_is_no_story(
    make: SimpleNamespace, typename: str, kind: type[LookError]
) -> None:
    told = {"ROOT_QUERY": {f'postResult({{"id":"{make.ID}"}})': {"__typename": typename}}}
    with pytest.raises(kind):
        read_state(make, told)


def test_a_page_of_medium_s_without_a_story_is_no_article(make: SimpleNamespace) -> None:
    told = {
        "ROOT_QUERY": {"userResult({})": {"__ref": "User:u1"}},
        "Post:a": {"id": "a", "title": "A recommended one"},
    }
    with pytest.raises(NotAnArticle):
        read_state(make, told)


def test_another_story_than_the_one_asked_for_is_no_article(make: SimpleNamespace) -> None:
    with pytest.raises(NotAnArticle, match="another story"):
        read_state(make, state(make), want="https://medium.com/@ada/another-aaaaaaaaaaaa")


def test_a_story_without_its_text_is_unparseable(make: SimpleNamespace) -> None:
    told = state(make)
    content = next(v for k, v in told[f"Post:{make.ID}"].items() if k.startswith("content("))
    content["bodyModel"]["paragraphs"] = []
    with pytest.raises(Unparseable):
        read_state(make, told)


def test_another_site_s_use_of_the_same_global_is_not_medium(make: SimpleNamespace) -> None:
    words = "<p>The oven of this other site has bricks from three counties and a door of iron.</p>" * 4
    told = {"ROOT_QUERY": {"article": 1}, "Thing:1": {"id": 1}}
    page = make.state_page(told, body=f"<main><h1>{make.TITLE}</h1>{words}</main>")
    assert read(Page("https://other.example/x", page)).reader == "html"


def test_a_state_that_is_cut_off_is_unparseable_wherever_it_is_cut(make: SimpleNamespace) -> None:
    page = make.state_page(state(make))
    start = page.index(b"__APOLLO_STATE__ = {") + 20
    for cut in range(start + 1, page.index(b"</script>", start) - 1, 397):
        with pytest.raises(Unparseable):
            read(Page("https://medium.com/x", page[:cut]))


def test_references_that_run_in_circles_or_lead_nowhere_are_no_harm(make: SimpleNamespace) -> None:
    told = state(make)
    told["User:u1"] = {"__ref": "User:u2"}
    told["User:u2"] = {"__ref": "User:u1"}
    told[f"Paragraph:{make.VERSION}_10"]["iframe"] = {"__ref": "Nowhere"}
    assert read_state(make, told).author == ""


def test_a_paragraph_that_is_listed_and_not_there_is_no_deletion_by_the_author(make: SimpleNamespace) -> None:
    told = state(make)
    del told[f"Paragraph:{make.VERSION}_4"]
    with pytest.raises(Unparseable, match="does not hold 1"):
        read_state(make, told)


@pytest.mark.parametrize("value", [None, 0, -1, "soon", True, 10**30, [], {}])
def test_nonsense_in_place_of_values_is_no_harm(make: SimpleNamespace, value: Any) -> None:
    told = state(make)
    names = (
        "firstPublishedAt",
        "latestPublishedVersion",
        "creator",
        "tags",
        "previewImage",
        "readingTime",
        "mediumUrl",
    )
    told[f"Post:{make.ID}"] |= dict.fromkeys(names, value)
    paragraph = told[f"Paragraph:{make.VERSION}_4"]
    paragraph |= dict.fromkeys(("markups", "name", "metadata", "text", "iframe", "type"), value)
    bold = told[f"Paragraph:{make.VERSION}_5"] | {"markups": [{"type": value, "start": value, "end": value}]}
    told[f"Paragraph:{make.VERSION}_5"] = bold
    content = next(v for k, v in told[f"Post:{make.ID}"].items() if k.startswith("content("))
    content["bodyModel"]["sections"] = [{"startIndex": value}]
    assert read_state(make, told).id == make.ID


def test_the_state_may_be_written_with_escaped_slashes_and_text_after_it(make: SimpleNamespace) -> None:
    plain = json.dumps(state(make))
    page = f"<html><script>window.__APOLLO_STATE__={plain};var x = {{}}</script></html>".encode()
    assert read(Page("https://medium.com/x", page)).fingerprint == read_state(make, state(make)).fingerprint


def test_more_script_after_the_state_is_no_harm(make: SimpleNamespace) -> None:
    page = make.state_page(state(make)).replace(
        b"</script><script>window.x = {}", b";window.y = {};</script><script>"
    )
    assert read(Page("https://medium.com/x", page)).fingerprint == read_state(make, state(make)).fingerprint


def test_two_stories_with_text_and_none_named_as_the_main_one_are_no_article(make: SimpleNamespace) -> None:
    told = state(make)
    told["ROOT_QUERY"] = {}
    assert read_state(make, told).id == make.ID
    told["Post:bbbbbbbbbbbb"] = {**told[f"Post:{make.ID}"], "id": "bbbbbbbbbbbb"}
    with pytest.raises(NotAnArticle):
        read_state(make, told)


def test_an_unheard_of_answer_in_place_of_the_story_is_no_article(make: SimpleNamespace) -> None:
    with pytest.raises(NotAnArticle):
        read_state(make, {"ROOT_QUERY": {"postResult({})": {"__typename": "Hologram"}}})
