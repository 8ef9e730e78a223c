"""Rules about what a text says: figures, names, words that turn a sense, signs that are read aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from daejo.changes.edit import Edit
from daejo.changes.listing import SHOWN, arrow, differing, listed
from daejo.changes.side import Side
from daejo.changes.wording import (
    ADVICE,
    FUNCTION_WORDS,
    LIMITS,
    OBLIGATIONS,
    POSSIBILITY,
    is_negation,
    opposed,
    spelled_out,
    unjointed,
)

_VERSION = re.compile(r"^v\d+(?:\.\d+)*$")
"""A name to who reads words, and a figure: the figures' own rule looks at it."""
_EITHER_WAY = frozenset({"and", "or"})
_PIVOTS = frozenset({"than", "as", "to", "from"})
_PERSONS = frozenset({"i", "me", "you", "he", "him", "she", "her", "it", "we", "us", "they", "them"})
"""Words of grammar that are somebody, and change a sense by their place."""
_LONGEST_END = 8
"""Words that each of two things compared may have."""
_IN_PARTS = re.compile(r"(?i)\b(?:and (?:a|one) half|quarters? of an? \w+)$")
"""A time that has its unit within ("a day and a half"): the other side's is told with its own beside it."""
_JOINT = re.compile(r"[-/]")
_ARROW = re.compile(r"(?<![-=])[-=]+>|<[-=]+|[→⇒←⇐]")
"""However an arrow is drawn, it is one. Tried only where a shaft begins: a wall of dashes has thousands of
places within it."""
_SPOKEN_SIGN = re.compile(
    r"[<>]=?|[=!]=+|[≤≥≠±÷]|(?<=\w)[+#]+(?!\w)|(?<![\w.)])[-+](?=\.?\d)|(?<=\s)[+=*](?=\s)"
)

_TAILS = frozenset({"re", "ve", "ll", "t", "s", "d", "m"})
_VERDICT = {
    sign: say
    for say, signs in (("✅", "✅✔☑"), ("❌", "❌✖✗✘🚫⛔"), ("👍", "👍"), ("👎", "👎"))
    for sign in signs
}
_AGAINST = (("✅", "❌"), ("❌", "✅"), ("👍", "👎"), ("👎", "👍"))


def figures(edit: Edit) -> Iterator[str]:
    if not edit.is_prose:
        return
    before, after = (side.figures(edit.other_unit) for side in (edit.before, edit.after))
    was, now = edit.before.spellings, edit.after.spellings
    if any(_IN_PARTS.search(was.get(v, "")) for v in before - after) or any(
        _IN_PARTS.search(now.get(v, "")) for v in after - before
    ):
        was, now = was | edit.before.times, now | edit.after.times
    yield from differing("number", before, after, was, now)


def names(edit: Edit) -> Iterator[str]:
    """Names by their key: "GitHub" made "Github" is no other name; nor one that is only said once more."""
    if not edit.is_prose:
        return
    was, now = ((*side.words, *side.other_forms) for side in (edit.before, edit.after))
    gone = Counter(n for n in edit.before.names if _named(edit.before, n) and not _says(now, n))
    new = Counter(n for n in edit.after.names if _named(edit.after, n) and not _says(was, n))
    yield from differing("name", gone, new, edit.before.spellings, edit.after.spellings)


def negation(edit: Edit) -> Iterator[str]:
    if edit.is_prose and edit.swapped:
        slips = edit.slips
        before, after = _negated(edit.before.words, slips), _negated(edit.after.words, slips)
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
        told = kin - edit.slips
        before = [w for gone, _ in edit.swapped for w in gone if w in told]
        after = [w for _, new in edit.swapped for w in new if w in told]
        if len(before) != len(after):
            yield f"{word} {arrow(' '.join(before), ' '.join(after))}"


def turned(edit: Edit) -> Iterator[str]:
    """A little word in the place of another that means something else, and nothing else in that place."""
    if not edit.is_prose:
        return
    for gone, new in edit.swapped:
        if len(gone) == len(new) == 1 and opposed(gone[0], new[0]):
            yield f"little word {arrow(*gone, *new)}"


def exchanged(edit: Edit) -> Iterator[str]:
    """Two words of matter that changed places around others, and nothing else: another sense, but around
    "and" and "or"."""
    before, after = edit.middle
    if edit.is_prose and (ends := _around_a_pivot(before, after)):
        yield f"places exchanged: {ends[0]}, {ends[1]}"
        return
    between = before[1:-1]
    if not edit.is_prose or _EITHER_WAY.issuperset(between) or between != after[1:-1]:
        return
    ends = (before[0], before[-1])
    if ends == (after[-1], after[0]) and not FUNCTION_WORDS.intersection(ends):
        yield f"places exchanged: {ends[0]}, {ends[1]}"


def replaced(edit: Edit) -> Iterator[str]:
    """One word of matter in the place of another, where the text has both elsewhere too."""
    if edit.is_prose:
        yield from (f"word {arrow(one, other)}" for one, other in edit.replaced[:SHOWN])


def signs(edit: Edit) -> Iterator[str]:
    """Signs that are read aloud: comparisons, plus and minus, a language's # or ++."""
    if edit.is_prose:
        before, after = _spoken_signs(edit.before.plain), _spoken_signs(edit.after.plain)
        gone, new = before - after, after - before
        if gone or new:
            yield f"sign {arrow(' '.join(gone.elements()), ' '.join(new.elements()))}"
        was, now = _verdicts(edit.before.text), _verdicts(edit.after.text)
        if any(was[one] > now[one] and was[other] < now[other] for one, other in _AGAINST):
            yield f"sign {arrow(' '.join((was - now).elements()), ' '.join((now - was).elements()))}"


def matter(edit: Edit) -> Iterator[str]:
    if not edit.is_prose:
        return
    gone, new = edit.gone, edit.new
    if gone or new:
        yield f"words {arrow(listed(gone), listed(new))}"


def question(edit: Edit) -> Iterator[str]:
    if edit.is_prose and edit.before.text.count("?") != edit.after.text.count("?"):
        yield "a question " + ("added" if "?" in edit.after.text else "gone")


def _named(side: Side, name: str) -> bool:
    """Not a word of grammar with a capital in a title ("You're", the RE of "YOU'RE"), nor "e.g."; "US" and
    "IT" are names."""
    if name in _TAILS or spelled_out([name]) != [name]:
        return False
    return name not in FUNCTION_WORDS or side.spellings.get(name, "").isupper()


def _spoken_signs(text: str) -> Counter[str]:
    return Counter(_SPOKEN_SIGN.findall(_ARROW.sub(" ", text)))


def _verdicts(text: str) -> Counter[str]:
    """Signs that say yes or no, by what they say; one that only comes or goes is ornament."""
    return Counter(_VERDICT[sign] for sign in text if sign in _VERDICT)


def _around_a_pivot(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, str] | None:
    """The two that are compared, or that lead from one to the other, where each stands in the other's place:
    "my wife more than me" and "me more than my wife". None where nothing did, or one is no more than grammar.
    """
    if len(before) != len(after):
        return None
    for first in range(1, min(_LONGEST_END, len(before) - 2) + 1):
        for last in range(1, min(_LONGEST_END, len(before) - first - 1) + 1):
            one, between, other = before[:first], before[first:-last], before[-last:]
            if after != other + between + one or _PIVOTS.isdisjoint(between):
                continue
            if all(any(w in _PERSONS or w not in FUNCTION_WORDS for w in end) for end in (one, other)):
                return " ".join(one), " ".join(other)
    return None


def _negated(words: tuple[str, ...], slips: frozenset[str]) -> int:
    return sum(is_negation(word) for word in words if word not in slips)


def _says(words: tuple[str, ...], name: str) -> bool:
    """Whether a name stands among words, whatever joins its parts: "Single-File" and "single file"; a version
    with or without its v."""
    if _VERSION.match(name) or unjointed(name) in map(unjointed, words):
        return True
    parts = {part for word in words for part in (word, *_JOINT.split(word.removesuffix("'s")))}
    return name in parts or all(part in parts for part in _JOINT.split(name))
