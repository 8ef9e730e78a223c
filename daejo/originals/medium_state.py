"""A Medium story from the page's own state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from daejo.blocks import Block, Kind, Mark, MarkKind, Role, clean, clean_code
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

_PARAGRAPH, _CODE, _BODY = Kind.PARAGRAPH, Kind.CODE, Role.BODY
_PROSE = {
    "P": (Kind.PARAGRAPH, 0, False),
    "H1": (Kind.HEADING, 1, False),
    "H2": (Kind.HEADING, 2, False),
    "H3": (Kind.HEADING, 3, False),
    "H4": (Kind.HEADING, 4, False),
    "ULI": (Kind.LIST_ITEM, 1, False),
    "OLI": (Kind.LIST_ITEM, 1, True),
    "BQ": (Kind.QUOTE, 0, False),
    "PQ": (Kind.QUOTE, 0, False),
}
"""Kind, level and whether numbered, by Medium's type of a paragraph."""
_UNKNOWN = _PROSE["P"]
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
    """One paragraph as a block. Written for speed: it is half of what reading a page costs."""
    kind, text, name = paragraph.get("type"), paragraph.get("text"), paragraph.get("name")
    text = text if isinstance(text, str) else ""
    name = name if isinstance(name, str) and name else None
    if kind == "PRE":
        return Block(_CODE, clean_code(text), name=name, language=_language(state, paragraph))
    markups = paragraph.get("markups")
    marks: tuple[Mark, ...] = ()
    if markups:
        text, marks = rich(text, _marks(state, markups, text))
    else:
        text = tidy(text)
    told, level, ordered = _PROSE.get(kind, _UNKNOWN) if isinstance(kind, str) else _UNKNOWN
    block = Block(told, text, level, None, marks, _BODY, None, None, None, "", name, ordered)
    special = _SPECIAL.get(kind) if told is _PARAGRAPH and kind != "P" and isinstance(kind, str) else None
    return special(state, paragraph, block) if special else block


def _rule(_: State, __: Object, block: Block) -> Block:
    return Block(Kind.RULE, "", name=block.name)


def _marks(state: State, markups: Any, text: str) -> tuple[Mark, ...]:
    """A paragraph's markups as marks. Medium counts UTF-16 units."""
    marks: list[Mark] = []
    for markup in state.objects_of(markups):
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


def _image(state: State, paragraph: Object, block: Block) -> Block:
    image = state.object(paragraph.get("metadata"))
    key = _string(image.get("id")) or None
    target = f"https://miro.medium.com/{key}" if key else None
    return replace(block, kind=Kind.IMAGE, image=key, target=target, alt=_text(image.get("alt")))


def _embed(state: State, paragraph: Object, block: Block) -> Block:
    media = state.object(state.object(paragraph.get("iframe")).get("mediaResource"))
    card = state.object(paragraph.get("mixtapeMetadata"))
    target = card.get("href") or media.get("iframeSrc") or media.get("href")
    if not target and isinstance(media.get("id"), str):
        target = f"https://medium.com/media/{media['id']}"
    if not target:
        links = [m.get("href") for m in state.objects_of(paragraph.get("markups")) if m.get("href")]
        target = links[0] if links else paragraph.get("href")
    target = embed_target(target) if isinstance(target, str) and target else None
    return Block(Kind.EMBED, block.text, name=block.name, target=target, alt=_text(media.get("title")))


_SPECIAL: dict[str, Callable[[State, Object, Block], Block]] = {
    "IMG": _image,
    "IFRAME": _embed,
    "MIXTAPE_EMBED": _embed,
    "HR": _rule,
}
"""What makes the block of a type that is no prose; an unknown type keeps its words as a paragraph."""


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
