"""Little words and short phrases that say the same in other words: a table to change.

Held against the words of both versions of a text, so that "whilst" made "while" is a rewording, and so that
"have to" weighs what "must" weighs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

_SAME = (
    ("while", "whilst"),
    ("among", "amongst"),
    ("amid", "amidst"),
    ("until", "till"),
    ("toward", "towards"),
    ("although", "though", "even though", "in spite of the fact that", "despite the fact that"),
    ("because", "due to the fact that", "owing to the fact that"),
    ("because of", "due to", "owing to", "on account of"),
    ("instead of", "rather than", "in place of"),
    ("if", "whether", "in case", "provided that"),
    ("for example", "for instance", "e.g", "eg"),
    ("that is", "i.e", "that is to say"),
    ("and so on", "etc", "and so forth", "et cetera"),
    ("versus", "vs"),
    ("everyone", "everybody"),
    ("someone", "somebody"),
    ("anyone", "anybody"),
    ("nobody", "no one"),
    ("each other", "one another"),
    ("perhaps", "maybe"),
    ("via", "through", "by means of", "by way of"),
    ("lets you", "allows you to", "enables you to"),
    ("let you", "allow you to", "enable you to"),
    ("many", "a lot of", "lots of", "plenty of", "a great many"),
    ("besides", "in addition to"),
    ("in spite of", "despite"),
    ("regarding", "concerning", "with regard to", "as regards"),
    ("before", "prior to"),
    ("twice", "two times"),
    ("three times", "thrice"),
    ("may", "might"),
    ("can", "could"),
    ("ok", "okay"),
    ("about", "around", "roughly", "approximately", "approx"),
    ("must", "have to", "has to", "need to", "needs to", "have got to", "has got to", "had to", "needed to"),
    ("have to", "need to", "needs to", "has to"),
)
"""Of each row one is as good as another; what is about a figure only before one, and a duty is "must" only
where it is not denied: what need not be is not what must not be."""
_DENIALS = frozenset({"not", "never", "no"})
_FIGURES = frozenset(
    {
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "twenty",
        "thirty",
    }
    | {"forty", "fifty", "half", "$", "€", "£"}
)


def _table() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    rows: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for first, *others in _SAME:
        for other in others:
            phrase = tuple(other.split())
            rows[phrase[0]].append((phrase, tuple(first.split())))
    for row in rows.values():
        row.sort(key=lambda entry: -len(entry[0]))
    return dict(rows)


_BY_FIRST = _table()


def in_one_wording(words: Sequence[str]) -> list[str]:
    """Words (plain, in order) with every phrase of the table told by the first one of its row.

    >>> in_one_wording("whilst you need to ask somebody".split())
    ['while', 'you', 'must', 'ask', 'someone']
    >>> in_one_wording("you do not need to ask around".split())
    ['you', 'do', 'not', 'have', 'to', 'ask', 'around']
    """
    told: list[str] = []
    k = 0
    while k < len(words):
        for phrase, same in _BY_FIRST.get(words[k], ()):
            end = k + len(phrase)
            if tuple(words[k:end]) == phrase and _fits(same, told, words[end : end + 1]):
                told += same
                k = end
                break
        else:
            told.append(words[k])
            k += 1
    return told


def _fits(same: tuple[str, ...], told: Sequence[str], behind: Sequence[str]) -> bool:
    if same in (("must",), ("have", "to")):
        return (same == ("must",)) != any(word in _DENIALS for word in told[-1:])
    if same == ("about",):
        return any(word[0].isdigit() or word in _FIGURES for word in behind)
    return True
