"""The rules by which a change is weighed, as a table: the heaviest one that speaks decides.

A rule looks at one edit and gives its reasons, none where it has nothing to say. What no rule
speaks of has not changed for a reader of the translation: it is cosmetic.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from daejo.blocks import Kind
from daejo.changes.change import Weight
from daejo.changes.code import bare_lines, indents
from daejo.changes.edit import Edit
from daejo.changes.links import turned_links
from daejo.changes.listing import SHOWN, listed
from daejo.changes.sequence import common
from daejo.changes.wording import ADVICE, LIMITS, OBLIGATIONS, POSSIBILITY, is_negation

_JOINT = re.compile(r"[-/]")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Rule:
    """``reasons`` are for a person; ``why`` says why this weighs what it weighs."""

    name: str
    weight: Weight
    why: str
    reasons: Callable[[Edit], Iterator[str]]


def figures(edit: Edit) -> Iterator[str]:
    if not edit.is_prose:
        return
    yield from _differing("number", edit.before.figures, edit.after.figures, edit)


def names(edit: Edit) -> Iterator[str]:
    """Names by their key: "GitHub" made "Github" is no other name; nor one that is only said once more."""
    if not edit.is_prose:
        return
    gone = Counter(n for n in edit.before.names if not _says(edit.after.words, n))
    new = Counter(n for n in edit.after.names if not _says(edit.before.words, n))
    yield from _differing("name", gone, new, edit)


def negation(edit: Edit) -> Iterator[str]:
    if edit.is_prose:
        before, after = _negated(edit.before.words), _negated(edit.after.words)
        if before % 2 != after % 2 or bool(before) != bool(after):
            yield "negation " + ("gone" if before > after else "added")


def modality(edit: Edit) -> Iterator[str]:
    """Must, should, may: whether something is asked, advised or allowed."""
    if not edit.is_prose:
        return
    for word, kin in (
        ("obligation", OBLIGATIONS),
        ("advice", ADVICE),
        ("possibility", POSSIBILITY),
        ("limit", LIMITS),
    ):
        before = [w for gone, _ in edit.swapped for w in gone if w in kin]
        after = [w for _, new in edit.swapped for w in new if w in kin]
        if len(before) != len(after):
            yield f"{word} {_arrow(' '.join(before), ' '.join(after))}"


def matter(edit: Edit) -> Iterator[str]:
    if not edit.is_prose:
        return
    gone, new = edit.gone, edit.new
    if gone or new:
        yield f"words {_arrow(listed(gone), listed(new))}"


def code(edit: Edit) -> Iterator[str]:
    """Code by line, without comments and blanks: translators translate comments."""
    if edit.after.kind is not Kind.CODE or edit.before.kind is not Kind.CODE:
        return
    before, after = bare_lines(edit.before.text), bare_lines(edit.after.text)
    kept = common(before, after)
    gone, new = len(before) - len(kept), len(after) - len(kept)
    if gone or new:
        yield f"code: {_lines(gone)} gone, {_lines(new)} new"


def include(edit: Edit) -> Iterator[str]:
    """A line that shows a file: another file, or other lines of it."""
    before, after = edit.before.shows, edit.after.shows
    if before and after and before != after:
        yield f"shows {_arrow(before, after)}"


def inline_code(edit: Edit) -> Iterator[str]:
    """What is set as code is what a reader types. That it is set as code, or no longer, is markup."""
    if not edit.is_prose:
        return
    text_before, text_after = edit.before.plain, edit.after.plain
    gone = Counter(c for c in edit.before.code_words - edit.after.code_words if c not in text_after)
    new = Counter(c for c in edit.after.code_words - edit.before.code_words if c not in text_before)
    yield from _differing("code", gone, new, edit)


def links(edit: Edit) -> Iterator[str]:
    for one, other in turned_links(edit.before.links, edit.after.links):
        yield f"link {_arrow(one, other)}"


def image(edit: Edit) -> Iterator[str]:
    if edit.before.images and edit.after.images and edit.before.images != edit.after.images:
        yield "another image"


def embed(edit: Edit) -> Iterator[str]:
    if edit.after.kind is Kind.EMBED and edit.before.targets != edit.after.targets:
        yield f"embeds {_arrow(' '.join(edit.before.targets), ' '.join(edit.after.targets))}"


def kind(edit: Edit) -> Iterator[str]:
    """Prose made code, a picture made a table: not prose of one kind made prose of another."""
    both_prose = edit.before.blocks[0].is_prose and edit.after.blocks[0].is_prose
    both_show = edit.before.shows and edit.after.shows
    if edit.before.kind is not edit.after.kind and not both_prose and not both_show:
        yield f"{edit.before.kind.value} made {edit.after.kind.value}"


def question(edit: Edit) -> Iterator[str]:
    if edit.is_prose and edit.before.text.count("?") != edit.after.text.count("?"):
        yield "a question " + ("added" if "?" in edit.after.text else "gone")


def spelling(edit: Edit) -> Iterator[str]:
    yield from (f"spelling {_arrow(one, other)}" for one, other in edit.typos[:SHOWN])


def comments(edit: Edit) -> Iterator[str]:
    if edit.after.kind is Kind.CODE and edit.before.text.split() != edit.after.text.split():
        yield "only comments in code"


def lit(edit: Edit) -> Iterator[str]:
    """Which lines of a shown file are set off: they shift when the file does."""
    if edit.before.shows and edit.after.shows:
        before, after = _NUMBER.findall(edit.before.text), _NUMBER.findall(edit.after.text)
        if before != after:
            yield "only the lines that are set off"


def indentation(edit: Edit) -> Iterator[str]:
    """Lines moved in or out against each other; all of them together is looks."""
    if edit.after.kind is Kind.CODE and indents(edit.before.text) != indents(edit.after.text):
        yield "only indentation in code"


def wording(edit: Edit) -> Iterator[str]:
    if edit.is_prose and edit.swapped and not edit.typos:
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


def _negated(words: tuple[str, ...]) -> int:
    return sum(is_negation(word) for word in words)


def _says(words: tuple[str, ...], name: str) -> bool:
    """Whether a name stands among words, whatever joins its parts: "Single-File" and "single file"."""
    parts = {part for word in words for part in (word, *_JOINT.split(word.removesuffix("'s")))}
    return name in parts or all(part in parts for part in _JOINT.split(name))


def _differing(what: str, before: Counter[str], after: Counter[str], edit: Edit) -> Iterator[str]:
    gone, new = sorted(before - after), sorted(after - before)
    if gone or new:
        was = [edit.before.spellings.get(v, v) for v in gone]
        now = [edit.after.spellings.get(v, v) for v in new]
        yield f"{what} {_arrow(listed(was), listed(now))}"


def _arrow(one: str, other: str) -> str:
    return f"{one or '∅'} → {other or '∅'}"


def _lines(count: int) -> str:
    return f"{count} line" + ("" if count == 1 else "s")


def _stops(text: str) -> str:
    """The signs that part a text; that it ends in one, or in none, is its looks."""
    return "".join(sign for sign in text.rstrip(".,;: ") if sign in ",.;:!()")
