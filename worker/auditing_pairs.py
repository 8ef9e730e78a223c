"""One pair of documents with its history -> how it stands. What the processes of an audit do."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from daejo.blocks import storable
from daejo.errors import DaejoError
from daejo.findings import BaselineKind, Policy
from daejo.originals.article import Article
from daejo.originals.page import Page, Source
from daejo.posts import Post, read_post
from daejo.trees import Audited, HeldAgainst, Status, located, narrowed, status_of
from worker.auditing_history import Past, read_document, translated_from
from worker.comparing import Comparison, compare
from worker.files import read_file
from worker.git import Step
from worker.pool import Job
from worker.rendering.schemas import plain

AUDITED: TypeAdapter[Audited] = TypeAdapter(Audited)

EMPTY = "the translation is empty"
BOTH_EMPTY = "both files are empty"


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair to audit. ``then`` and ``made`` are the histories of the two files, where they are known."""

    original: str
    post: str
    then: Past | None = None
    made: Past | None = None


ASKED: TypeAdapter[Asked] = TypeAdapter(Asked)


def asked_line(asked: Asked) -> bytes:
    """A pair as a line of work: ASCII, so that any file name survives."""
    return json.dumps(plain(asked)).encode("ascii") + b"\n"


def audit_line(job: Job, policy: Policy) -> tuple[str, str]:
    """One line of work -> "done" and the pair's standing as JSON, without its paths."""
    asked = _read_asked(json.loads(job.line))
    try:
        made = audit_pair(asked, policy)
    except DaejoError as error:
        made = Audited(Status.FAILED, None, None, why=_reason(error, asked))
    except Exception as error:  # a bug shows as one, and the other pairs go on
        made = Audited(
            Status.FAILED, None, None, why=f"a bug in Daejo: {type(error).__name__}: {storable(str(error))}"
        )
    return "done", json.dumps(AUDITED.dump_python(made, mode="json"))


def audit_pair(asked: Asked, policy: Policy) -> Audited:
    """How a pair stands. Raises DaejoError where one of the files cannot be read."""
    made, held, notes = compare_with_history(asked, policy)
    if is_empty(made.post):
        both = is_empty(made.original)
        status, told = (Status.UNVERIFIED, BOTH_EMPTY) if both else (Status.UNTRANSLATED, EMPTY)
        return Audited(status, None, None, notes=(told,))
    source = read_file(asked.post, follow=False).decode("utf-8", "replace").splitlines()
    found = tuple(narrowed(located(f, made.original.blocks, made.post.blocks), source) for f in made.findings)
    return Audited(
        status=status_of(found, held),
        original=None,
        post=None,
        baseline=held,
        findings=found,
        notes=(*notes, *made.notes, *made.warnings),
    )


def _lines(path: str) -> list[str]:
    """The lines of a file as they are counted in findings, whichever way they end."""
    text = read_file(path, follow=False).decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def is_empty(document: Article | Post) -> bool:
    """Whether a file holds no text, not even a title."""
    return not document.title and not any(block.text or block.image for block in document.blocks)


def compare_with_history(asked: Asked, policy: Policy) -> tuple[Comparison, HeldAgainst, tuple[str, ...]]:
    """The two files held against each other, given the version that the history says was translated."""
    post_data = read_file(asked.post, follow=False)
    post = read_post(post_data, asked.post)
    page = Page(
        url=storable(asked.original), body=read_file(asked.original, follow=False), source=Source.FILE
    )
    article, notes = read_document(page, post.link)
    chosen = translated_from(asked.then, asked.made, post, post_data) if asked.then else None
    if chosen is None:
        why = ("the repository holds no version of the original",) if asked.then else ()
        return compare(article, post, None, policy), HeldAgainst(BaselineKind.ASSUMED), (*notes, *why)
    held = chosen.held_against(article, policy)
    if held.certainty is None:
        notes = (*notes, "the clone is shallow: what was translated may be older than all it holds")
    return compare(article, post, chosen.article, policy), held, notes


def _read_asked(made: Any) -> Asked:
    def past(said: Any) -> Past | None:
        if said is None:
            return None
        steps = tuple(
            Step(s["revision"], datetime.fromisoformat(s["at"]).astimezone(UTC), s["path"], s["blob"])
            for s in said["steps"]
        )
        return Past(said["root"], said["shallow"], steps)

    return Asked(made["original"], made["post"], past(made["then"]), past(made["made"]))


def _reason(error: DaejoError, asked: Asked) -> str:
    said = str(error)
    for path in (asked.original, asked.post):
        said = re.sub(rf"^{re.escape(path)}:(?: |(\d+): )", _line, said)
    return storable(said)


def _line(found: re.Match[str]) -> str:
    """The line alone; which file it is of stands beside it."""
    return f"line {found[1]}: " if found[1] else ""
