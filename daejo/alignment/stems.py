"""Words as a lexicon holds them: English without endings, Korean without particles and endings.

Rough on purpose: a morphological analyser of Korean costs 515 MB a process, and what counts here is
only that two forms of one word mostly meet in one stem.
"""

from __future__ import annotations

import re
from functools import lru_cache

_HANGUL_RUN = re.compile(r"[가-힣]+")

# Particles and verb endings that follow a noun or a stem, longest first; at least two syllables stay
# before one of a single syllable, so that short nouns keep theirs (가이드, 아이).
_ENDINGS = """
하였습니다 되었습니다 했습니다 됐습니다 하겠습니다 합니다 됩니다 입니다 습니다 ㅂ니다 하십시오 하세요
되세요 세요 해요 돼요 이에요 예요 네요 어요 아요 에서는 에서도 으로는 으로도 에서의 으로써 으로서 로써
로서 에게서 이라는 라는 이라고 라고 이라면 라면 하면서 하려면 하기 하는 하고 하여 하며 하면 하지 하도록
되는 되고 되어 되며 되면 되지 된 될 한 할 함 해 해서 했던 했다 한다 된다 이다 이며 이고 인 이지만 지만
에서 에게 으로 까지 부터 처럼 보다 마다 조차 마저 밖에 이나 나 이란 란 과 와 은 는 이 가 을 를 의 에 로
도 만 들 들은 들을 들이 들의 들에 들과 적인 적으로 적 하게 스럽게 있는 없는 기를 기는 기가 기에 었던
었다 았다 는데 던 면 고 며 지
"""
_BY_END: dict[str, tuple[str, ...]] = {}
for _ending in sorted(set(_ENDINGS.split()), key=lambda e: (-len(e), e)):
    _BY_END[_ending[-1]] = (*_BY_END.get(_ending[-1], ()), _ending)


def hangul(text: str) -> list[str]:
    """The Hangul words of ``text``, in order, repeats and all.

    >>> [korean_stem(run) for run in hangul("모델을 학습하는 방법은 API에서")]
    ['모델', '학습', '방법', '에서']
    """
    return _HANGUL_RUN.findall(text)


@lru_cache(maxsize=65536)
def korean_stem(run: str) -> str:
    """One Hangul word without its particles and endings; never shorter than two syllables, at most
    four: what follows is mostly a compound's second half."""
    for _ in range(2):
        size = len(run)
        for ending in _BY_END.get(run[-1], ()):
            if size - len(ending) >= 2 and run.endswith(ending):
                run = run[: size - len(ending)]
                break
        else:
            break
    return run[:4]


@lru_cache(maxsize=65536)
def korean_keys(run: str) -> tuple[str, ...]:
    """The keys under which a lexicon knows one Hangul word: its stem, and the halves of a longer one,
    marked with ~ (compounds are written without blanks: 의존성주입).

    >>> korean_keys("의존성주입은")
    ('의존성주', '의존~', '~성주')
    """
    stem = korean_stem(run)
    if len(stem) < 3:
        return (stem,)
    return (stem, stem[:2] + "~") if len(stem) == 3 else (stem, stem[:2] + "~", "~" + stem[2:])


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """A lower-case English word without its commonest endings.

    >>> [english_stem(w) for w in ("tests", "testing", "libraries", "classes", "is", "class")]
    ['test', 'test', 'library', 'class', 'is', 'class']
    """
    size = len(word)
    if size > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if size > 5 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if size > 3 and word[-1] == "s" and word[-2] not in "sui":
        word, size = word[:-1], size - 1
    for ending in ("ing", "ed", "ly"):
        if size - len(ending) >= 4 and word.endswith(ending):
            word = word[: size - len(ending)]
            return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls" else word
    return word.removesuffix("e") if size > 4 else word
