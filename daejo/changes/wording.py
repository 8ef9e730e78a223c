"""English words as a comparer of two versions sees them: classes of words, stems, spellings.

The words here are English because originals are; another language falls back to comparing words as
they stand, which errs towards calling a change substantive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:['.\-/]\w+)*|[$€£¥₩%]")
_SAME_SIGN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "–": "-", "—": "-", "‒": "-", "―": "-", "‐": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "×": "x",
    }
)  # fmt: skip
"""Signs that editors swap by themselves: quotes, dashes, blanks, the sign of times."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad\ufeff"))


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
            "before after until", "because although", "here there",
        ),
    )
)  # fmt: skip
"""Words of grammar that turn the sense when one stands in the other's place."""
_HOW_MANY = tuple(
    map(_listed, ("all every each both", "most many several", "some any either", "few", "no none neither"))
)
"""Of one group any two are nearly the same, of two groups they are not."""


def opposed(one: str, other: str) -> bool:
    """Whether two little words say something else in the same place.

    >>> opposed("on", "off"), opposed("every", "each"), opposed("every", "some"), opposed("which", "that")
    (True, False, True, False)
    """
    if one == other:
        return False
    groups = [{number for number, kin in enumerate(_HOW_MANY) if word in kin} for word in (one, other)]
    return any({one, other} <= kin for kin in _OPPOSITE) or bool(all(groups) and groups[0] != groups[1])


# The same word in two spellings that dictionaries hold to be one.
_SPELLINGS = (
    (re.compile(r"is(e|es|ed|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|ite|al)?$"), r"or\1"),
    (re.compile(r"our(?=(?:able|ful|less|ist|ists|er|ers|fully|ings?|y|hood|hoods)$)"), "or"),
    (re.compile(r"([^aeiou])re(s?)$"), r"\1er\2"),
    (re.compile(r"([^aeiou])red$"), r"\1ered"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"^grey(?=s?$|er$|est$|ed$|ing$|ish$)"), "gray"),
    (re.compile(r"(?<=[a-z])ence(s?)$"), r"ense\1"),
    (re.compile(r"(?<=[a-z])amme(s?)$"), r"am\1"),
    (re.compile(r"(?<=[a-z]{2})ae(?=[a-z]{2})|oe(?=uv|tus|trogen)"), "e"),
    (re.compile(r"^aero(?=planes?$)"), "air"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
)
_ENDINGS = re.compile(r"(?:(?<=[a-z]{3})(?:ing|edly|ed|es|ly|s|er|ers|e)|(?<=[a-z]{2})'s)$")
MIN_TYPO_LENGTH = 5
"""A typo is only believed in words this long: "form" and "from" are two words."""


def visible(text: str) -> str:
    """A text without signs that nobody sees: soft hyphens, blanks of no width, variation selectors."""
    return text.translate(_INVISIBLE)


def plain(text: str) -> str:
    """A text as two versions of it are compared: editors' signs plain, no case, single blanks.

    >>> plain("“It’s”  FastAPI — now…")
    '"it\\'s" fastapi - now...'
    """
    return " ".join(visible(text).translate(_SAME_SIGN).replace("…", "...").casefold().split())


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


def stem(word: str) -> str:
    """A word without its inflection and in one spelling; crude, and the same for both versions.

    >>> stem("optimised") == stem("optimizes"), stem("servers") == stem("server")
    (True, True)
    """
    word = _in_one_spelling(word)
    if len(word) < 4 or not word.isalpha():
        return word.removesuffix("'s")
    bare = _ENDINGS.sub("", word)
    return bare[:-1] + "i" if bare.endswith("y") else bare


def _in_one_spelling(word: str) -> str:
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    return word


def is_variant(one: str, other: str) -> bool:
    """Whether two words are one as the British and as the Americans spell it.

    >>> is_variant("grey", "gray"), is_variant("catalogues", "catalogs"), is_variant("great", "grate")
    (True, True, False)
    """
    return one != other and _in_one_spelling(one) == _in_one_spelling(other)


def is_typo(one: str, other: str) -> bool:
    """Whether one of two words looks like a slip of the other: one letter doubled, dropped or added,
    two neighbours swapped, or one vowel for another, not at the start.

    >>> is_typo("recieve", "receive"), is_typo("seperate", "separate"), is_typo("adapt", "adopts")
    (True, True, False)
    """
    if min(len(one), len(other)) < MIN_TYPO_LENGTH or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if {len(left), len(right)} == {0, 1}:
        return True
    if len(left) == len(right) == 2:
        return left == right[::-1]
    return len(left) == len(right) == 1 and {left, right} <= set("aeiouy")
