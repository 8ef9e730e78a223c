"""How Korean writes numbers: 만/억/조 behind digits, Sino-Korean and native numerals, halves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from daejo.alignment.quantity import Quantity, scaled

HANGUL = re.compile(r"[가-힣]")

_TENS = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10**4, "억": 10**8, "조": 10**12}
_DIGIT = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}

# "2만 5천", "5천 5백", "1조 2,000억", "25백만": groups of digits and tens, each closed by a myriad.
_PART = re.compile(r"\s?(\d[\d,]{0,20}(?:\.\d{1,9})?)?\s?([십백천]?)([만억조]?)")
_REST = re.compile(r"\s?(\d{3,4}|\d,\d{3})(?=[가-힣])")
"""What is left below a myriad, with its counter right behind."""
# What may follow a scale: else 만 is "only" (3만 = thirty thousand, but "3만이" is rare enough).
_NOT_SCALE = re.compile(r"만\s?(?:큼|약)|조(?:각|건|금)|십(?:자)")


def scale(text: str, at: int, digits: str) -> tuple[str, int] | None:
    """The value of ``digits`` with 십/백/천/만/억/조 (and further such groups) behind, and its end."""
    first = _PART.match(text, at)
    if text[at - len(digits) - 1 : at] == "제" + digits:  # 제6조: a law's sixth article
        return None
    if first is None or first[1] or not (first[2] or first[3]) or _NOT_SCALE.match(text, first.end() - 1):
        return None
    if text[at : at + 1].isspace() and not first[3]:
        return None  # "3 천사": a word, not a scale
    total, group, end = _add(Decimal(0), Decimal(0), Decimal(digits), first)
    for _ in range(6):
        part = _PART.match(text, end)
        if part is None or not part[1] or not (part[2] or part[3]) or _NOT_SCALE.match(text, part.end() - 1):
            break
        total, group, end = _add(total, group, Decimal(part[1].replace(",", "")), part)
    if group == 0 and (rest := _REST.match(text, end)):  # "18만 1,000달러"
        total, end = total + Decimal(rest[1].replace(",", "")), rest.end()
    return scaled("1", total + group), end


def _add(
    total: Decimal, group: Decimal, number: Decimal, part: re.Match[str]
) -> tuple[Decimal, Decimal, int]:
    group += number * _TENS.get(part[2], 1)
    if part[3]:
        return total + group * _MYRIADS[part[3]], Decimal(0), part.end()
    return total, group, part.end()


# 반 is a half here, unless it begins a word: 반복, 반응, 반드시.
_HALF_SIGN = r"\s?반(?![복응드환영사발투면경격려올출죽말찬품]|대[로편의]|지[의름]|도체)"
_HALF = re.compile(rf"\s?(?:시간|년|개월|달|분|배|주){_HALF_SIGN}")


_HALF_HOUR = re.compile(rf"\s?시{_HALF_SIGN}")


def half_hour(text: str, at: int) -> tuple[int, int] | None:
    """Where the 반 of "시 반" stands, if it does at ``at``: 30 minutes of a clock."""
    match = _HALF_HOUR.match(text, at)
    return (match.end() - 1, match.end()) if match else None


def half(text: str, at: int) -> int | None:
    """Where "시간 반" and its like end, if they stand at ``at``."""
    match = _HALF.match(text, at)
    return match.end() if match else None


_NATIVE = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "스무": 20, "열두": 12, "열한": 11, "열다섯": 15,
}  # fmt: skip
_COUNTER = (
    "가지|개월|개|명|번|시간|시(?![가-힣])|시(?=에|쯤|부터|까지|가|이|의|경|반)|달|살|사람|대(?![가-힣])|대(?=를|가|의|는)|마리|줄|곳|배|단계|차례|종류|주일|주|군데|쪽|"
    "단어|문장|문단|편|장|권|채|잔|해|부분|파트|요소|방법|버전|팀|그룹|세트|유형|경우|쌍|차원|글자|클래스|함수"
)
_NATIVES = "|".join(sorted(_NATIVE, key=len, reverse=True))
_COUNTED = re.compile(rf"(?<![가-힣])({_NATIVES})\s?({_COUNTER})(째)?({_HALF_SIGN})?")

_ALONE = re.compile(
    r"(?<![가-힣])(하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)(?=(?:의|를|을|는|은|가|이|로|와|과|째)?(?![가-힣]))"
)
_FIRST = re.compile(r"(?<![가-힣])첫\s?(?:번째|째)")
# 백만, 이백, 십억, 오천만; never 수백, 몇천 (no figure), nor 천천히, 이천 as a name.
_SINO = re.compile(
    r"(?<![가-힣])((?:[일이삼사오육칠팔구]?[십백천]){0,3}[일이삼사오육칠팔구]?[만억조]|[이삼사오육칠팔구]?[십백천])"
    r"(?=\s|$|[^\w\s]|명|개|원|달러|년|배|번|가지|대|건|시간|분|초|일|여)"
)
_HALF_ALONE = re.compile(r"(?<![가-힣])절반")


def spelled(text: str) -> Iterator[Quantity]:
    """Numerals in words: 두 시간 반, 세 가지, 첫 번째, 백만."""
    for match in _COUNTED.finditer(text):
        value = str(_NATIVE[match[1]])
        unit = "ordinal" if match[3] else ("times" if match[2] == "배" else "")
        if match[4] and match[2] == "시":
            first, end = match.end() - 1, match.end()
            yield Quantity(value, unit, match.start(), first, match[0][:-1].rstrip(), spelled=True)
            yield Quantity("30", "minute", first, end, text[first:end], spelled=True)
            continue
        yield Quantity(value + (".5" if match[4] else ""), unit, *match.span(), match[0], spelled=True)
    for match in _ALONE.finditer(text):
        yield Quantity(str(_NATIVE[match[1]]), "", *match.span(), match[0], spelled=True)
    for match in _FIRST.finditer(text):
        yield Quantity("1", "ordinal", *match.span(), match[0], spelled=True)
    for match in _SINO.finditer(text):
        if (number := _sino(match[1])) is not None:
            yield Quantity(number, "", *match.span(1), match[1], spelled=True)
    for match in _HALF_ALONE.finditer(text):
        yield Quantity("0.5", "", *match.span(), match[0], spelled=True)


def _sino(word: str) -> str | None:
    if len(word) < 2 and word not in {"백", "천"}:
        return None  # 만, 이, 조, 십 alone are mostly other words
    total = group = digit = 0
    for letter in word:
        if letter in _DIGIT:
            digit = _DIGIT[letter]
        elif letter in _TENS:
            group, digit = group + (digit or 1) * _TENS[letter], 0
        else:
            total, group, digit = total + (group + digit or 1) * _MYRIADS[letter], 0, 0
    return str(total + group + digit)
