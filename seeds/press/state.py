"""A story -> `window.__APOLLO_STATE__`, in the shape that Medium's pages had in 2026."""

from __future__ import annotations

import hashlib
from typing import Any

from source import Paragraph
from story import Edition

MARKUP_NULLS = {"anchorType": None, "userId": None, "linkMetadata": None}
PARAGRAPH_NULLS = {"hasDropCap": None, "dropCapImage": None}


def apollo(edition: Edition) -> dict[str, Any]:
    """The whole state: viewer, neighbours, then the story and its paragraphs."""
    story_id, version = edition.id, edition.version
    state: dict[str, Any] = {
        "ROOT_QUERY": {
            "__typename": "Query",
            "viewer": None,
            f'postResult({{"id":"{story_id}"}})': {"__ref": f"Post:{story_id}"},
        },
        **_neighbours(edition),
    }
    refs = []
    for place, paragraph in enumerate(edition.shown):
        key = f"Paragraph:{version}_{place}"
        state[key] = _paragraph(f"{version}_{place}", paragraph)
        refs.append({"__ref": key})
    state[f"Post:{story_id}"] = _post(edition, refs)
    return state


def tombstone(story_id: str) -> dict[str, Any]:
    """The state of a page whose author deleted the story."""
    result = {"__typename": "RemovedByUser"}
    return {
        "ROOT_QUERY": {"__typename": "Query", "viewer": None, f'postResult({{"id":"{story_id}"}})': result}
    }


def _neighbours(edition: Edition) -> dict[str, Any]:
    """What stands around every story and is none of it: author, publication, other posts."""
    user = {
        "__typename": "User",
        "id": edition.user_id,
        "name": edition.author,
        "username": edition.username,
        "customDomainState": None,
        "hasSubdomain": False,
        "imageId": f"1*{edition.user_id}AvatarPicture9.jpeg",
        "socialStats": {"__typename": "SocialStats", "followerCount": 841, "followingCount": 77},
    }
    state: dict[str, Any] = {f"User:{edition.user_id}": user}
    for other in edition.recommended:
        key = hashlib.blake2b(other.encode(), digest_size=6).hexdigest()
        state[f"Post:{key}"] = {
            "__typename": "Post",
            "id": key,
            "title": other,
            "clapCount": 204,
            "mediumUrl": f"https://medium.com/@{edition.username}/{key}",
            "extendedPreviewContent": {"__typename": "PreviewContent", "subtitle": "Read next"},
        }
    if edition.publication:
        state[f"Collection:{edition.publication_id}"] = {
            "__typename": "Collection",
            "id": edition.publication_id,
            "domain": None,
            "slug": edition.publication,
            "name": edition.publication_name,
            "subscriberCount": 5210,
        }
    return state


def _paragraph(key: str, paragraph: Paragraph) -> dict[str, Any]:
    image = paragraph.image
    return {
        "__typename": "Paragraph",
        "id": key,
        "name": paragraph.name,
        "type": paragraph.kind,
        "href": None,
        "layout": "INSET_CENTER" if image else None,
        "metadata": _image(image) if image else None,
        "text": paragraph.text,
        **PARAGRAPH_NULLS,
        "markups": [
            {
                "__typename": "Markup",
                "type": m.kind,
                "start": m.start,
                "end": m.end,
                "href": m.href,
                **MARKUP_NULLS,
                **({"anchorType": "LINK"} if m.href else {}),
            }
            for m in paragraph.markups
        ],
        "codeBlockMetadata": (
            {"__typename": "CodeBlockMetadata", "mode": "EXPLICIT", "lang": paragraph.language}
            if paragraph.kind == "PRE"
            else None
        ),
        "iframe": None,
        "mixtapeMetadata": None,
    }


def _image(image: str) -> dict[str, Any]:
    return {
        "__typename": "ImageMetadata",
        "id": image,
        "originalHeight": 1200,
        "originalWidth": 1800,
        "focusPercentX": None,
        "focusPercentY": None,
        "alt": None,
    }


def _post(edition: Edition, refs: list[dict[str, str]]) -> dict[str, Any]:
    locked = edition.preview is not None
    section = {"__typename": "Section", "name": None if locked else "4538", "startIndex": 0}
    body = {"__typename": "RichText", "sections": [section], "paragraphs": refs}
    subtitle = {"__typename": "PreviewContent", "subtitle": edition.subtitle}
    return {
        "__typename": "Post",
        "id": edition.id,
        "isPublished": True,
        "collection": {"__ref": f"Collection:{edition.publication_id}"} if edition.publication else None,
        'content({"postMeteringOptions":{"referrer":""}})': {
            "__typename": "PostContent",
            "isLockedPreviewOnly": locked,
            "bodyModel": body,
        },
        "creator": {"__ref": f"User:{edition.user_id}"},
        "isLocked": locked,
        "lockedSource": "LOCKED_POST_SOURCE_UGC" if locked else "LOCKED_POST_SOURCE_NONE",
        "visibility": "LOCKED" if locked else "PUBLIC",
        "mediumUrl": edition.url,
        "canonicalUrl": edition.url,
        "latestPublishedVersion": edition.version,
        "postResponses": {"__typename": "PostResponses", "count": 12},
        "clapCount": 391,
        "title": edition.title,
        "uniqueSlug": edition.url.rsplit("/", 1)[1],
        "topics": [{"__typename": "Topic", "slug": tag} for tag in edition.tags],
        "viewerEdge": {"__ref": f"PostViewerEdge:postId:{edition.id}-viewerId:lo_0f1e2d3c4b5a"},
        "extendedPreviewContent": {**subtitle, "isFullContent": False},
        "previewContent": subtitle,
        "previewImage": _image(edition.cover) if edition.cover else None,
        "firstPublishedAt": int(edition.first_published.timestamp() * 1000),
        "latestPublishedAt": int(edition.published.timestamp() * 1000),
        "readingTime": edition.words / 253,
        "seoDescription": edition.description,
        "isSuspended": False,
        "license": "ALL_RIGHTS_RESERVED",
        "detectedLanguage": "en",
        "wordCount": edition.words,
    }
