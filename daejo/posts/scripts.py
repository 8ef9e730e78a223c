"""Letters that have no business in a Korean sentence, and Korean that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from daejo.posts.languages import is_language_menu
from daejo.posts.prose import HANGUL, Sight
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity, of_block

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_INTRUDERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Chinese characters", re.compile(rf"[{_HAN}]{{1,30}}")),
    (
        "Japanese letters",
        re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9f][\u3041-\u3096\u30a1-\u30fe]{0,30}"),
    ),
    ("Cyrillic letters", re.compile(r"[\u0400-\u052f]{1,40}")),
    ("Arabic letters", re.compile(r"[\u0600-\u06ff]{2,40}")),
    ("Thai letters", re.compile(r"[\u0e01-\u0e5b]{2,40}")),
    ("Devanagari letters", re.compile(r"[\u0900-\u097f]{2,40}")),
)
_NEWSPAPER = frozenset("美中日韓北南英獨佛露前新舊對大小名上下左右內外男女老少故現元高低無有父母親社黨與野")
"""Single Chinese characters that Korean newspapers write for words, mostly in headlines."""
_TALKS_OF_SCRIPTS = re.compile(
    r"한자|중국어|일본어|한문|러시아어|아랍어|태국어|힌디|외국어|다국어|간체|번체|히라가나|가타카나"
    r"|언어로 제공"
)
_MANY = 6
"""Blocks with foreign letters; a post with more of them is about such letters."""
_BRACKETS = {
    "(": ")",
    "[": "]",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
    "“": "”",
    "‘": "’",
    "<": ">",
    "《": "》",
}

_JAMO = re.compile(r"(?<=[가-힣])[ㄱ-ㅎㅏ-ㅣ]{1,8}(?=[가-힣])")
_EMOTICON = re.compile(r"[ㅋㅎㅠㅜㅡ]+$|[ㅋㅎㅠㅜㅇㄴㄷㅡ]{2,}$")
_KNOWN_RARE = frozenset("똠햏뷁쿈믜긔쎤펲찦쌰쓩챱넵뎀옄쥰")
"""Rare syllables that people do write."""
_ROMAN = re.compile(
    r"^(?:[gnkdrmbspjcht]|kk|tt|pp|ss|jj|ch)?(?:yeo|yae|wae|eo|eu|ae|oe|ui|wi|wo|wa|we|ya|ye|yo|yu|[aeiou])(?:ng|[gnkdrlmbpst])?"
)
_ROMAN_SIGNS = re.compile(r"eo|eu|yeo|(?:neun|reul|hamnida|seumnida|imnida|eseo|haeyo|seyo)\b", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z]{2,30}")


def intrusions(sight: Sight) -> Iterator[Residue]:
    """Chinese, Japanese, Cyrillic … letters inside Korean prose, outside brackets and quotes."""
    found: list[Residue] = []
    for i, block in sight.prose:
        text = sight.spoken[i]
        if text.isascii() or not HANGUL.search(text) or _TALKS_OF_SCRIPTS.search(text):
            continue
        hit = next(((why, m) for why, p in _INTRUDERS if (m := _intruder(p, text))), None)
        if hit and not is_language_menu(block):
            why, match = hit
            around = text[max(0, match.start() - 30) : match.end() + 30]
            found.append(
                of_block(
                    ResidueKind.SCRIPT,
                    i,
                    block,
                    f"{why} in a Korean sentence",
                    0.85,
                    ResidueSeverity.LOW,
                    excerpt=around,
                )
            )
    if len(found) <= _MANY:
        yield from found


def _intruder(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    for match in pattern.finditer(text):
        if match[0] in _NEWSPAPER or _bracketed(text, match.start(), match.end()):
            continue
        return match
    return None


def _bracketed(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in brackets or quotes, a short way off on both sides."""
    before = text[max(0, start - 40) : start]
    after = text[end : end + 40]
    return any(
        o in before
        and c in after
        and before.rfind(o) >= before.rfind(c, 0, len(before) - 1 if o == c else None)
        for o, c in _BRACKETS.items()
    )


def garbled(sight: Sight) -> Iterator[Residue]:
    """Lost characters, syllables no Korean word has, lone letters in words, Korean in Latin letters."""
    for i, block in sight.prose:
        text = sight.spoken[i]
        found = _broken(text) or _romanised(text)
        if found:
            why, confidence, excerpt = found
            yield of_block(ResidueKind.GARBLED, i, block, why, confidence, excerpt=excerpt)


def _broken(text: str) -> tuple[str, float, str] | None:
    if (at := text.find("\ufffd")) >= 0:
        return "a character that was lost in decoding", 0.95, _around(text, at)
    for match in _JAMO.finditer(text):
        if not _EMOTICON.match(match[0]):
            return "a lone letter inside a word", 0.6, _around(text, match.start())
    for match in HANGUL.finditer(text):
        if match[0] not in _KNOWN_RARE and not _in_ksx1001(match[0]):
            return "a syllable that no Korean word has", 0.75, _around(text, match.start())
    return None


@cache
def _in_ksx1001(syllable: str) -> bool:
    """Whether it is one of the 2,350 syllables that the Korean standard of 1987 found in use."""
    try:
        return len(syllable.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def _romanised(text: str) -> tuple[str, float, str] | None:
    words = _LATIN_WORD.findall(text[:2000])
    if len(words) < 4 or len(_ROMAN_SIGNS.findall(text[:2000])) < max(3, len(words) // 3):
        return None
    roman = sum(1 for w in words if _is_roman(w.lower()))
    if roman / len(words) < 0.7:
        return None
    return "Korean in Latin letters", 0.85, text[:120]


def _is_roman(word: str) -> bool:
    for _ in range(12):
        match = _ROMAN.match(word)
        if match is None:
            return False
        word = word[match.end() :]
        if not word:
            return True
    return False


def _around(text: str, at: int) -> str:
    return text[max(0, at - 30) : at + 30]
