"""Builders of pages in every shape that facts about Medium name. All texts are our own.

A story is a list of ``Piece``; each builder writes the same story as another generation of Medium's
pages does, so that tests can ask that all of them are read alike.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

ID = "0a1b2c3d4e5f"
VERSION = "9f8e7d6c5b4a"
TITLE = "How a Small Bakery Learned to Count"
SUBTITLE = "Four notebooks, one oven and a stubborn cat"
COVER = "1*bakeryDoor7_x.jpeg"
FIRST, LAST = 1_600_000_000_123, 1_600_086_400_456
"""13 and 14 September 2020."""


@dataclass(frozen=True)
class Piece:
    type: str
    text: str = ""
    marks: tuple[dict[str, Any], ...] = ()
    image: str | None = None
    media: str | None = None
    lang: str | None = None


@dataclass(frozen=True)
class Story:
    pieces: tuple[Piece, ...]
    title: str = TITLE
    subtitle: str = SUBTITLE
    sections: tuple[int, ...] = (0,)
    locked_preview: bool = False
    more: dict[str, Any] = field(default_factory=dict)


def mark(kind: str, start: int, end: int, href: str | None = None) -> dict[str, Any]:
    return {"type": kind, "start": start, "end": end, "href": href, "anchorType": "LINK" if href else None}


def story(*pieces: Piece, **rest: Any) -> Story:
    """A story of a title, a subtitle, a cover and these pieces (or of a body with a piece of each kind)."""
    front = (
        Piece("H3", rest.get("title", TITLE)),
        Piece("H4", rest.get("subtitle", SUBTITLE)),
        Piece("IMG", "The door at dawn", image=COVER),
    )
    return Story((*front, *(pieces or BODY)), **rest)


BODY = (
    Piece("P", "The first loaf of the day is always the honest one, said the baker to the cat."),
    Piece(
        "P",
        "Flour costs 3 coins, and the notebook says so in bold ink.",
        (mark("STRONG", 0, 5), mark("A", 29, 37, "https://example.org/notebook?page=2"), mark("EM", 49, 53)),
    ),
    Piece("H3", "What the oven wants"),
    Piece("ULI", "Dry wood, split in autumn"),
    Piece("ULI", "A door that closes"),
    Piece("OLI", "Light it before four"),
    Piece("BQ", "An oven forgives nothing but time."),
    Piece("PQ", "Count twice, bake once."),
    Piece("PRE", "loaves = 12\nprice = 3", lang="python"),
    Piece("P", "Between two blocks of code stands a line of plain words."),
    Piece("IMG", "Twelve loaves on a board", image="0*loavesOnBoard"),
    Piece("IFRAME", "", media="aaaabbbbccccddddeeeeffff00001111"),
    Piece("P", "So the bakery learned to count, and the cat did not."),
)


def _name(index: int) -> str:
    return f"{index + 0x1A00:04x}"


# --- state ------------------------------------------------------------------------------------


def _paragraph(piece: Piece, index: int) -> dict[str, Any]:
    return {
        "__typename": "Paragraph",
        "id": f"{VERSION}_{index}",
        "name": _name(index),
        "type": piece.type,
        "href": None,
        "layout": None,
        "metadata": {"__typename": "ImageMetadata", "id": piece.image, "alt": None} if piece.image else None,
        "text": piece.text,
        "markups": [{"__typename": "Markup", **m} for m in piece.marks],
        "codeBlockMetadata": {"lang": piece.lang, "mode": "EXPLICIT"} if piece.lang else None,
        "iframe": {"mediaResource": {"__ref": f"MediaResource:{piece.media}"}} if piece.media else None,
        "mixtapeMetadata": {"href": "https://example.org/card"} if piece.type == "MIXTAPE_EMBED" else None,
    }


def _post(told: Story) -> dict[str, Any]:
    return {
        "__typename": "Post",
        "id": ID,
        "title": told.title,
        "mediumUrl": f"https://medium.com/counting/how-a-small-bakery-learned-to-count-{ID}",
        "latestPublishedVersion": VERSION,
        "firstPublishedAt": FIRST,
        "latestPublishedAt": LAST,
        "updatedAt": LAST + 99_000_000_000,
        "previewContent": {"subtitle": told.subtitle},
        "previewImage": {"id": COVER},
        "clapCount": 41,
        "detectedLanguage": "en",
        "isLocked": told.locked_preview,
        **told.more,
    }


def apollo3(told: Story, *, content: str = 'content({"postMeteringOptions":{}})') -> dict[str, Any]:
    """The state of 2021 on, nested, with a recommended post before the story."""
    state: dict[str, Any] = {
        "ROOT_QUERY": {"__typename": "Query", f'postResult({{"id":"{ID}"}})': {"__ref": f"Post:{ID}"}},
        "Post:ffffffffffff": {"__typename": "Post", "id": "ffffffffffff", "title": "A recommended story"},
        "User:u1": {"__typename": "User", "id": "u1", "name": "Ada Miller", "username": "ada"},
        "Tag:bread": {"__typename": "Tag", "id": "bread", "displayTitle": "Bread"},
    }
    for index, piece in enumerate(told.pieces):
        state[f"Paragraph:{VERSION}_{index}"] = _paragraph(piece, index)
        if piece.media:
            state[f"MediaResource:{piece.media}"] = {"id": piece.media, "iframeSrc": "", "title": "A gist"}
    state[f"Post:{ID}"] = _post(told) | {
        "creator": {"__ref": "User:u1"},
        "tags": [{"__ref": "Tag:bread"}],
        content: {
            "__typename": "PostContent",
            "isLockedPreviewOnly": told.locked_preview,
            "bodyModel": {
                "sections": [{"name": "s", "startIndex": s} for s in told.sections],
                "paragraphs": [{"__ref": f"Paragraph:{VERSION}_{i}"} for i in range(len(told.pieces))],
            },
        },
    }
    return state


def apollo2(told: Story) -> dict[str, Any]:
    """The same state as Apollo 2 wrote it: flat, every nested object under a key of its own."""
    flat: dict[str, Any] = {}

    def reference(key: str, *, generated: bool) -> dict[str, Any]:
        return {"type": "id", "generated": generated, "id": key, "typename": "Any"}

    def flatten(value: Any, key: str) -> Any:
        if isinstance(value, list):
            return [flatten(item, f"{key}.{n}") for n, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if "__ref" in value:
            return reference(value["__ref"], generated=False)
        flat[f"${key}"] = {name: flatten(inner, f"{key}.{name}") for name, inner in value.items()}
        return reference(f"${key}", generated=True)

    for key, value in apollo3(told).items():
        flat[key] = {name: flatten(inner, f"{key}.{name}") for name, inner in value.items()}
    return flat


def state_page(state: dict[str, Any], *, head: str = "", body: str = "") -> bytes:
    text = json.dumps(state).replace("/", "\\u002F")
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{TITLE} | Medium</title>{head}</head><body>{body}'
        f"<script>window.__APOLLO_STATE__ = {text}</script><script>window.x = {{}}</script></body></html>"
    ).encode()


# --- markup -----------------------------------------------------------------------------------


def marked(piece: Piece) -> str:
    """A piece's text with its markup as tags (its offsets must not overlap)."""
    tags = {"STRONG": "strong", "EM": "em", "CODE": "code", "A": "a"}
    out, at = "", 0
    for m in sorted(piece.marks, key=lambda m: m["start"]):
        href = f' href="{html.escape(m["href"])}"' if m["href"] else ""
        inside = html.escape(piece.text[m["start"] : m["end"]])
        out += (
            html.escape(piece.text[at : m["start"]])
            + f"<{tags[m['type']]}{href}>{inside}</{tags[m['type']]}>"
        )
        at = m["end"]
    return out + html.escape(piece.text[at:])


def _grouped(rendered: list[tuple[Piece, str]]) -> str:
    """List items within their lists."""
    out, open_list = "", ""
    for piece, text in rendered:
        wanted = {"ULI": "ul", "OLI": "ol"}.get(piece.type, "")
        if wanted != open_list:
            out += (f"</{open_list}>" if open_list else "") + (f"<{wanted}>" if wanted else "")
            open_list = wanted
        out += text
    return out + (f"</{open_list}>" if open_list else "")


def head_of(told: Story, *, rh: bool = True) -> str:
    data = ' data-rh="true"' if rh else ""
    metas = {
        "property": {
            "al:android:url": f"medium://p/{ID}",
            "article:published_time": "2020-09-14T12:26:40.456Z",
            "og:title": told.title,
            "og:description": told.subtitle,
            "og:image": f"https://miro.medium.com/max/1200/{COVER}",
        },
        "name": {"author": "Ada Miller", "twitter:data1": "1 min read"},
    }
    ld = {
        "@type": "NewsArticle",
        "datePublished": "2020-09-13T12:26:40.123Z",
        "dateModified": "2023-11-06T00:00:00.000Z",
        "identifier": ID,
        "author": {"@type": "Person", "name": "Ada Miller"},
        "keywords": ["Tag:Bread", "LockedPostSource:LOCKED_POST_SOURCE_NONE"],
    }
    tags = "".join(
        f'<meta{data} {kind}="{name}" content="{html.escape(value)}"/>'
        for kind, pairs in metas.items()
        for name, value in pairs.items()
    )
    url = f"https://medium.com/counting/how-a-small-bakery-learned-to-count-{ID}"
    return (
        f'{tags}<link{data} rel="canonical" href="{url}"/><script type="application/ld+json">'
        f"{json.dumps(ld)}</script>"
    )


def _figure_2021(piece: Piece) -> str:
    small, large = (f"https://miro.medium.com/max/{n}/{piece.image}" for n in (60, 1400))
    caption = f"<figcaption>{marked(piece)}</figcaption>" if piece.text else ""
    return (
        f'<figure class="paragraph-image"><div role="button"><div><img src="{small}?q=20"/>'
        f'<noscript><img src="{large}"/></noscript></div></div>{caption}</figure>'
    )


def _modern(piece: Piece, index: int, figure: Any) -> str:
    name, text = _name(index), marked(piece)
    tag = {"H3": "h1", "H4": "h2", "ULI": "li", "OLI": "li", "P": "p"}.get(piece.type)
    if tag:
        return f'<{tag} id="{name}" class="x y">{text}</{tag}>'
    if piece.type in ("BQ", "PQ"):
        inner = "p" if piece.type == "BQ" else "div"
        return f'<blockquote><{inner} id="{name}">{text}</{inner}></blockquote>'
    if piece.type == "PRE":
        return f'<pre><span id="{name}">{text.replace(chr(10), "<br/>")}</span></pre>'
    if piece.type == "IMG":
        return str(figure(piece))
    if piece.type == "MIXTAPE_EMBED":
        title, line, host = piece.text.split("\n")
        inside = f"<div><h2>{title}</h2><div><h3>{line}</h3></div><div><p>{host}</p></div></div>"
        return f'<div class="m"><a href="https://example.org/card?source=post_page-----"><div>{inside}</div></a></div>'
    return f'<figure><div><iframe src="https://medium.com/media/{piece.media}"></iframe></div></figure>'


def html_2021(told: Story, *, figure: Any = _figure_2021) -> bytes:
    """A page of 2019 to 2023 without its state, with all that stands around the story."""
    blocks = _grouped([(p, _modern(p, i, figure)) for i, p in enumerate(told.pieces)])
    sidebar = (
        '<div><a href="/@ada"><img src="https://miro.medium.com/fit/c/96/96/1*face.jpeg" '
        'width="48"/></a></div>'
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{told.title} | by Ada Miller | '
        f"Counting | Medium</title>"
        f"{head_of(told)}</head><body><div><nav>Home Notifications</nav>"
        f'<article class="meteredContent">{sidebar}<section><div>{blocks}</div></section></article>'
        "<div><h4>41 claps</h4><p>More from Counting</p><h2>A recommended story</h2>"
        "</div></div></body></html>"
    ).encode()


def _figure_2026(piece: Piece) -> str:
    webp = f"https://miro.medium.com/v2/resize:fit:640/format:webp/{piece.image} 640w"
    full = f"https://miro.medium.com/v2/resize:fit:640/{piece.image} 640w"
    caption = f"<figcaption>{marked(piece)}</figcaption>" if piece.text else ""
    return (
        '<figure class="paragraph-image"><div role="button"><span '
        'class="speechify-ignore">Press enter or click to view '
        f'image in full size</span><picture><source srcSet="{webp}" type="image/webp"/>'
        f'<source srcSet="{full}"/>'
        f'<img alt="" width="700"/></picture></div>{caption}</figure>'
    )


def html_2026(told: Story) -> bytes:
    """A page of the 2026 build without its state: two titles, challenge-platform script, member label."""
    page = html_2021(told, figure=_figure_2026).decode().replace(' data-rh="true"', "")
    label = '<div class="speechify-ignore"><p>Member-only story</p></div>' if told.locked_preview else ""
    script = '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
    page = page.replace("<head>", "<head><title>Medium</title>").replace("<section>", f"<section>{label}")
    return page.replace("</body>", f"{script}</body>").encode()


def _graf(piece: Piece, index: int) -> str:
    name, text = _name(index), marked(piece)
    names = f'name="{name}" id="{name}"'
    tag = {"H2": "h2", "H3": "h3", "H4": "h4", "ULI": "li", "OLI": "li", "P": "p", "BQ": "blockquote"}.get(
        piece.type
    )
    if piece.type == "PQ":
        return f'<blockquote {names} class="graf--pullquote">{text}</blockquote>'
    if tag:
        return f'<{tag} {names} class="graf--{tag}">{text}</{tag}>'
    if piece.type == "PRE":
        return f'<pre {names} class="graf--pre">{text.replace(chr(10), "<br>")}</pre>'
    if piece.type == "IMG":
        src = f"https://d262ilb51hltx0.cloudfront.net/max/800/{piece.image}"
        caption = f'<figcaption class="imageCaption">{text}</figcaption>' if text else ""
        return (
            f'<figure {names} class="graf--figure"><img class="graf-image" '
            f'data-image-id="{piece.image}" src="{src}">{caption}</figure>'
        )
    return f'<figure {names} class="graf--figure"><iframe src="https://medium.com/media/{piece.media}"></iframe></figure>'


def html_2015(told: Story) -> bytes:
    """A page of 2015: classes that say what everything is, and a script that holds the dates."""
    blocks = _grouped([(p, _graf(p, i)) for i, p in enumerate(told.pieces)])
    embedded = {
        "embedded": {
            "value": {
                "id": ID,
                "creator": {"name": "Ada Miller"},
                "title": told.title,
                "latestPublishedVersion": VERSION,
                "firstPublishedAt": FIRST,
                "latestPublishedAt": LAST,
                "content": {"subtitle": told.subtitle},
            }
        }
    }
    head = head_of(told).replace(f"medium://p/{ID}", f"medium:/p/{ID}").replace(' data-rh="true"', "")
    return (
        f"<!DOCTYPE html><html><head><title>{told.title} — Medium</title>{head}</head><body>"
        '<article class="postArticle"><div class="postField--body"><section name="465f" '
        'class="section--first">'
        f'<div class="section-divider"><hr class="section-divider"></div><div '
        f'class="section-content">{blocks}'
        '</div></section></div><div class="postFooter"><p>Recommended by Bob</p></div></article>'
        f"<script>var GLOBALS = {json.dumps(embedded)}</script></body></html>"
    ).encode()


def feed_item(told: Story) -> str:
    """The story as an item of Medium's RSS: no title or cover line, a pixel and a closing line."""

    def written(piece: Piece, index: int) -> str:
        text = marked(piece)
        if piece.type in ("BQ", "PQ"):
            return f"<blockquote>{text}</blockquote>"
        if piece.type == "PRE":
            return f"<pre>{text.replace(chr(10), '<br>')}</pre>"
        if piece.type == "IMG":
            caption = f"<figcaption>{text}</figcaption>" if text else ""
            src = f"https://cdn-images-1.medium.com/max/1024/{piece.image}"
            return f'<figure><img alt="" src="{src}" />{caption}</figure>'
        if piece.type == "IFRAME":
            return f'<iframe src="" width="0" height="0"><a href="https://medium.com/media/{piece.media}/href">x</a></iframe>'
        tag = {"H3": "h3", "H4": "h4", "ULI": "li", "OLI": "li"}.get(piece.type, "p")
        return f"<{tag}>{text}</{tag}>"

    pieces = told.pieces[1:]
    blocks = _grouped([(p, written(p, i)) for i, p in enumerate(pieces)])
    pixel = (
        f'<img src="https://medium.com/_/stat?event=post.clientViewed&postId={ID}" width="1" '
        f'height="1" alt="">'
    )
    tail = (
        f'<hr><p><a href="https://medium.com/counting">{told.title}</a> was originally published in '
        '<a href="https://medium.com/counting">Counting</a> on Medium, where people are '
        "continuing the conversation "
        "by highlighting and responding to this story.</p>"
    )
    return (
        f"<item><title><![CDATA[{told.title}]]></title>"
        f"<link>https://medium.com/counting/bakery-{ID}?source=rss-u1------2</link>"
        f'<guid isPermaLink="false">https://medium.com/p/{ID}</guid><dc:creator>'
        f"<![CDATA[Ada Miller]]></dc:creator>"
        "<category><![CDATA[bread]]></category><pubDate>Sun, 13 Sep 2020 12:26:40 GMT</pubDate>"
        f"<atom:updated>2020-09-14T12:26:40.456Z</atom:updated><content:encoded><![CDATA[{blocks}{pixel}{tail}]]>"
        "</content:encoded></item>"
    )


TEASER = (
    "<item><title>Behind the wall</title><link>https://medium.com/counting/behind-the-wall-aaaaaaaaaaaa?source=rss</link>"
    '<guid>https://medium.com/p/aaaaaaaaaaaa</guid><description><![CDATA[<div class="medium-feed-item">'
    '<p class="medium-feed-snippet">Why the wall was built.</p><p '
    'class="medium-feed-link"><a href="x">Continue reading'
    " on Counting »</a></p></div>]]></description></item>"
)


def feed(*items: str) -> bytes:
    spaces = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:atom="http://www.w3.org/2005/Atom"'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss {spaces} version="2.0"><channel><title>Stories</title>'
        f"{''.join(items)}</channel></rss>"
    ).encode()


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """All builders and the words of the story they tell."""
    return SimpleNamespace(
        **{
            name: value
            for name, value in globals().items()
            if not name.startswith("_") and (callable(value) or isinstance(value, str | int | tuple))
        }
    )
