"""English words as a comparer of two versions sees them: classes of words, stems, spellings.

The words here are English because originals are; another language falls back to comparing words as
they stand, which errs towards calling a change substantive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from daejo.changes.spellings import in_one_spelling

_WORD = re.compile(r"\w+(?:['.\-/]\w+)*|[$€£¥₩%]")
_SAME_SIGN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "–": "-", "—": "-", "‒": "-", "―": "-", "‐": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "×": "x",
        "：": ":", "，": ",", "；": ";", "（": "(", "）": ")", "！": "!", "？": "?", "％": "%",
    }
)  # fmt: skip
"""Signs that editors swap by themselves: quotes, dashes, blanks, the sign of times."""
_INVISIBLE: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad\ufeff")),
    0x2BC: "'",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
}
"""Signs that nobody sees, the letter that is an apostrophe, and letters that a printer drew into one."""


def _listed(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# What carries grammar, not matter. Adding or dropping one rewords a sentence.
FUNCTION_WORDS = _listed("""
    a an the this that these those there here it its itself he she him her his hers they them their theirs
    i me my mine we us our ours you your yours one's oneself myself yourself ourselves themselves
    is are was were be been being am do does did done doing have has had having get gets got
    will would shall let let's it's that's there's here's i'm you're we're they're i've you've we've they've
    i'll you'll we'll they'll it'll he's she's i'd you'd we'd they'd who's what's
    of in on at by for from to into onto with within about as than then so also too very just even still
    and or but nor yet if when while where which who whom whose what how why because since though although
    up down out off over under again further once per via etc e.g i.e eg ie
    more most some any each every both either such other another same own
    well now really quite simply actually basically please note thus hence therefore however moreover
    using use uses used way kind sort thing things bit lot make makes made making
    want wants wanted like likes go goes going see look looks take takes
    """)
NEGATIONS = _listed("not no never none nothing nobody nowhere neither nor without cannot")
OBLIGATIONS = _listed("must shall required requires require need needs needed mandatory")
ADVICE = _listed("should ought recommended recommend recommends")
POSSIBILITY = _listed("can could may might possible possibly optional optionally")
LIMITS = _listed("only always all every each least")
_OPPOSITE = tuple(
    map(
        _listed,
        (
            "on off", "up down", "in out", "over under", "above below", "and or nor", "if unless", "from to",
            "before after until", "because although", "here there", "why how", "yes no", "once never",
        ),
    )
)  # fmt: skip
"""Words of grammar that turn the sense when one stands in the other's place."""
_WHO = tuple(map(_listed, ("i me my mine myself", "he him his himself", "she her hers herself")))
"""Whom a text speaks of. "We" and "you" are one another in manuals, and "they" is anybody."""
_HOW_MANY = tuple(
    map(_listed, ("all every each both", "most many several", "some any either", "few", "no none neither"))
)
"""Of one group any two are nearly the same, of two groups they are not."""


def opposed(one: str, other: str) -> bool:
    """Whether two little words say something else in the same place.

    >>> opposed("on", "off"), opposed("every", "each"), opposed("every", "some"), opposed("which", "that")
    (True, False, True, False)
    >>> opposed("his", "her"), opposed("my", "his"), opposed("he", "they"), opposed("we", "you")
    (True, True, False, False)
    """
    if one == other:
        return False
    if any({one, other} <= kin for kin in _OPPOSITE):
        return True
    return any(_apart(one, other, groups) for groups in (_HOW_MANY, _WHO))


def _apart(one: str, other: str, groups: Sequence[frozenset[str]]) -> bool:
    """Whether both words are in some of ``groups``, and not in the same."""
    ours, theirs = ({n for n, kin in enumerate(groups) if word in kin} for word in (one, other))
    return bool(ours and theirs and ours != theirs)


_ENDINGS = re.compile(r"(?:(?<=[a-z]{3})(?:ing|edly|ed|es|ly|s|er|ers|e)|(?<=[a-z]{2})'s)$")


def visible(text: str) -> str:
    """A text without signs that nobody sees (soft hyphens, blanks of no width), ligatures as letters."""
    return text.translate(_INVISIBLE)


def plain(text: str) -> str:
    """A text as two versions of it are compared: editors' signs plain, no case, single blanks.

    >>> plain("“It’s”  FastAPI — now…")
    '"it\\'s" fastapi - now...'
    """
    return " ".join(in_plain_signs(text).casefold().split())


def in_plain_signs(text: str) -> str:
    """A text with editors' signs plain, and its case and blanks as they are."""
    return visible(text).translate(_SAME_SIGN).replace("…", "...")


def words(text: str) -> list[str]:
    """The words of a text, plain, in order; a joined identifier or figure is one."""
    return _WORD.findall(plain(text))


_INITIALS = re.compile(r"^(?:[a-z]\.)+[a-z]?$")
_TAILS = {"'re": "are", "'ll": "will", "'ve": "have"}
_IRREGULAR = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}


def spelled_out(found: Iterable[str]) -> list[str]:
    """Words with short forms in full: "don't" and "do not" are the same two words. Of "'s" nobody knows.

    >>> spelled_out(["we're", "can't", "cannot", "it's"])
    ['we', 'are', 'can', 'not', 'can', 'not', "it's"]
    """
    full: list[str] = []
    for word in found:
        head, tail = word[:-3], word[-3:]
        if word in _IRREGULAR:
            full += [_IRREGULAR[word], "not"]
        elif tail == "n't":
            full += [head, "not"]
        elif tail in _TAILS:
            full += [head, _TAILS[tail]]
        else:
            full.append(word)
    return full


def unjointed(word: str) -> str:
    """Words written together without what joins them; the stops of initials are no joints of a figure.

    >>> [unjointed(word) for word in ("and/or", "well-known", "u.s.a", "1.2", "app.get")]
    ['andor', 'wellknown', 'usa', '1.2', 'app.get']
    """
    word = word.replace("-", "").replace("/", "")
    return word.replace(".", "") if _INITIALS.match(word) else word


def is_negation(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its inflection and in one spelling; crude, and the same for both versions.

    >>> stem("optimised") == stem("optimizes"), stem("servers") == stem("server")
    (True, True)
    """
    word = in_one_spelling(word)
    if len(word) < 4 or not word.isalpha():
        return word.removesuffix("'s")
    bare = _ENDINGS.sub("", word)
    return bare[:-1] + "i" if bare.endswith("y") else bare
