"""What an archive had for posts, as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from daejo.ports import PostRow
from daejo.recall import Answer, Recalled
from worker.rendering.safety import one_line
from worker.rendering.words import many, shown_path, sureness

WORD = {
    Answer.ARCHIVED: "held against a copy now",
    Answer.OURS: "fit what we have better",
    Answer.UNSURE: "not to be told",
    Answer.NONE: "without a copy of use",
    Answer.AWAY: "without an answer",
}


def recalled_lines(made: Sequence[Recalled], posts: Sequence[PostRow]) -> Iterator[str]:
    """How many posts the archive was asked for, and what became of each."""
    if not made:
        return
    counts = Counter(one.answer for one in made)
    told = ", ".join(f"{count} {WORD[answer]}" for answer, count in counts.most_common())
    yield f"Asked the archive for {many(len(made), 'post')}: {told}."
    paths = {post.id: post.path for post in posts}
    for one in made:
        sure = "" if one.certainty is None else f", {sureness(one.certainty)}"
        path = shown_path(paths.get(one.wanting.post_id, ""))
        yield f"  {one_line(path)}: {one_line(one.detail, 300)}{sure}"
