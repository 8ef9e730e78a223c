"""When a better reader makes another fingerprint: that is not an edit by the author.

Where the page of then is kept, it is read again, so that both texts are of one reader and an edit that
comes with a better reader is told from it. Where it is not, the site's key or the words must tell.
"""

from __future__ import annotations

from daejo.blocks import of_this_reading, same_version, text_key, words
from daejo.errors import LookError
from daejo.originals import read
from daejo.originals.article import Article, Completeness
from daejo.originals.page import Page
from daejo.verdict.known import Known, Snapshot
from daejo.verdict.policy import DEFAULT, Policy


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


def read_otherwise(known: Known) -> tuple[Snapshot, ...]:
    """The newest snapshot and the baselines of the posts, where another reader than ours made them."""
    baselines = (post.baseline.snapshot for post in known.posts if post.baseline is not None)
    every = baselines if known.snapshot is None else (known.snapshot, *baselines)
    found = {snapshot.id: snapshot for snapshot in every if not of_this_reading(snapshot.fingerprint)}
    return tuple(found.values())


def read_again(snapshot: Snapshot, page: Page, url: str, policy: Policy = DEFAULT) -> Article | None:
    """What our reader makes of the page that a snapshot was read from.

    None where that is no whole text, or so much less that it is hardly a better reading.
    """
    try:
        article = read(page, want=url)
    except LookError:
        return None
    less = words(article.blocks) < words(snapshot.article.blocks) * (1 - policy.suspect_loss)
    return None if less or article.completeness is not Completeness.WHOLE else article
