"""Bytes to text, when what is said of them is right, wrong or missing."""

from __future__ import annotations

import pytest

from daejo.errors import Unparseable
from daejo.originals.decoding import decode

TEXT = "Café “Ofen” — 빵집은 세는 법을 배웠다"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), "text/html; charset=iso-8859-1"),
        (TEXT.encode("utf-16"), "text/html; charset=utf-8"),
        (TEXT.encode("utf-16-le"), "text/html; charset=utf-16le"),
        (TEXT.encode(), "text/html; charset=euc-kr"),
        (TEXT.encode(), "text/html; charset=utf-16"),
        (TEXT.encode(), "text/html; charset=nonsense"),
        (TEXT.encode(), "text/html; charset=utf-7"),
        (b'<meta charset="latin1">' + TEXT.encode(), ""),
    ],
)
def test_utf_8_and_marked_texts_are_read_right_whatever_is_said_of_them(
    body: bytes, content_type: str
) -> None:
    assert decode(body, content_type)[0].endswith(TEXT)


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("빵집은 세는 법을 배웠다".encode("euc-kr"), "text/html; charset=EUC-KR", "빵집은 세는 법을 배웠다"),
        (b'<meta charset="euc-kr">' + "빵집".encode("euc-kr"), "text/html", '<meta charset="euc-kr">빵집'),
        (
            b'<meta charset="euc-kr">' + "빵집".encode("euc-kr"),
            "text/html; charset=utf-8",
            '<meta charset="euc-kr">빵집',
        ),
        ("Café “Ofen”".encode("cp1252"), "text/html; charset=iso-8859-1", "Café “Ofen”"),
        ("The café opens".encode("cp1252"), "", "The café opens"),
        ("面包店".encode("gb18030"), "text/html; charset=gb2312", "面包店"),
    ],
)
def test_other_charsets_are_read_as_declared_or_as_windows_latin(
    body: bytes, content_type: str, text: str
) -> None:
    assert decode(body, content_type)[0] == text


def test_a_few_broken_bytes_do_not_cost_the_text() -> None:
    assert decode(TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:])[0].count("�") <= 3


@pytest.mark.parametrize(
    "body",
    ["빵집은 세는 법을 배웠다".encode("euc-kr") * 30, bytes(range(256)) * 40],
    ids=["undeclared", "no text"],
)
def test_bytes_in_a_charset_that_nobody_names_are_unparseable_rather_than_garbage(body: bytes) -> None:
    with pytest.raises(Unparseable):
        decode(body, "text/html; charset=utf-8")
