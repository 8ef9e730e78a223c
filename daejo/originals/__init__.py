"""Originals: page -> Article, and which original an address names."""

from daejo.markdown import image_key
from daejo.originals.article import Article, Completeness
from daejo.originals.feed import read_items
from daejo.originals.identity import Identity, identify
from daejo.originals.page import Hop, Page, Request, Source
from daejo.originals.reader import read

__all__ = [
    "Article",
    "Completeness",
    "Hop",
    "Identity",
    "Page",
    "Request",
    "Source",
    "identify",
    "image_key",
    "read",
    "read_items",
]
