"""When a better reader makes another fingerprint: that is not an edit by the author."""

from __future__ import annotations

from daejo.blocks import same_version, text_key
from daejo.originals.article import Article
from daejo.verdict.known import Snapshot


def only_read_anew(snapshot: Snapshot, article: Article) -> bool:
    """Whether another reading made another fingerprint of a text that its author left alone.

    The site's own version key tells; where it has none, blocks that all say the same do.
    """
    if same_version(article.fingerprint, snapshot.fingerprint):
        return False
    before = snapshot.article
    if article.version and before.version:
        return article.version == before.version
    return [text_key(b) for b in article.blocks] == [text_key(b) for b in before.blocks]
