"""Every generation of Medium's pages is read as the same story."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from daejo.blocks import Kind, MarkKind, Role
from daejo.originals import Article, Completeness, Page, read

SHAPES = ("apollo3", "apollo2", "built_2026", "html_2021", "html_2026")


def article(make: SimpleNamespace, shape: str, story: object = None) -> Article:
    told = story or make.story()
    if shape == "built_2026":
        state = make.apollo3(told, content='content({"postMeteringOptions":{"referrer":"","sk":null}})')
        body = make.state_page(state, head="<title>Medium</title>")
    elif shape.startswith("apollo"):
        body = make.state_page(getattr(make, shape)(told))
    else:
        body = getattr(make, shape)(told)
    return read(Page(url="https://x.example/saved.html", body=body))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_story_has_the_same_fingerprint_in_every_generation_of_pages(
    make: SimpleNamespace, shape: str
) -> None:
    assert article(make, shape).fingerprint == article(make, "apollo3").fingerprint


@pytest.mark.parametrize("shape", SHAPES)
def test_id_title_author_and_both_dates_are_read(make: SimpleNamespace, shape: str) -> None:
    read_ = article(make, shape)
    assert (read_.id, read_.title, read_.subtitle, read_.author) == (
        make.ID,
        make.TITLE,
        make.SUBTITLE,
        "Ada Miller",
    )
    assert read_.published == datetime(2020, 9, 13, 12, 26, 40, 123_000, UTC)
    assert read_.updated == datetime(2020, 9, 14, 12, 26, 40, 456_000, UTC)
    assert read_.url == f"https://medium.com/counting/how-a-small-bakery-learned-to-count-{make.ID}"
    assert read_.cover == make.COVER
    assert read_.tags == ("Bread",)
    assert read_.completeness is Completeness.WHOLE


@pytest.mark.parametrize("shape", SHAPES)
def test_blocks_have_the_kinds_of_their_paragraphs(make: SimpleNamespace, shape: str) -> None:
    kinds = [b.kind for b in article(make, shape).body]
    assert kinds == [
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
        Kind.QUOTE,
        Kind.QUOTE,
        Kind.CODE,
        Kind.PARAGRAPH,
        Kind.IMAGE,
        Kind.EMBED,
        Kind.PARAGRAPH,
    ]


@pytest.mark.parametrize("shape", [*SHAPES, "html_2015"])
def test_title_subtitle_and_cover_are_told_from_the_body(make: SimpleNamespace, shape: str) -> None:
    roles = {b.role: b for b in article(make, shape).blocks if b.role is not Role.BODY}
    assert roles[Role.TITLE].text == make.TITLE
    assert roles[Role.SUBTITLE].text == make.SUBTITLE
    assert roles[Role.COVER].image == make.COVER
    assert roles[Role.COVER].text == "The door at dawn"


@pytest.mark.parametrize("shape", [*SHAPES, "html_2015"])
def test_links_bold_and_emphasis_lie_on_their_words(make: SimpleNamespace, shape: str) -> None:
    block = next(b for b in article(make, shape).blocks if b.text.startswith("Flour costs"))
    said = {(m.kind, block.text[m.start : m.end], m.target) for m in block.marks}
    assert said == {
        (MarkKind.STRONG, "Flour", None),
        (MarkKind.LINK, "notebook", "https://example.org/notebook?page=2"),
        (MarkKind.EMPHASIS, "bold", None),
    }


@pytest.mark.parametrize("shape", [*SHAPES, "html_2015"])
def test_nothing_around_the_story_is_read(make: SimpleNamespace, shape: str) -> None:
    text = " ".join(b.text for b in article(make, shape).blocks)
    for noise in ("recommended", "claps", "Notifications", "Press enter", "Recommended by"):
        assert noise not in text
    assert "1*face.jpeg" not in {b.image for b in article(make, shape).blocks}


def test_code_keeps_its_lines_and_images_one_key_whatever_their_size(make: SimpleNamespace) -> None:
    for shape in (*SHAPES, "html_2015"):
        blocks = article(make, shape).blocks
        assert [b.text for b in blocks if b.kind is Kind.CODE] == ["loaves = 12\nprice = 3"]
        assert [b.image for b in blocks if b.kind is Kind.IMAGE] == [make.COVER, "0*loavesOnBoard"]
        assert [b.target for b in blocks if b.kind is Kind.EMBED] == [
            "https://medium.com/media/aaaabbbbccccddddeeeeffff00001111"
        ]


def test_the_pages_of_2015_give_dates_and_version_from_their_script(make: SimpleNamespace) -> None:
    read_ = article(make, "html_2015")
    assert (read_.reader, read_.id, read_.version) == ("medium-html", make.ID, make.VERSION)
    assert read_.published == datetime(2020, 9, 13, 12, 26, 40, 123_000, UTC)
    assert read_.updated == datetime(2020, 9, 14, 12, 26, 40, 456_000, UTC)


def test_a_paragraph_keeps_its_own_name_across_shapes(make: SimpleNamespace) -> None:
    wanted = [b.name for b in article(make, "apollo3").blocks if b.is_prose]
    for shape in ("html_2021", "html_2026"):
        assert [b.name for b in article(make, shape).blocks if b.is_prose] == wanted


@pytest.mark.parametrize("shape", ["apollo3", "html_2026"])
def test_the_beginning_of_a_members_story_is_a_preview(make: SimpleNamespace, shape: str) -> None:
    told = make.story(locked_preview=True)
    if shape == "html_2026":
        page = make.html_2026(told).replace(b"1 min read", b"7 min read")
        assert read(Page("https://x.example/", page)).completeness is Completeness.PREVIEW
    else:
        assert article(make, shape, told).completeness is Completeness.PREVIEW


def test_a_locked_story_that_is_all_there_is_whole(make: SimpleNamespace) -> None:
    told = make.story(more={"isLocked": True, "visibility": "LOCKED"})
    assert article(make, "apollo3", told).completeness is Completeness.WHOLE


@pytest.mark.parametrize("shape", SHAPES)
def test_a_link_card_is_one_embed_and_its_words_no_prose(make: SimpleNamespace, shape: str) -> None:
    card = make.Piece("MIXTAPE_EMBED", "The Oven Book\nHow ovens are built\nexample.org")
    told = make.story(make.Piece("P", "Before the card."), card, make.Piece("P", "After the card."))
    body = article(make, shape, told).body
    assert [(b.kind, b.text, b.target) for b in body] == [
        (Kind.PARAGRAPH, "Before the card.", None),
        (Kind.EMBED, "The Oven Book How ovens are built example.org", "https://example.org/card"),
        (Kind.PARAGRAPH, "After the card.", None),
    ]


def test_a_page_out_of_a_web_archive_is_the_story_that_was_archived(make: SimpleNamespace) -> None:
    archive = "https://web.archive.org/web/20200920000000"
    page = make.html_2021(make.story()).decode()
    archived = page.replace('href="https://', f'href="{archive}/https://').replace(
        'src="https://', f'src="{archive}im_/https://'
    )
    read_ = read(Page(f"{archive}/https://medium.com/x", archived.encode()))
    assert read_.fingerprint == article(make, "html_2021").fingerprint
    assert read_.url == article(make, "html_2021").url
