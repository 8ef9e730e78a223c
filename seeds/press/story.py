"""One version of one story, as everything that presses it sees it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from source import Paragraph

HOST = "https://medium.com"


@dataclass(frozen=True)
class Edition:
    """A version of a story at an address; ``preview`` is how many paragraphs a visitor is shown."""

    id: str
    url: str
    author: str
    username: str
    tags: tuple[str, ...]
    publication: str | None
    first_published: datetime
    published: datetime
    paragraphs: tuple[Paragraph, ...]
    recommended: tuple[str, ...]
    preview: int | None = None

    @property
    def shown(self) -> tuple[Paragraph, ...]:
        return self.paragraphs[: self.preview]

    @property
    def title(self) -> str:
        return self.paragraphs[0].text

    @property
    def subtitle(self) -> str:
        return self.paragraphs[1].text if self.paragraphs[1].kind == "H4" else ""

    @property
    def cover(self) -> str | None:
        return next((p.image for p in self.paragraphs if p.image), None)

    @property
    def words(self) -> int:
        return sum(len(p.text.split()) for p in self.paragraphs)

    @property
    def description(self) -> str:
        return " ".join(p.text for p in self.paragraphs[:5] if not p.image)[:190] + "…"

    @property
    def version(self) -> str:
        """Twelve hex digits that are new whenever the text is published anew."""
        said = repr((self.id, self.published.isoformat(), [(p.kind, p.text) for p in self.paragraphs]))
        return _hex(said)

    @property
    def user_id(self) -> str:
        return _hex(self.username)

    @property
    def publication_id(self) -> str:
        return _hex(self.publication or "")

    @property
    def publication_name(self) -> str:
        return (self.publication or "").replace("-", " ").title()


def _hex(said: str) -> str:
    return hashlib.blake2b(said.encode(), digest_size=6).hexdigest()
