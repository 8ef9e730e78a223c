"""The rules by which a change is weighed, as a table: the heaviest one that speaks decides.

A rule looks at one edit and gives its reasons, none where it has nothing to say. What no rule
speaks of has not changed for a reader of the translation: it is cosmetic.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from daejo.alignment.terms import SYMBOL
from daejo.blocks import Kind
from daejo.changes.change import Weight
from daejo.changes.code import bare_lines, indents
from daejo.changes.edit import Edit
from daejo.changes.links import turned_links
from daejo.changes.listing import SHOWN, arrow, differing
from daejo.changes.sense import (
    exchanged,
    figures,
    matter,
    modality,
    names,
    negation,
    question,
    replaced,
    signs,
    turned,
)
from daejo.changes.sequence import common
from daejo.changes.side import Side

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Rule:
    """``reasons`` are for a person; ``why`` says why this weighs what it weighs."""

    name: str
    weight: Weight
    why: str
    reasons: Callable[[Edit], Iterator[str]]


def code(edit: Edit) -> Iterator[str]:
    """Code by line, without comments and blanks: translators translate comments."""
    if edit.after.kind is not Kind.CODE or edit.before.kind is not Kind.CODE or edit.both_show:
        return
    before, after = bare_lines(edit.before.text), bare_lines(edit.after.text)
    kept = common(before, after)
    gone, new = len(before) - len(kept), len(after) - len(kept)
    if gone or new:
        yield f"code: {_lines(gone)} gone, {_lines(new)} new"


def include(edit: Edit) -> Iterator[str]:
    """A line that shows a file: another file, or other lines of it."""
    before, after = edit.before.shows, edit.after.shows
    if edit.both_show and before != after:
        yield f"shows {arrow(before, after)}"


def inline_code(edit: Edit) -> Iterator[str]:
    """What is set as code is what a reader types. That it is set as code, or no longer, is markup."""
    if not edit.is_prose:
        return
    text_before, text_after = edit.before.plain, edit.after.plain
    gone = Counter(c for c in edit.before.code_words - edit.after.code_words if c not in text_after)
    new = Counter(c for c in edit.after.code_words - edit.before.code_words if c not in text_before)
    yield from differing("code", gone, new, edit.before.spellings, edit.after.spellings)
    was, now = edit.before.code_spellings, edit.after.code_spellings
    for key in sorted(was.keys() & now.keys()):
        fresh = {word for word in now[key] - was[key] if word not in edit.before.text}
        if fresh:
            yield f"code {arrow(min(was[key]), min(fresh))}"


def links(edit: Edit) -> Iterator[str]:
    for one, other in turned_links(edit.before.links, edit.after.links):
        yield f"link {arrow(one, other)}"


def image(edit: Edit) -> Iterator[str]:
    if edit.before.images and edit.after.images and edit.before.images != edit.after.images:
        yield "another image"


def embed(edit: Edit) -> Iterator[str]:
    if edit.after.kind is Kind.EMBED and edit.before.targets != edit.after.targets:
        yield f"embeds {arrow(' '.join(edit.before.targets), ' '.join(edit.after.targets))}"


def kind(edit: Edit) -> Iterator[str]:
    """Prose made code, a picture made a table: not prose of one kind made prose of another."""
    both_prose = edit.before.blocks[0].is_prose and edit.after.blocks[0].is_prose
    if edit.before.kind is not edit.after.kind and not both_prose and not edit.both_show:
        yield f"{edit.before.kind.value} made {edit.after.kind.value}"


def spelling(edit: Edit) -> Iterator[str]:
    yield from (f"spelling {arrow(one, other)}" for one, other in edit.typos[:SHOWN])


def comments(edit: Edit) -> Iterator[str]:
    if edit.after.kind is not Kind.CODE or edit.both_show:
        return
    if edit.before.text.split() != edit.after.text.split():
        yield "only comments in code"


def lit(edit: Edit) -> Iterator[str]:
    """Which lines of a shown file are set off, or that any are: they shift when the file does."""
    if edit.both_show:
        before, after = _set_off(edit.before), _set_off(edit.after)
        if before != after:
            yield "only the lines that are set off"


def indentation(edit: Edit) -> Iterator[str]:
    """Lines moved in or out against each other; all of them together is looks."""
    if edit.after.kind is Kind.CODE and indents(edit.before.text) != indents(edit.after.text):
        yield "only indentation in code"


def wording(edit: Edit) -> Iterator[str]:
    reworded = edit.swapped or edit.before.other_forms != edit.after.other_forms
    if edit.is_prose and reworded and not edit.typos:
        yield "reworded without a new word of matter"


def punctuation(edit: Edit) -> Iterator[str]:
    if edit.is_prose and not edit.swapped and _stops(edit.before.plain) != _stops(edit.after.plain):
        yield "only punctuation"


RULES = (
    Rule("number", Weight.SUBSTANTIVE, "the translation states the old figure, date or version", figures),
    Rule("name", Weight.SUBSTANTIVE, "the translation speaks of something else", names),
    Rule("negation", Weight.SUBSTANTIVE, "the translation says the opposite", negation),
    Rule("modality", Weight.SUBSTANTIVE, "may, should and must are told apart in Korean as well", modality),
    Rule("matter", Weight.SUBSTANTIVE, "something is said that was not, or no longer", matter),
    Rule("turned", Weight.SUBSTANTIVE, "on is not off, and some is not all", turned),
    Rule("replaced", Weight.SUBSTANTIVE, "another thing is said in this place", replaced),
    Rule("exchanged", Weight.SUBSTANTIVE, "who does what to whom is turned round", exchanged),
    Rule("sign", Weight.SUBSTANTIVE, "less is not more, and 3+ is not 3", signs),
    Rule("code", Weight.SUBSTANTIVE, "readers copy code; the translation has the old one", code),
    Rule("include", Weight.SUBSTANTIVE, "the page shows other code than the translation", include),
    Rule("inline code", Weight.SUBSTANTIVE, "readers type what is set as code", inline_code),
    Rule("link", Weight.SUBSTANTIVE, "the translation may lead to another place", links),
    Rule("image", Weight.SUBSTANTIVE, "the translation shows the old picture", image),
    Rule("embed", Weight.SUBSTANTIVE, "the translation embeds something else", embed),
    Rule("kind", Weight.SUBSTANTIVE, "it is another sort of thing now", kind),
    Rule("question", Weight.SUBSTANTIVE, "a statement is no question", question),
    Rule("spelling", Weight.MINOR, "a slip of the author's; a translation does not show it", spelling),
    Rule("comments", Weight.MINOR, "code runs as before; a translated comment may be dated", comments),
    Rule("lit lines", Weight.MINOR, "the page sets off other lines of the same code", lit),
    Rule("indentation", Weight.MINOR, "the same code; in Python it may mean something else", indentation),
    Rule("wording", Weight.MINOR, "the same words of matter in another sentence", wording),
    Rule("punctuation", Weight.MINOR, "Korean has its own", punctuation),
)


def _set_off(side: Side) -> Counter[str]:
    return Counter(_NUMBER.findall(side.text)) - Counter(_NUMBER.findall(side.shows))


def _lines(count: int) -> str:
    return f"{count} line" + ("" if count == 1 else "s")


def _stops(text: str) -> str:
    """The signs that part a text; whether one ends it, and the pictographs in it, are its looks."""
    return "".join(sign for sign in SYMBOL.sub(" ", text).rstrip(".,;: ") if sign in ",.;:!()")
