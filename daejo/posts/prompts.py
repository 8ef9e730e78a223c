"""The order given to the translating machine, and the machine's answers, left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daejo.blocks import Block
from daejo.posts.orders import MARKDOWN, RULES, TRANSLATION, Rule
from daejo.posts.prose import Sight, sentences
from daejo.posts.residue import Residue, ResidueKind, ResidueSeverity, of_block

_SHORT = 100
"""Characters of a block that is held as one sentence too, against the rules that go across sentences."""
_MANY = 3
"""Other blocks that speak of Markdown, or of translating; with more of them that is the post's subject."""

_TITLE = re.compile(
    r"(?:영어|영문|원문|원본)\s?제목.{0,300}(?:한글|한국어|번역\S?|국문)\s?제목|^(?:한글|한국어|번역)\s?제목\s?[:：]"
    r"|^(?:제목|번역|Title|Translation)\s?[:：]\s"
)
_CLOSING = re.compile(
    r"(?:참고|확인|도움이 되|즐거운|궁금|문의|이용)\S{0,8}\s?(?:\S{1,8}\s?)?"
    r"(?:주세요|바랍니다|보세요|좋겠|하세요|주십시오)"
)


def prompts(sight: Sight) -> Iterator[Residue]:
    """Sentences of the body, and the title, that speak to or for the translating machine."""
    yield from _title(sight)
    # Inline code counts here: the order names its tags as `<table>`.
    hits = {i: found for i, block in sight.prose if (found := _hits(block))}
    others = [b.text[:4000] for i, b in sight.prose if i not in hits]
    subjects = {s for s in (MARKDOWN, TRANSLATION) if sum(1 for t in others if s.search(t)) > _MANY}
    for i, block in sight.prose:
        found = [hit for hit in hits.get(i, ()) if hit[1].subject not in subjects]
        if found:
            covered = sum(len(s) for s in dict.fromkeys(s for s, _ in found))
            yield _residue(
                i, block, found[0][0], max((r for _, r in found), key=lambda r: r.confidence), covered
            )
    yield from _closings(sight, set(hits))


def _hits(block: Block) -> list[tuple[str, Rule]]:
    said = sentences(block.text[:4000])
    hits = [(s, rule) for s in said for rule in RULES if _fits(rule, s)]
    if not hits and len(block.text) < _SHORT:
        hits = [(block.text, rule) for rule in RULES if rule.across and _fits(rule, block.text)]
    return hits


def _fits(rule: Rule, sentence: str) -> bool:
    return len(sentence) <= rule.longest and bool(rule.pattern.search(sentence))


def _residue(i: int, block: Block, sentence: str, rule: Rule, covered: int) -> Residue:
    whole = rule.alone and covered >= 0.6 * len(block.text)
    return of_block(
        ResidueKind.PROMPT,
        i,
        block,
        rule.why,
        rule.confidence if whole else rule.confidence - 0.1,
        ResidueSeverity.HIGH,
        excerpt=sentence,
        whole=whole,
    )


def _title(sight: Sight) -> Iterator[Residue]:
    for name, text in (("title", sight.post.title), ("description", sight.post.description)):
        if _TITLE.search(text[:1000]):
            line = sight.post.field_lines.get(name, 1)
            yield Residue(
                ResidueKind.PROMPT,
                (line, line),
                f"the {name} holds the machine's whole answer",
                0.97,
                ResidueSeverity.HIGH,
                text[:200],
            )


def _closings(sight: Sight, told: set[int]) -> Iterator[Residue]:
    """A polite closing, where the rest of its translation unit is the machine's answer."""
    if not sight.has_units:
        return
    spoken = dict(sight.prose)
    for _, indexes in sight.units():
        prose = [i for i in indexes if i in spoken]
        rest = [i for i in prose if i not in told]
        if len(prose) == 2 and len(rest) == 1 and rest[0] == prose[-1]:
            block = spoken[rest[0]]
            if len(block.text) < 60 and _CLOSING.search(block.text):
                yield of_block(
                    ResidueKind.PROMPT, rest[0], block, "the machine's answer closes with it", 0.8, whole=True
                )
