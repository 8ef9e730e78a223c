"""How one word is spelled in two texts: with a plural or without, in pieces, in Hangul."""

from __future__ import annotations

import re

from daejo.alignment.cognates import by_skeleton, cognates, korean_skeleton
from daejo.alignment.lexicon import starter
from daejo.alignment.stems import english_stem, korean_stem
from daejo.alignment.terms import terms, word_key

_JOINT = re.compile(r"[\s._\-/]")
_PIECE = re.compile(r"[._\-/]")
_PLURAL_INITIALS = re.compile(r"[A-Z][A-Z0-9]{1,9}s")
_HEARD = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("ch", "k"),
        ("t?th", "t"),
        ("dj", "j"),
        ("^g(?=[ei])", "k"),
        ("g(?=m)", "j"),
        ("(?<=i)re(?=[bfpmw])", ""),
        ("h(?=[^aeiouy]|$)", ""),
        ("(?<=[aeiou])s$", ""),
    )
)
_SYLLABLE = re.compile(
    r"(?<![가-힣])([가-힣])(?:은|는|이|가|을|를|의|에|와|과|도|로|에서|에게|처럼)?(?![가-힣])"
)
"""A Hangul word of one syllable, less its particle: 폴, 존."""
_HANGUL_RUN = re.compile(r"[가-힣]{2,20}")


def singular(word: str) -> str:
    """A name without its plural: translations write none.

    >>> singular("CPUs"), singular("proxies"), singular("class")
    ('cpu', 'proxy', 'class')
    """
    if _PLURAL_INITIALS.fullmatch(word):
        return word[:-1].lower()
    key = word_key(word)
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "xes", "ches", "shes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") and len(key) > 2 and not key.endswith(("ss", "us", "is")) else key


def times(token: str, text: str) -> int:
    """How often a token stands in a text as a whole one; Hangul behind it is a particle."""
    if not token or len(token) > 200:
        return 0
    edge = r"[A-Za-z0-9_]"
    before = rf"(?<!{edge})" if re.match(edge, token) else ""
    after = rf"(?!{edge})" if re.match(edge, token[-1]) else ""
    return len(re.findall(before + re.escape(token) + after, text))


def pieces(key: str) -> list[str]:
    """The parts of a joined word ("node.js", "co-op"), singular; of any other word itself."""
    return [singular(part) for part in _PIECE.split(key) if len(part) > 1]


def vocabulary_of(text: str) -> frozenset[str]:
    """Every Latin word of a text and the parts of joined ones, singular; addresses whole and in parts."""
    keys = [singular(term.spelling) for term in terms(text)]
    return frozenset({*keys, *(part for key in keys for part in pieces(key))})


def spaced(key: str, text: str) -> bool:
    """Whether a word stands in a text with blanks or joints within: VSCode, VS Code."""
    letters = _JOINT.sub("", key)
    if not 4 <= len(letters) <= 30:
        return False
    apart = r"[\s._-]?".join(map(re.escape, letters))
    return re.search(rf"(?<![A-Za-z0-9]){apart}s?(?![A-Za-z0-9])", text, re.IGNORECASE) is not None


def transliterated(key: str, text: str, least: float = 0.0) -> bool:
    """Whether a Latin word stands in a Korean text written in Hangul: Postgres, 포스트그레스.

    ``least`` is how likely a Hangul word must be that one, 0 to 1; above 0 words that the lexicon knows
    for Korean ones are none.
    """
    heard = by_skeleton(_heard_as(key))
    runs = _HANGUL_RUN.findall(text) if heard else ()
    if least and heard.keys() & {korean_skeleton(one) for one in _SYLLABLE.findall(text)}:
        return True
    return any(
        sure >= least and not (least and _is_korean(run, key))
        for run in runs
        for _, sure in cognates(run, heard)
    )


def _heard_as(key: str) -> set[str]:
    """A word as Korean may hear it: names keep the sounds of other tongues (Christopher, Ethernet)."""
    heard = {key}
    for pattern, into in _HEARD:
        heard |= {pattern.sub(into, one) for one in heard}
    return heard


def _is_korean(run: str, key: str) -> bool:
    """Whether a Hangul word is one that the lexicon translates, by other words than this one."""
    lexicon = starter()
    meant = lexicon.translations(korean_stem(run)) if lexicon else ()
    return bool(meant) and english_stem(key) not in {entry.english for entry in meant}
