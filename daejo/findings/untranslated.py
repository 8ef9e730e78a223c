"""Pairs whose post side stayed English."""

from __future__ import annotations

from collections.abc import Iterator

from daejo.findings.finding import Evidence, Finding, FindingKind, Severity
from daejo.findings.ground import Ground, lines_of, text_of
from daejo.findings.keys import key_of
from daejo.posts.english import is_english_prose


def untranslated(ground: Ground) -> Iterator[Finding]:
    for pair in ground.pairs:
        if not any(is_english_prose(ground.post[k]) for k in pair.post):
            continue
        yield Finding(
            kind=FindingKind.UNTRANSLATED,
            severity=Severity.HIGH,
            confidence=0.95,
            original=ground.now_of(pair.original),
            post=pair.post,
            post_lines=lines_of(ground.post, pair.post),
            evidence=Evidence(
                before=text_of(ground.baseline, pair.original),
                after=text_of(ground.now, ground.now_of(pair.original)),
                post=text_of(ground.post, pair.post),
                details=("English sentences",),
            ),
            key=key_of(FindingKind.UNTRANSLATED, ground.baseline_names.of(pair.original)),
        )
