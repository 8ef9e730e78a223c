"""One word in two spellings: British and American, and slips of the pen."""

from __future__ import annotations

import re

# By rule: spellings that dictionaries hold to be one word.
_RULES = (
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
_LISTED = """
    tyre/tire cheque/check chequebook/checkbook kerb/curb jewellery/jewelry plough/plow sceptic/skeptic
    sceptical/skeptical scepticism/skepticism mould/mold mouldy/moldy moult/molt smoulder/smolder cosy/cozy
    doughnut/donut mum/mom draught/draft storey/story disc/disk axe/ax sulphur/sulfur speciality/specialty
    practise/practice whisky/whiskey pyjamas/pajamas aluminium/aluminum moustache/mustache yoghurt/yogurt
    omelette/omelet artefact/artifact manoeuvre/maneuver behove/behoove carat/karat phial/vial
    licence/license pretence/pretense fulfil/fulfill enrol/enroll instal/install distil/distill
    instil/instill skilful/skillful wilful/willful woollen/woolen appal/appall ageing/aging
    judgement/judgment acknowledgement/acknowledgment likeable/likable saleable/salable sizeable/sizable
    learnt/learned burnt/burned dreamt/dreamed leapt/leaped leant/leaned spelt/spelled spoilt/spoiled
    spilt/spilled knelt/kneeled orientated/oriented maths/math gaol/jail pernickety/persnickety
    furore/furor
    """
_ONE_BY_ONE: dict[str, str] = dict(entry.split("/") for entry in _LISTED.split())
"""Words that no rule makes one. Where the British one is a word by itself, the American one may be
another word as well (check, story); in the place of each other they are a spelling."""
MIN_TYPO_LENGTH = 5
"""A typo is only believed in words this long: "form" and "from" are two words."""
MIN_KEY_LENGTH = 8
"""One consonant for another is only a slip in a word this long, where their keys are neighbours."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(
    frozenset((_ROWS[r][c], _ROWS[r + down][c + right]))
    for r in range(3)
    for c in range(len(_ROWS[r]))
    for down, right in ((0, 1), (1, -1), (1, 0))
    if r + down < 3 and 0 <= c + right < len(_ROWS[r + down])
)
_WORDS_TOO = frozenset({"form", "won", "own", "tow", "two", "its", "tis", "was", "saw", "god", "dog"})
"""What a little word becomes where two letters are swapped, and is a word itself."""


def in_one_spelling(word: str) -> str:
    """A word (lower case) in the American spelling, or in one that both spellings come to.

    >>> in_one_spelling("tyres"), in_one_spelling("ploughed"), in_one_spelling("greyish")
    ('tires', 'plowed', 'grayish')
    """
    if word in _ONE_BY_ONE:
        return _ONE_BY_ONE[word]
    for end in ("s", "'s", "d", "ed", "ing", "es"):
        base = word.removesuffix(end)
        if base != word and base in _ONE_BY_ONE:
            return _ONE_BY_ONE[base] + end
    for pattern, spelling in _RULES:
        word = pattern.sub(spelling, word)
    return word


def is_variant(one: str, other: str) -> bool:
    """Whether two words are one as the British and as the Americans spell it.

    >>> is_variant("grey", "gray"), is_variant("cheques", "checks"), is_variant("great", "grate")
    (True, True, False)
    """
    return one != other and in_one_spelling(one) == in_one_spelling(other)


def is_typo(one: str, other: str, grammar: frozenset[str] = frozenset()) -> bool:
    """Whether one of two words looks like a slip of the other: one letter doubled, dropped or added, two
    neighbours swapped, one vowel for another, or in a long word one consonant for that of the next key; not
    at the start. In a short word only two neighbours swapped, where one of the two is of ``grammar``.

    >>> is_typo("recieve", "receive"), is_typo("seperate", "separate"), is_typo("adapt", "adopts")
    (True, True, False)
    >>> is_typo("funxtion", "function"), is_typo("teh", "the", frozenset({"the"})), is_typo("from", "form")
    (True, True, False)
    """
    if not (one.isalpha() and other.isalpha()) or abs(len(one) - len(other)) > 1:
        return False
    left, right = _differing(one, other)
    swapped = len(left) == len(right) == 2 and left == right[::-1]
    if min(len(one), len(other)) < MIN_TYPO_LENGTH:
        known = {one, other} & grammar
        return swapped and len(known) == 1 and _WORDS_TOO.isdisjoint({one, other} - known)
    if one[0] != other[0]:
        return False
    if {len(left), len(right)} == {0, 1} or swapped:
        return True
    if len(left) != 1 or len(right) != 1:
        return False
    near = len(one) >= MIN_KEY_LENGTH and frozenset((left, right)) in _NEIGHBOURS
    return near or {left, right} <= set("aeiouy")


def _differing(one: str, other: str) -> tuple[str, str]:
    """Both words without the letters that they begin and end with alike."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
