"""Which story a Medium page shows, by its state, or what the state says instead."""

from __future__ import annotations

from dataclasses import dataclass

from daejo.errors import (
    Blocked,
    Gone,
    LoginRequired,
    LookError,
    NotAnArticle,
    NotFound,
    Unparseable,
    Withheld,
)
from daejo.originals.state import Object, State

_REFUSALS: dict[str, tuple[type[LookError], str]] = {
    "NotFound": (NotFound, "Medium says that there is no such story"),
    "RemovedByUser": (Gone, "the author deleted this story"),
    "AccountDeleted": (Gone, "the author's account was deactivated or deleted"),
    "AccountSuspended": (Gone, "Medium suspended the author's account"),
    "PostSuspended": (Gone, "Medium suspended this story"),
    "UnavailableForLegalReasons": (Withheld, "Medium withholds this story for legal reasons"),
    "WithheldInCountry": (Withheld, "Medium withholds this story in this country"),
    "Blocked": (Blocked, "Medium says that we are blocked"),
    "BlockedByUser": (Blocked, "the author blocks us"),
    "Unauthorized": (LoginRequired, "the story is shown only to those who are signed in (a draft)"),
}


@dataclass(frozen=True, slots=True)
class Story:
    """A post of the state, its content, and the content's paragraphs in order."""

    post: Object
    content: Object
    paragraphs: tuple[Object, ...]


def is_medium(state: State) -> bool:
    """Whether a state is Medium's: other sites use the same global for their own."""
    root = state.root
    return any(key.startswith(("postResult(", "post(")) for key in root) or any(
        key.startswith(("Post:", "Paragraph:")) for key in state.objects
    )


def main_story(state: State, wanted: str | None) -> Story:
    """The main story; ``wanted`` is the post id that was asked for. Never the first post of the state.

    Raises what the state says instead: Gone, NotFound, Withheld, Blocked, LoginRequired; NotAnArticle
    for a page without a story; Unparseable for a story whose text is not all there.
    """
    return _with_text(state, _main_post(state, wanted))


def _main_post(state: State, wanted: str | None) -> Object:
    results = [(key, value) for key, value in state.root.items() if key.startswith(("postResult(", "post("))]
    if wanted:
        results.sort(key=lambda pair: wanted not in pair[0])
    for _, value in results:
        found = state.object(value)
        name = found.get("__typename")
        if isinstance(name, str) and name in _REFUSALS:
            kind, said = _REFUSALS[name]
            raise kind(said)
        if name == "Post":
            return found
    with_text = [
        p
        for key, p in state.objects.items()
        if key.startswith("Post:") and isinstance(p, dict) and _has_content(p)
    ]
    if len(with_text) == 1:
        return with_text[0]
    raise NotAnArticle("a page of Medium's, but no story: its state names none as the main one")


def _has_content(post: Object) -> bool:
    return any(key.startswith("content(") or key == "content" for key in post)


def _with_text(state: State, post: Object) -> Story:
    """The post's content; where a page carries several, the one with the most paragraphs."""
    best: Story | None = None
    for key, value in post.items():
        if not (key.startswith("content(") or key == "content"):
            continue
        content = state.object(value)
        model = state.object(content.get("bodyModel"))
        paragraphs = tuple(state.objects_of(model.get("paragraphs")))
        if best is None or len(paragraphs) > len(best.paragraphs):
            best = Story(post, content, paragraphs)
    if best is None or not best.paragraphs:
        raise Unparseable("the page names its story but does not hold the text")
    missing = sum(1 for paragraph in best.paragraphs if not paragraph)
    if missing:
        raise Unparseable(
            f"the page lists {len(best.paragraphs)} paragraphs and does not hold {missing} of them"
        )
    return best
