"""The craft's values <-> JSON texts.

What equals its default is left out: a block has a dozen fields and mostly needs two. A field that is
added later must have a default, or old rows cannot be read.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cached_property
from typing import Generic, TypeVar

import zstandard
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from daejo.alignment.pair import Pair
from daejo.changes import Change, FieldChange
from daejo.findings import Finding
from daejo.originals.article import Article
from daejo.originals.page import Page
from daejo.posts.post import Post
from db.columns import storable

T = TypeVar("T")


class Codec(Generic[T]):
    """One kind of value."""

    def __init__(self, form: type[T]) -> None:
        self._form = form

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        # Made when first needed: the six of them take as long as the rest of a command's start.
        return TypeAdapter(self._form)

    def encode(self, value: T) -> str:
        try:
            return self._adapter.dump_json(value, exclude_defaults=True).decode()
        except PydanticSerializationError:
            # Half a surrogate pair: pages cut emoji in two inside their own JSON.
            plain = self._adapter.dump_python(value, mode="json", exclude_defaults=True)
            return storable(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))

    def decode(self, text: str) -> T:
        return self._adapter.validate_json(text)


ARTICLE = Codec(Article)
POST = Codec(Post)
CHANGE = Codec(Change)
FIELD = Codec(FieldChange)
FINDING = Codec(Finding)
PAIRS: Codec[tuple[Pair, ...]] = Codec(tuple[Pair, ...])
_PAGE = Codec(Page)


def pack_page(page: Page) -> tuple[str, bytes]:
    """A page as (JSON of all but its body, the body in zstandard)."""
    return _PAGE.encode(replace(page, body=b"")), zstandard.compress(page.body)


def unpack_page(page: str, body: bytes) -> Page:
    return replace(_PAGE.decode(page), body=zstandard.decompress(body))
