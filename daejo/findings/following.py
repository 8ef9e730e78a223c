"""Whether a translation says the new text of an edit already, as far as the two languages share it.

Figures, names and code stand in both languages, so they tell which of two texts a translation follows.
Ordinary words do not: where an edit brings more than a few of them, nothing is claimed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from daejo.alignment.quantities import quantities
from daejo.alignment.quantity import Quantity
from daejo.alignment.terms import TermKind, terms
from daejo.changes.wording import FUNCTION_WORDS, LIMITS, NEGATIONS, OBLIGATIONS, is_negation, stem, words
from daejo.findings.spellings import transliterated, vocabulary_of

UNSEEN = 3
"""Ordinary words that an edit may bring beside its figures and names, and still be compared by these."""
_IDIOM = frozenset({"0", "1", "0.5"})
_TURNING = NEGATIONS | OBLIGATIONS | LIMITS
"""Words that turn a sentence round, which no figure shows."""


def already_says(change_before_text: str, change_after_text: str, post_text: str) -> bool:
    """Whether ``post_text`` agrees with the text after an edit, and no longer with the one before.

    True only where every figure and name that the edit brought stands in the translation, none that it
    took away does, and there is one at least that tells. Where nothing tells, False: the translation
    may be out of date.

    >>> already_says("It has 3 floors.", "It has 4 floors.", "4개 층이 있습니다.")
    True
    >>> already_says("It has 3 floors.", "It has 4 floors.", "3개 층이 있습니다.")
    False
    """
    figures = _figures(change_before_text, change_after_text, post_text)
    named = _named(change_before_text, change_after_text, post_text)
    if figures is None or named is None or not (figures or named):
        return False
    return _ordinary(change_before_text, change_after_text) <= UNSEEN


def _figures(before: str, after: str, post: str) -> bool | None:
    """Whether figures tell that the post follows ``after``; None where they tell that it does not."""
    was, now, say = quantities(before), quantities(after), quantities(post)
    had, has, says = _counted(was), _counted(now), _counted(say)
    come, gone = has - had, had - has
    if any(says[value] < has[value] for value in come) or any(says[value] > has[value] for value in gone):
        return None
    plain = {q.value for q in now if not q.spelled} | {q.value for q in say if not q.spelled}
    # "Two" that came and 두 that stands: Korean counts where English does not. Digits are no accident.
    return any(value in plain and value not in _IDIOM for value in come)


def _named(before: str, after: str, post: str) -> bool | None:
    """The same of Latin words: names and identifiers, and any word that the post keeps in Latin letters."""
    was, now, says = (vocabulary_of(text) for text in (before, after, post))
    come, gone = now - was, was - now
    written = {key for key in gone if key in says and key not in FUNCTION_WORDS}
    heard = {key for key in _proper(before) & gone if transliterated(key, post)}
    if written or heard - {key for key in come if transliterated(key, post)}:
        return None
    due = _proper(after) & come
    if any(key not in says and not transliterated(key, post) for key in due):
        return None
    return any(key in says for key in come - FUNCTION_WORDS)


def _proper(text: str) -> set[str]:
    """Keys of what is spelled as a name or an identifier; an address is one."""
    kinds = (TermKind.NAME, TermKind.LINK)
    return set().union(*(vocabulary_of(t.spelling) for t in terms(text) if t.kind in kinds), set())


def _ordinary(before: str, after: str) -> int:
    """How many words an edit brought, or took, that neither figures nor names speak for."""
    was, now = Counter(words(before)), Counter(words(after))
    come, gone = now - was, was - now
    if any(is_negation(word) or word in _TURNING for word in (*come, *gone)):
        return UNSEEN + 1
    spoken = _spoken(before) | _spoken(after)
    stems = [{stem(w) for w in some if w.isalpha() and w not in FUNCTION_WORDS} for some in (come, gone)]
    return max(len(stems[0] - stems[1] - spoken), len(stems[1] - stems[0] - spoken))


def _spoken(text: str) -> set[str]:
    """Stems of the words that figures and names are made of."""
    figures = (q.spelling for q in quantities(text))
    named = (t.spelling for t in terms(text) if t.kind is not TermKind.WORD)
    return {stem(word) for part in (*figures, *named) for word in words(part)}


def _counted(figures: Iterable[Quantity]) -> Counter[str]:
    """How often each figure is said; one or half in words is an idiom, and no figure."""
    return Counter(q.value for q in figures if not (q.spelled and q.value in _IDIOM))
