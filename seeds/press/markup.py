"""A story -> the HTML of its page: head, article as the browser shows it, recommendations, state."""

from __future__ import annotations

import json
from html import escape
from itertools import groupby
from typing import Any

from source import Markup, Paragraph
from state import apollo, tombstone
from story import Edition

TAGS = {"STRONG": "strong", "EM": "em", "CODE": "code", "A": "a"}
LISTS = {"ULI": "ul", "OLI": "ol"}


def story_page(edition: Edition) -> str:
    """The whole page of a story."""
    return (
        f'<!DOCTYPE html><html lang="en"><head>{_head(edition)}</head><body><div id="root">'
        f'<script type="application/ld+json">{_json(_linked_data(edition))}</script>{_article(edition)}'
        f"{_after(edition)}</div>{_scripts(apollo(edition))}</body></html>\n"
    )


def tombstone_page(story_id: str) -> str:
    """What is left where an author deleted a story."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>'
        "<title>410 Deleted by author — Medium</title></head>"
        '<body><div id="root"><a href="/m/signin">Sign in</a><div class="e f"><h2>Error</h2><h1>410</h1>'
        "<p>The author deleted this Medium story.</p></div></div>"
        f"{_scripts(tombstone(story_id))}</body></html>\n"
    )


def challenge_page() -> str:
    """What a visitor sees whom the site takes for a machine."""
    return (
        '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
        '<meta name="robots" content="noindex,nofollow"></head><body><div class="main-wrapper">'
        '<h1 class="zone-name-title">medium.com</h1><p id="challenge-running">'
        "Verify you are human by completing the action below.</p>"
        "<noscript>Enable JavaScript and cookies to continue</noscript></div>"
        '<script>window._cf_chl_opt={cvId:"3",cZone:"medium.com",cType:"managed"};</script></body></html>\n'
    )


def _head(edition: Edition) -> str:
    published = edition.published.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    where = f" | {edition.publication_name}" if edition.publication else ""
    long_title = f"{edition.title} | by {edition.author}{where} | {edition.published:%b, %Y} | Medium"
    named = {
        "title": long_title,
        "description": edition.description,
        "author": edition.author,
        "robots": "index,follow,max-image-preview:large",
        "twitter:data1": f"{max(1, round(edition.words / 253))} min read",
    }
    properties = {
        "og:type": "article",
        "og:site_name": "Medium",
        "og:title": edition.title,
        "og:description": edition.subtitle,
        "og:url": edition.url,
        "article:published_time": published,
        "article:author": f"https://medium.com/@{edition.username}",
        "al:android:url": f"medium://p/{edition.id}",
        "al:ios:url": f"medium://p/{edition.id}",
        "al:web:url": edition.url,
    }
    if edition.cover:
        properties["og:image"] = f"https://miro.medium.com/v2/da:true/resize:fit:1200/{edition.cover}"
    return "".join(
        (
            '<meta charSet="utf-8"/><title>Medium</title><meta name="theme-color" content="#000000"/>',
            f"<title>{escape(long_title)}</title>",
            *(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in named.items()),
            *(f'<meta property="{name}" content="{escape(value)}"/>' for name, value in properties.items()),
            f'<link rel="canonical" href="{edition.url}"/>',
            f'<link rel="alternate" href="android-app://com.medium.reader/https/medium.com/p/{edition.id}"/>',
        )
    )


def _linked_data(edition: Edition) -> dict[str, Any]:
    first = edition.first_published.strftime("%Y-%m-%dT%H:%M:%SZ")
    last = edition.published.strftime("%Y-%m-%dT%H:%M:%SZ")
    free = edition.preview is None
    person = {
        "@type": "Person",
        "@id": f"https://medium.com/@{edition.username}",
        "identifier": edition.username,
        "name": edition.author,
    }
    return {
        "@context": "https://schema.org",
        "@id": edition.url,
        "@type": "SocialMediaPosting",
        "url": edition.url,
        "dateCreated": first,
        "datePublished": first,
        "dateModified": last,
        "headline": edition.title,
        "name": edition.title,
        "description": edition.description,
        "identifier": edition.id,
        "author": person,
        "creator": person,
        "mainEntityOfPage": edition.url,
        "isAccessibleForFree": free,
        "hasPart": {
            "@type": "WebPageElement",
            "isAccessibleForFree": free,
            "cssSelector": ".meteredContent",
        },
    }


def _article(edition: Edition) -> str:
    locked = '<p class="z b y u w">Member-only story</p>' if edition.preview is not None else ""
    tags = "".join(f'<a href="/tag/{tag}?source=post_page---header_tags">{tag}</a>' for tag in edition.tags)
    byline = (
        '<div class="speechify-ignore am jz"><img alt="" class="e bs" width="32" height="32" '
        f'data-testid="authorPhoto"/><a data-testid="authorName" href="/@{edition.username}?source=post_page'
        f'---byline--{edition.id}">{escape(edition.author)}</a><span data-testid="storyReadTime">'
        f"{max(1, round(edition.words / 253))} min read</span>"
        f'<span data-testid="storyPublishDate">{edition.published:%b %d, %Y}</span>'
        '<div class="pw-multi-vote-count e mr"><span class="my">--</span></div>'
        "<p>Listen</p><p>Share</p></div>"
    )
    head = 2 if edition.subtitle else 1
    top = "".join(_block(p, place) for place, p in enumerate(edition.shown[:head]))
    rest = _blocks(edition.shown[head:])
    return (
        '<article class="meteredContent"><div class="e"><section><div>'
        f'<div class="speechify-ignore e">{locked}{tags}</div>{top}{byline}{rest}'
        "</div></section></div></article>"
    )


def _blocks(paragraphs: tuple[Paragraph, ...]) -> str:
    parts = []
    for kind, group in groupby(paragraphs, key=lambda p: p.kind):
        inner = "".join(_block(p, 9) for p in group)
        tag = LISTS.get(kind)
        parts.append(f'<{tag} class="">{inner}</{tag}>' if tag else inner)
    return "".join(parts)


def _block(p: Paragraph, place: int) -> str:
    text = _marked(p.text, p.markups)
    if place == 0:
        return f'<h1 id="{p.name}" class="pw-post-title ip iq z" data-testid="storyTitle">{text}</h1>'
    if place == 1:
        return f'<h2 id="{p.name}" class="pw-subtitle-paragraph jj iq">{text}</h2>'
    if p.image:
        return _figure(p.image, text)
    code = text.replace("\n", "<br/>")
    shapes = {
        "H3": f'<h1 id="{p.name}" class="pz qa ir">{text}</h1>',
        "H4": f'<h2 id="{p.name}" class="qb qc ir">{text}</h2>',
        "BQ": f'<blockquote class="qd qe"><p id="{p.name}" class="oz pa">{text}</p></blockquote>',
        "PRE": f'<pre class="ok ol qf"><span id="{p.name}" class="qg po">{code}</span></pre>',
        "ULI": f'<li id="{p.name}" class="oz pa qh">{text}</li>',
        "OLI": f'<li id="{p.name}" class="oz pa qh">{text}</li>',
    }
    return shapes.get(p.kind, f'<p id="{p.name}" class="pw-post-body-paragraph oz pa ir pb b">{text}</p>')


def _figure(image: str, caption: str) -> str:
    sizes = ", ".join(f"https://miro.medium.com/v2/resize:fit:{n}/{image} {n}w" for n in (640, 1400))
    return (
        '<figure class="oj ok paragraph-image"><span class="speechify-ignore">Press enter or click to view'
        f' image in full size</span><picture><source srcSet="{sizes}"/><img alt="" width="700" height="467"'
        f' role="presentation"/></picture><figcaption class="ou bv">{caption}</figcaption></figure>'
    )


def _marked(text: str, markups: tuple[Markup, ...]) -> str:
    """The text with its spans as elements. Offsets are UTF-16 units; spans here never overlap."""
    units = text.encode("utf-16-le")
    parts, at = [], 0
    for m in markups:
        parts.append(escape(units[2 * at : 2 * m.start].decode("utf-16-le"), quote=False))
        inner = escape(units[2 * m.start : 2 * m.end].decode("utf-16-le"), quote=False)
        extra = f' class="bx oy" href="{escape(m.href)}" rel="noopener ugc nofollow"' if m.href else ""
        parts.append(f"<{TAGS[m.kind]}{extra}>{inner}</{TAGS[m.kind]}>")
        at = m.end
    parts.append(escape(units[2 * at :].decode("utf-16-le"), quote=False))
    return "".join(parts)


def _after(edition: Edition) -> str:
    others = "".join(
        f'<div data-testid="post-preview"><a href="/@{edition.username}?source=post_page---read_next">'
        f"<h2>{escape(other)}</h2></a><p>In Stories by {escape(edition.author)}</p></div>"
        for other in edition.recommended
    )
    return (
        f'<footer class="pt pu"></footer><h2 class="z fi">Written by <!-- -->{escape(edition.author)}</h2>'
        '<span class="pw-follower-count">1.2K followers</span>'
        f'<div class="rs"><h2>Recommended from Medium</h2>{others}</div>'
    )


def _scripts(state: dict[str, Any]) -> str:
    return (
        f"<script>window.__APOLLO_STATE__ = {_json(state)};</script>"
        '<script>window.__BUILD_ID__ = "main-20261001-080000-00c0ffee00";</script>'
        "<script>window.__CF$cv$params={r:'0a1b2c3d4e5f6071',t:'MTc2NDAwMDAwMA=='};(function(){"
        "var s=document.createElement('script');"
        "s.src='/cdn-cgi/challenge-platform/scripts/precursor/main.js';})();</script>"
    )


def _json(value: dict[str, Any]) -> str:
    """JSON as Medium writes it into a page: every slash as \\u002F, so that no tag can end the script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("/", "\\u002F")
