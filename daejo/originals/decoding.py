"""Bytes to text: byte order mark, then what HTTP says, then what the page says, then UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

from daejo.errors import Unparseable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 1024
"""Bytes in which HTML lets a page declare its charset (and where browsers stop looking)."""
_SAME_IN_PRACTICE = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
"""What browsers read these as (WHATWG Encoding), under Python's names for them."""
_HIGH = bytes(range(128, 256))
_RUNS = re.compile(rb"[\x80-\xff]{2,}")
_NOT_TEXT = frozenset({"utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """The text of ``body``, and the name of the charset it was read with.

    A declared charset that the bytes contradict is passed over: UTF-8 that decodes strictly is
    UTF-8, whatever a header says of it, for text in another charset hardly ever does.
    Raises Unparseable where no reading leaves a text.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace"), name.removesuffix("-sig")
    for name in (*_declared(body, content_type), "utf-8"):
        try:
            text = body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _lies(name, body):
            return text, name
        return body.decode("utf-8"), "utf-8"
    return _guessed(body)


def _declared(body: bytes, content_type: str) -> list[str]:
    names: list[str] = []
    if said := _HEADER.search(content_type):
        names.append(said[1])
    if said_inside := _DECLARED.search(body[:_DECLARED_WITHIN]):
        names.append((said_inside[1] or said_inside[2]).decode("ascii"))
    known: list[str] = []
    for name in names:
        try:
            codec = codecs.lookup(name).name
        except LookupError:
            continue
        if codec not in _NOT_TEXT and "\0" not in codec:
            known.append(_SAME_IN_PRACTICE.get(codec, codec))
    return known


def _lies(name: str, body: bytes) -> bool:
    """Whether bytes declared as ``name`` are UTF-8 after all."""
    if name in ("utf-8", "utf_8") or body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(body: bytes) -> tuple[str, str]:
    """Neither as declared nor UTF-8: damaged UTF-8, UTF-16 without a mark, or Windows' Latin.

    Latin text has its accents one by one; bytes that come in runs are a charset of East Asia or no
    text at all, and which of them nothing here can tell.
    """
    head = body[:2048]
    if head and head[1::2].count(0) > len(head) // 4:
        return body.decode("utf-16-le", "replace"), "utf-16-le"
    if head and head[::2].count(0) > len(head) // 4:
        return body.decode("utf-16-be", "replace"), "utf-16-be"
    text = body.decode("utf-8", "replace")
    broken = text.count("�")
    whole = sum(1 for character in text[:50_000] if character > "\x7f") - text[:50_000].count("�")
    if broken <= min(whole, 3 + len(text) // 5000):
        return text, "utf-8"
    high = len(body) - len(body.translate(None, _HIGH))
    if b"\0" in body or sum(len(run) for run in _RUNS.findall(body)) * 2 > high:
        raise Unparseable("the bytes are no text in the charset that the page names, nor in UTF-8")
    return body.decode("cp1252", "replace"), "cp1252"
