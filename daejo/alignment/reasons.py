"""Why two blocks were paired, in short phrases for a person."""

from __future__ import annotations

from collections.abc import Sequence

from daejo.alignment.cognates import by_skeleton
from daejo.alignment.evidence import meanings
from daejo.alignment.lexicon import Lexicon
from daejo.alignment.traits import Traits

_MOST = 4
_PREFIXES = {"q:": "numbers", "u:": "links", "e:": "symbols", "i:": "same image", "c:": "same code"}


def reasons(original: Sequence[Traits], post: Sequence[Traits], lexicon: Lexicon | None) -> tuple[str, ...]:
    """What both sides share: "same code", "numbers 3, 2024", "names Postgres", "words 모델 = model".

    Empty where only the order and the neighbours speak for the pair.
    """
    ours = {word for t in original for word in t.literal}
    shared = [word for t in post for word in t.literal if word in ours]
    found = []
    for prefix, label in _PREFIXES.items():
        hits = [w[2:] for w in shared if w.startswith(prefix)]
        if hits:
            found.append(label if label.startswith("same") else f"{label} {', '.join(hits[:_MOST])}")
    if names := [w for w in shared if w[1:2] != ":" and len(w) > 1]:
        found.append(f"names {', '.join(names[:_MOST])}")
    hangul = [word for t in post for word in t.hangul]
    if words := _meanings(ours, hangul, lexicon):
        found.append(f"words {', '.join(words[:_MOST])}")
    return tuple(found)


def _meanings(ours: set[str], hangul: Sequence[str], lexicon: Lexicon | None) -> list[str]:
    skeletons = by_skeleton(sorted(w for w in ours if w[1:2] != ":"))
    said = []
    for word in dict.fromkeys(hangul):
        meant = {
            e: sure for e, sure in meanings(word, skeletons, lexicon).items() if sure > 0.5 and e in ours
        }
        if meant:
            said.append(f"{word} = {max(meant, key=lambda e: (meant[e], e))}")
    return said
