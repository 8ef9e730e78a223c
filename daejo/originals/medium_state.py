"""A Medium story from the page's own state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from daejo.blocks import Block, Kind, Mark, MarkKind, clean, clean_code
from daejo.errors import LinkError, Unparseable
from daejo.originals.article import Article, Completeness
from daejo.originals.completeness import judged
from daejo.originals.identity import identify
from daejo.originals.joining import joined
from daejo.originals.links import clean_link, embed_target
from daejo.originals.medium_post import Story, main_story
from daejo.originals.rich import from_utf16, rich, tidy
from daejo.originals.roles import Front, with_roles
from daejo.originals.state import Object, State

READER = "medium-apollo"

_HEADINGS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}
_MARKS = {"A": MarkKind.LINK, "STRONG": MarkKind.STRONG, "EM": MarkKind.EMPHASIS, "CODE": MarkKind.CODE}


def read_state(state: State, page_url: str, wanted: str | None) -> Article:
    """The main story of a state; ``wanted`` is the post id that was asked for, where it is known.

    Raises what the state says instead of a story: Gone, NotFound, Withheld, Blocked, LoginRequired;
    NotAnArticle for a page of Medium's without a story; Unparseable for a story without its text.
    """
    story = main_story(state, wanted)
    blocks = _blocks(state, story)
    if not any(block.text or block.image for block in blocks):
        raise Unparseable("the story in the page's state has no text")
    return _article(state, story, blocks, page_url)


def _blocks(state: State, story: Story) -> tuple[Block, ...]:
    model = state.object(story.content.get("bodyModel"))
    sections = (section.get("startIndex") for section in state.objects_of(model.get("sections")))
    starts = {start for start in sections if isinstance(start, int)}
    blocks: list[Block] = []
    for index, paragraph in enumerate(story.paragraphs):
        if index and index in starts:
            blocks.append(Block(Kind.RULE, ""))
        blocks.append(_block(state, paragraph))
    return joined(blocks)


def _block(state: State, paragraph: Object) -> Block:
    kind, text, name = (_string(paragraph.get(field)) for field in ("type", "text", "name"))
    if kind == "PRE":
        return Block(Kind.CODE, clean_code(text), name=name or None, language=_language(state, paragraph))
    marks = _marks(state, paragraph, text)
    text, marks = rich(text, marks) if marks else (tidy(text), ())
    if kind == "P":
        return Block(Kind.PARAGRAPH, text, marks=marks, name=name or None)
    if kind in _HEADINGS:
        return Block(Kind.HEADING, text, level=_HEADINGS[kind], marks=marks, name=name or None)
    if kind in ("ULI", "OLI"):
        return Block(Kind.LIST_ITEM, text, level=1, marks=marks, name=name or None, ordered=kind == "OLI")
    if kind in ("BQ", "PQ"):
        return Block(Kind.QUOTE, text, marks=marks, name=name or None)
    if kind == "IMG":
        return _image(state, paragraph, text, marks, name)
    if kind in ("IFRAME", "MIXTAPE_EMBED"):
        return _embed(state, paragraph, text, name)
    if kind == "HR":
        return Block(Kind.RULE, "", name=name or None)
    return Block(Kind.PARAGRAPH, text, marks=marks, name=name or None)


def _marks(state: State, paragraph: Object, text: str) -> tuple[Mark, ...]:
    """A paragraph's markups as marks. Medium counts UTF-16 units."""
    values = paragraph.get("markups")
    if not values or not isinstance(values, list):
        return ()
    marks: list[Mark] = []
    for markup in state.objects_of(values):
        kind = _MARKS.get(_string(markup.get("type")))
        start, end = markup.get("start"), markup.get("end")
        if kind is None or not isinstance(start, int) or not isinstance(end, int):
            continue
        target = _target(markup) if kind is MarkKind.LINK else None
        if kind is not MarkKind.LINK or target:
            marks.append(Mark(start, end, kind, target))
    return tuple(from_utf16(text, marks))


def _target(markup: Object) -> str | None:
    href = markup.get("href")
    if isinstance(href, str) and href:
        return clean_link(href)
    user = markup.get("userId")
    return f"https://medium.com/u/{user}" if isinstance(user, str) and user else None


def _language(state: State, paragraph: Object) -> str | None:
    language = state.object(paragraph.get("codeBlockMetadata")).get("lang")
    return language if isinstance(language, str) and language else None


def _image(state: State, paragraph: Object, text: str, marks: tuple[Mark, ...], name: str | None) -> Block:
    image = state.object(paragraph.get("metadata"))
    key = image.get("id")
    key = key if isinstance(key, str) and key else None
    alt = image.get("alt")
    return Block(
        Kind.IMAGE,
        text,
        marks=marks,
        name=name or None,
        image=key,
        target=f"https://miro.medium.com/{key}" if key else None,
        alt=clean(alt) if isinstance(alt, str) else "",
    )


def _embed(state: State, paragraph: Object, text: str, name: str | None) -> Block:
    media = state.object(state.object(paragraph.get("iframe")).get("mediaResource"))
    card = state.object(paragraph.get("mixtapeMetadata"))
    target = card.get("href") or media.get("iframeSrc") or media.get("href")
    if not target and isinstance(media.get("id"), str):
        target = f"https://medium.com/media/{media['id']}"
    if not target:
        links = [m.get("href") for m in state.objects_of(paragraph.get("markups")) if m.get("href")]
        target = links[0] if links else paragraph.get("href")
    title = media.get("title")
    return Block(
        Kind.EMBED,
        text,
        name=name or None,
        target=embed_target(target) if isinstance(target, str) and target else None,
        alt=clean(title) if isinstance(title, str) else "",
    )


def _article(state: State, story: Story, blocks: tuple[Block, ...], page_url: str) -> Article:
    post = story.post
    preview = state.object(post.get("previewContent")) or state.object(post.get("extendedPreviewContent"))
    cover = state.object(post.get("previewImage")).get("id")
    front = Front(
        title=_text(post.get("title")),
        subtitle=_text(preview.get("subtitle")),
        cover=cover if isinstance(cover, str) and cover else None,
    )
    blocks, front = with_roles(blocks, front)
    locked = story.content.get("isLockedPreviewOnly") is True
    article = Article(
        url=_url(post, page_url),
        title=front.title,
        blocks=blocks,
        id=_text(post.get("id")) or None,
        subtitle=front.subtitle,
        author=_text(state.object(post.get("creator")).get("name")),
        published=milliseconds(post.get("firstPublishedAt")),
        updated=milliseconds(post.get("latestPublishedAt")) or milliseconds(post.get("firstPublishedAt")),
        version=_text(post.get("latestPublishedVersion")) or None,
        cover=front.cover,
        tags=_tags(state, post),
        language=_text(post.get("detectedLanguage")) or None,
        completeness=Completeness.PREVIEW if locked else Completeness.WHOLE,
        reader=READER,
    )
    if locked:
        return replace(article, notes=("the rest of the story is for members",))
    return judged(article, words=post.get("wordCount"), minutes=post.get("readingTime"))


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _text(value: Any) -> str:
    return clean(value) if isinstance(value, str) else ""


def _url(post: Object, page_url: str) -> str:
    for address in (post.get("mediumUrl"), post.get("canonicalUrl"), page_url):
        if isinstance(address, str) and address:
            try:
                return identify(address).url
            except LinkError:
                continue
    return page_url


def _tags(state: State, post: Object) -> tuple[str, ...]:
    names = (
        tag.get("displayTitle") or tag.get("name") or tag.get("id")
        for tag in state.objects_of(post.get("tags"))
    )
    return tuple(name for name in names if isinstance(name, str) and name)


def milliseconds(value: Any) -> datetime | None:
    """Milliseconds since 1970 as an aware time; 0 and nonsense are no time."""
    if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None
