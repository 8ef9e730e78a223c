"""The machine introduces itself, greets in the midst of a text, or speaks to whom it was told to speak to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daejo.blocks import Block, Kind
from daejo.posts.prose import Sight, sentences
from daejo.posts.residue import Residue, ResidueKind, of_block

_ROLE = (
    r"(?:전문가|전문 번역가|번역가|번역사|트레이더|투자자|애널리스트|개발자|엔지니어|블로거|작가|마케터"
    r"|디자이너|어시스턴트|비서|챗봇)"
)
_SELF = re.compile(
    rf"^(?:당신은|당신이|저는|나는|제가|여러분은)?\s?(?P<field>(?:\S{{1,12}}\s){{0,3}}?\S{{0,12}}?)\s?{_ROLE}"
    r"(?:입니다|이에요|예요|이세요|이십니다|로서|이신가요)[.!]?$"
)
_TO_ROLE = re.compile(
    r"^(?P<field>\S{2,10})\s(?:업계\s|분야\s)?(?:전문가|투자자|트레이더|애널리스트)"
    r"(?:분들?(?:을|께|에게|이라면)?|에게|께|님들?|\s?여러분)(?=[\s,.!]|$)"
)
_FRIEND = re.compile(r"^(?:친구(?:야|여|들아|들이여)|얘들아|형제여|동료여)[,!.\s]")
_GREETING = re.compile(r"^안녕(?:하세요|하십니까|하신가요|하신지요)?(?=[\s!,.~?^]|$)")
_ADDRESS = re.compile(
    r"^(?:(?:Dear|Hey|Hello|Hi|Attention)\s)?(?:[A-Z][a-z]+\s){0,2}"
    r"(?:investors|experts|developers|enthusiasts|traders|readers|friends|professionals|folks)[,!]"
)
_INTRODUCES = re.compile(r"(?:저는|제 이름은|나는|제가)\s.{0,80}(?:입니다|이에요|예요|합니다|이라고)")
_NEAR_START = 3
"""Prose blocks in which an author may greet."""


def personas(sight: Sight) -> Iterator[Residue]:
    for place, (i, block) in enumerate(sight.prose):
        text = sight.spoken[i].strip()
        if not text:
            continue
        found = _role(sight, i, text) or _friend(text) or _greeting(sight, place, i, block, text)
        if found:
            why, confidence, excerpt = found
            whole = len(excerpt) >= 0.6 * len(text) and len(text) < 100
            yield of_block(ResidueKind.PERSONA, i, block, why, confidence, excerpt=excerpt, whole=whole)


_Found = tuple[str, float, str] | None


def _role(sight: Sight, index: int, text: str) -> _Found:
    for sentence in sentences(text[:600])[:3]:
        bare = _GREETING.sub("", sentence).lstrip(" !,.~")
        found = _SELF.match(bare) or _TO_ROLE.match(bare)
        if found and not _is_sentence(bare, found["field"]) and _foreign(sight, index, found["field"]):
            return "speaks as, or to, a role that the text has nothing to do with", 0.88, sentence
    found = _ADDRESS.match(text)
    if found and sight.korean:
        return "speaks to an audience in English", 0.75, found[0]
    return None


def _is_sentence(text: str, field: str) -> bool:
    """Whether somebody speaks of himself or of somebody: a topic, a subject or an adjective comes before."""
    return text.startswith(("저는", "나는", "제가")) or any(w.endswith(_ENDINGS) for w in field.split())


_ENDINGS = tuple("은는이가을를에도와과로고서며의한된든른난인운던할")
"""Last syllables of words that are no bare noun ("FastAPI는", "모든", "뛰어난", "대부분의")."""


def _foreign(sight: Sight, index: int, field: str) -> bool:
    """Whether the role's field ("암호화폐") is spoken of nowhere else, or none is named ("개발자이세요")."""
    words = [w for w in field.split() if len(w) >= 2 and w not in ("업계", "분야", "전문", "관련")]
    if not words:
        return True
    others = [
        t for i, t in sight.spoken.items() if i != index and not _TO_ROLE.match(t) and not _SELF.match(t)
    ]
    others.append(sight.post.title)
    said = sum(1 for t in others if words[0][:4] in t and not _ROLE_RE.search(t[:80]))
    return said <= 1


_ROLE_RE = re.compile(_ROLE)


def _friend(text: str) -> _Found:
    found = _FRIEND.match(text)
    return ("speaks to a friend", 0.8, found[0].strip()) if found else None


def _greeting(sight: Sight, place: int, index: int, block: Block, text: str) -> _Found:
    """A greeting that opens a translation unit far from the beginning: the machine starts anew there."""
    if place < _NEAR_START or block.kind is not Kind.PARAGRAPH or not sight.has_units:
        return None
    if not _GREETING.match(text) or _INTRODUCES.search(text[:200]) or not sight.opens_unit(index):
        return None
    return "greets in the midst of the text", 0.8, sentences(text[:400])[0]
