"""What the bytes of a page are, by looking at them: a content type may lie."""

from __future__ import annotations

import re
from enum import StrEnum

from daejo.errors import NotAnArticle
from daejo.originals.page import Page, Source


class Content(StrEnum):
    HTML = "html"
    FEED = "feed"
    MARKDOWN = "markdown"


_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"OggS", "a sound or video"),
    (b"ID3", "a sound"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"wOF", "a font"),
)
_FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|item|entry|channel)[\s>]", re.IGNORECASE)
_HTML_ROOT = re.compile(rb"<(?:html|body)\b", re.IGNORECASE)
_NOT_ROOT = re.compile(
    rb"\s+|<\?[^>]{0,400}>|<!--.{0,2000}?-->|<!DOCTYPE[^>]{0,400}>", re.IGNORECASE | re.DOTALL
)
_HTML_SIGN = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title|script|link|figure|span|table)\b",
    re.IGNORECASE,
)
_MARKDOWN_PATH = re.compile(r"\.(?:md|mdx|markdown|mdown|mkd)(?:$|[?#])", re.IGNORECASE)
_OTHER_TYPES = (
    "application/json",
    "image/",
    "video/",
    "audio/",
    "font/",
    "text/css",
    "text/csv",
    "application/pdf",
    "application/zip",
)
_LOOKED_AT = 4096


def content_of(page: Page) -> Content:
    """The kind of text that a page holds. Raises NotAnArticle, with the reason, for what is none."""
    head = page.body[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    where = "the file" if page.source is Source.FILE else "the address"
    for magic, what in _MAGIC:
        if head.startswith(magic) or page.body.startswith(magic):
            raise NotAnArticle(f"{where} holds {what}, not a page")
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise NotAnArticle(f"{where} holds an image, sound or video, not a page")
    kind = page.headers.get("content-type", "").partition(";")[0].strip().lower()
    if (
        _MARKDOWN_PATH.search(page.url)
        and "html" not in kind
        and "xml" not in kind
        and not _is_document(head)
    ):
        return Content.MARKDOWN
    if _is_feed(head, kind):
        return Content.FEED
    if kind in ("text/markdown", "text/x-markdown", "text/mdx"):
        return Content.MARKDOWN
    if _HTML_SIGN.search(head) or "html" in kind or b"\0" in head:
        return Content.HTML
    if kind.startswith(_OTHER_TYPES):
        raise NotAnArticle(f"{where} holds {kind}, not a page")
    if kind.startswith("text/plain"):
        return Content.MARKDOWN
    return Content.HTML


def _is_feed(head: bytes, kind: str) -> bool:
    if head.startswith(b"<?xml") and _FEED_ROOT.search(head) and not _HTML_ROOT.search(head):
        return True
    root = head
    for _ in range(12):
        skipped = _NOT_ROOT.match(root)
        if not skipped:
            break
        root = root[skipped.end() :]
    return bool(_FEED_ROOT.match(root)) or "rss" in kind or "atom" in kind


def _is_document(head: bytes) -> bool:
    """Whether a .md address answers with a whole HTML page (GitHub's view of the file)."""
    return bool(re.match(rb"<!doctype html|<html", head, re.IGNORECASE))
