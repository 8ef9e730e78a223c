"""Part 2: title, author, dates, version and id against what the pages show; and what the other files are."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from daejo.errors import DaejoError
from daejo.originals import Article, Page, Source, read, read_items

EXPECTED = Path(__file__).resolve().parents[1] / "reading_expected.toml"
FIELDS = ("id", "version", "published", "updated", "author", "title", "completeness")


def run(corpus: Path, *, quick: bool) -> list[str]:  # noqa: ARG001 all parts are called alike
    print("\n2. title, author, dates, version, id")
    failures: list[str] = []
    for name, wanted in tomllib.loads(EXPECTED.read_text("utf-8"))["pages"].items():
        path = corpus / "pages" / f"{name}.html"
        if not path.exists():
            print(f"  {name}: not in this corpus")
            continue
        print(f"  {name}")
        try:
            article = read(Page(path.name, path.read_bytes(), source=Source.FILE))
        except DaejoError as error:
            outcome = getattr(error, "outcome", "failed")
            right = wanted.get("outcome") == outcome
            print(f"    {'ok   ' if right else 'WRONG'} outcome {outcome}: {error}")
            failures += [] if right else [f"{name}: outcome {outcome}"]
            continue
        failures += [f"{name}: {field}" for field in FIELDS if not _right(article, field, wanted)]
    return failures + _feeds(corpus)


def _right(article: Article, field: str, wanted: dict[str, Any]) -> bool:
    value = getattr(article, field)
    shown = _shown(value)
    said = _digest(shown) if field in ("title", "author") else shown
    right = said == wanted.get(field)
    print(f"    {'ok   ' if right else 'WRONG'} {field:12} {shown}")
    return right


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return str(value or "")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _feeds(corpus: Path) -> list[str]:
    """Every item of every feed must read: as an article, or as the preview that it is."""
    failures: list[str] = []
    for path in sorted((corpus / "feeds").glob("*.xml")):
        try:
            items = read_items(Page(path.name, path.read_bytes(), source=Source.FILE))
        except DaejoError as error:
            failures.append(f"{path.name}: {error}")
            print(f"  {path.name}: {error}")
            continue
        print(f"  {path.name}: {len(items)} items")
        for item in items:
            print(
                f"    {item.completeness.value:8} {item.id or '-':13} "
                f"{len(item.blocks):4} blocks  {item.title[:60]}"
            )
    return failures
