"""Post files come, change, move, vanish and return; what was known of them stays."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from daejo.blocks import Block, Kind
from daejo.errors import InputError, Superseded
from daejo.findings import FindingState
from daejo.originals.page import Request
from daejo.verdict import OriginalState

LINK = "https://a.example/one"
MOVED = "https://b.example/new/one"


@pytest.fixture
def put(ledger, now):
    """Keep a post under its own link; what that brought."""
    return lambda post, at=now: ledger.keep_post(post, f"web:{post.link}", post.link, at)


def test_a_post_kept_twice_is_unchanged(put, a_post):
    assert put(a_post()).what == "added"
    assert put(a_post()).what == "unchanged"


def test_an_edited_post_gets_a_revision_and_its_original_a_look_at_once(
    ledger, put, a_post, a_verdict, an_article, now
):
    kept = put(a_post())
    ledger.record(a_verdict(ledger.known(kept.original_id), an_article("one")))
    later = now + timedelta(hours=1)
    assert ledger.lease_due(later, 10, 10, timedelta(minutes=1)) == ()
    assert put(a_post(text="고쳤어요"), later).what == "edited"
    (post,) = ledger.known(kept.original_id).posts
    assert (post.revision, post.post.blocks[0].text, post.judged) == (2, "고쳤어요", (1, 1))
    assert len(ledger.lease_due(later, 10, 10, timedelta(minutes=1))) == 1


def test_a_look_that_began_before_an_edit_is_superseded_and_due_again(
    ledger, put, a_post, a_verdict, an_article, now
):
    kept = put(a_post())
    (lease,) = ledger.lease_due(now, 10, 10, timedelta(minutes=10))
    known = ledger.known(kept.original_id, lease.token)
    put(a_post(text="고쳤어요"))
    with pytest.raises(Superseded):
        ledger.record(a_verdict(known, an_article("one")))
    assert len(ledger.lease_due(now, 10, 10, timedelta(minutes=10))) == 1


def test_a_look_by_hand_that_began_before_an_edit_is_superseded(ledger, put, a_post, a_verdict, an_article):
    kept = put(a_post())
    known = ledger.known(kept.original_id)
    put(a_post(text="고쳤어요"))
    with pytest.raises(Superseded):
        ledger.record(a_verdict(known, an_article("one")))


def test_what_a_better_reader_makes_of_the_same_file_is_judged_anew(
    ledger, put, a_post, a_verdict, an_article
):
    kept = put(a_post())
    ledger.record(a_verdict(ledger.known(kept.original_id), an_article("one")))
    reread = replace(a_post(), blocks=(Block(Kind.HEADING, "안녕하세요", level=2, lines=(9, 9)),))
    assert put(reread).what == "unchanged"
    (post,) = ledger.known(kept.original_id).posts
    assert (post.revision, post.post, post.judged) == (1, reread, None)


def test_a_renamed_file_is_the_same_post_with_its_history(ledger, put, a_post, a_verdict, an_article, now):
    kept = put(a_post("posts/old.md"))
    ledger.record(a_verdict(ledger.known(kept.original_id), an_article("one")))
    assert ledger.keep_vanished("posts", ["posts/new.md"], now) == ("posts/old.md",)
    renamed = put(a_post("posts/new.md"))
    assert (renamed.what, renamed.post_id) == ("renamed", kept.post_id)
    (row,) = ledger.posts(vanished=True)
    assert (row.path, row.baseline_snapshot, row.vanished_at) == ("posts/new.md", 1, None)


def test_a_copy_is_another_post(put, a_post):
    first, copy = put(a_post("posts/one.md")), put(a_post("posts/copy.md"))
    assert (copy.what, copy.original_id) == ("added", first.original_id)
    assert copy.post_id != first.post_id


def test_a_vanished_post_is_dated_not_looked_at_and_comes_back(ledger, put, a_post, now):
    kept = put(a_post())
    assert ledger.keep_vanished("posts", [], now) == ("posts/one.md",)
    assert ledger.keep_vanished("posts", [], now + timedelta(days=1)) == ()
    assert [s.vanished_at for s in ledger.standings()] == [now]
    assert ledger.posts() == ()
    assert ledger.known(kept.original_id).posts == ()
    assert ledger.lease_due(now, 10, 10, timedelta(minutes=1)) == ()
    assert put(a_post()).what == "returned"
    assert ledger.posts()[0].vanished_at is None
    assert len(ledger.lease_due(now, 10, 10, timedelta(minutes=1))) == 1


def test_a_look_that_began_before_a_post_vanished_records_nothing_of_it(
    ledger, put, a_post, a_verdict, an_article, a_finding, now
):
    kept = put(a_post())
    put(a_post("posts/two.md", text="둘"))
    (lease,) = ledger.lease_due(now, 10, 10, timedelta(minutes=10))
    known = ledger.known(kept.original_id, lease.token)
    ledger.keep_vanished("posts", ["posts/two.md"], now)
    verdict = a_verdict(known, an_article("one"))
    with pytest.raises(Superseded):
        ledger.record(replace(verdict, posts=(replace(verdict.posts[0], opened=(a_finding(),)),)))
    assert ledger.findings() == ()
    (again,) = ledger.lease_due(now, 10, 10, timedelta(minutes=10))
    assert [post.post.path for post in ledger.known(kept.original_id, again.token).posts] == ["posts/two.md"]


@pytest.mark.parametrize("folder", ["posts", "posts/"])
def test_only_what_lies_under_a_folder_vanishes_with_it(ledger, put, a_post, now, folder):
    for path in ("posts/a.md", "posts/deep/b.md", "posts-old/c.md", "postsd.md", "d.md"):
        put(a_post(path, text=path))
    assert ledger.keep_vanished(folder, ["posts/a.md"], now) == ("posts/deep/b.md",)


def test_a_post_whose_link_changes_is_held_against_the_other_original(
    ledger, put, a_post, a_verdict, an_article, a_finding, now
):
    kept = put(a_post())
    verdict = a_verdict(ledger.known(kept.original_id), an_article("one"))
    ledger.record(replace(verdict, posts=(replace(verdict.posts[0], opened=(a_finding(),)),)))
    moved = put(a_post(text="다른 원문", link="https://b.example/two"))
    assert moved.post_id == kept.post_id
    assert moved.original_id != kept.original_id
    assert ledger.known(kept.original_id).posts == ()
    (post,) = ledger.known(moved.original_id).posts
    assert (post.baseline, post.judged, post.findings) == (None, None, ())
    (row,) = ledger.findings(kept.post_id, (FindingState.CLOSED,))
    assert (row.why, row.closed_at) == ("the post names another original now", now)
    assert ledger.alignment(kept.post_id) is None
    assert len(ledger.snapshots(kept.original_id)) == 1


def test_a_link_mended_to_the_same_original_is_where_we_look(ledger, a_post, a_verdict, an_article, now):
    kept = ledger.keep_post(a_post(), "medium:0123456789ab", LINK, now)
    verdict = a_verdict(ledger.known(kept.original_id), an_article("one"), etag="old")
    ledger.record(replace(verdict, moved_to="https://b.example/one"))
    mended = a_post(text="링크를 고침", link="https://b.example/one")
    again = ledger.keep_post(mended, "medium:0123456789ab", "https://b.example/one", now)
    assert again.original_id == kept.original_id
    known = ledger.known(kept.original_id)
    assert (known.request.url, known.request.etag, known.moved_to) == ("https://b.example/one", None, None)
    assert known.snapshot is not None


# --- a link that changes, and still is of the same text


@pytest.fixture
def found(ledger, put, a_post, a_verdict, an_article, a_finding):
    """A post with a baseline and an open finding; the site sends readers of its original elsewhere."""
    kept = put(a_post())

    def look(**named):
        verdict = a_verdict(ledger.known(kept.original_id), an_article("one"), etag='"1"', **named)
        ledger.record(replace(verdict, posts=(replace(verdict.posts[0], opened=(a_finding(),)),)))
        return kept

    return look


def _goes_on(ledger, original_id):
    """Whether the post is held against what it was held against, with the finding that it had."""
    (post,) = ledger.known(original_id).posts
    (row,) = ledger.findings(post.id, tuple(FindingState))
    return row.state is FindingState.OPEN and post.baseline is not None and post.baseline.snapshot.id == 1


@pytest.mark.parametrize("told", [{"moved_to": MOVED}, {"landed": f"{MOVED}?utm_source=rss"}], ids=str)
def test_a_link_set_to_where_the_original_moved_goes_on_where_it_was(ledger, put, a_post, found, told):
    kept = found(**told)
    moved = put(a_post(text="링크를 고침", link=MOVED))
    assert (moved.post_id, moved.original_id) == (kept.post_id, kept.original_id)
    assert _goes_on(ledger, kept.original_id)
    (row,) = ledger.originals()
    assert (row.identity, row.url, row.host, row.moved_to) == (f"web:{MOVED}", MOVED, "b.example", None)
    assert ledger.known(kept.original_id).request == Request(MOVED)


def test_a_post_that_still_names_the_old_address_stays_with_its_original(ledger, put, a_post, found):
    kept = found(moved_to=MOVED)
    put(a_post("posts/two.md", text="둘"))
    put(a_post(text="링크를 고침", link=MOVED))
    again = put(a_post("posts/two.md", text="둘을 고침"))
    assert again.original_id == kept.original_id
    assert [row.url for row in ledger.originals()] == [MOVED]


def test_a_link_that_was_set_back_goes_on_too(ledger, put, a_post, found):
    kept = found(moved_to=MOVED)
    put(a_post(text="링크를 고침", link=MOVED))
    assert put(a_post(text="되돌림")).original_id == kept.original_id
    assert _goes_on(ledger, kept.original_id)
    assert ledger.original(kept.original_id).url == LINK


def test_an_original_that_moved_to_where_another_post_looks_already_takes_its_findings_along(
    ledger, put, a_post, a_verdict, an_article, found
):
    kept = found(moved_to=MOVED)
    there = put(a_post("posts/two.md", text="둘", link=MOVED))
    moved = put(a_post(text="링크를 고침", link=MOVED))
    assert moved.original_id == there.original_id != kept.original_id
    post = next(p for p in ledger.known(moved.original_id).posts if p.id == kept.post_id)
    assert post.baseline is not None
    assert (post.baseline.snapshot.id, len(post.findings), post.judged) == (1, 1, None)
    ledger.record(a_verdict(ledger.known(moved.original_id), an_article("one", "two"), posts=()))
    assert ledger.findings(kept.post_id)[0].state is FindingState.OPEN


def test_a_link_that_breaks_and_is_mended_goes_on_where_it_was(ledger, put, a_post, found, now):
    kept = found()
    broken = a_post(text="오타", link="htps:/a.example/one")
    assert ledger.keep_post(broken, None, None, now, "only http").original_id == kept.original_id
    assert _goes_on(ledger, kept.original_id)
    (standing,) = ledger.standings()
    assert (standing.problem, dict(standing.findings)["stale"]) == ("only http", 1)
    assert put(a_post()).original_id == kept.original_id
    assert _goes_on(ledger, kept.original_id)
    assert ledger.standings()[0].problem == ""


# --- posts that cannot be watched


def _noise(length):
    """Text that PostgreSQL cannot make shorter."""
    return hashlib.shake_256(b"noise").hexdigest(length)[:length]


def test_a_link_too_long_to_be_watched_is_told_and_keeps_nothing_back(ledger, put, a_post):
    long = f"https://a.example/{_noise(3_600)}"
    kept = put(a_post(link=long))
    assert (kept.what, kept.original_id) == ("added", None)
    problem = "the link is 3618 characters long; 2000 is the most that is watched"
    (standing,) = ledger.standings()
    assert (standing.problem, standing.link) == (problem, long)
    assert put(a_post("posts/two.md", text="둘")).original_id is not None
    assert put(a_post(text="링크를 고침")).original_id is not None


def test_a_link_as_long_as_may_be_is_watched(ledger, put, a_post):
    link = f"https://a.example/{_noise(1_982)}"
    kept = put(a_post(link=link[:1_995]))  # its identity has "web:" before it
    assert ledger.original(kept.original_id).url == link[:1_995]


@pytest.mark.parametrize("path", [f"posts/{_noise(1_995)}", "글" * 900], ids=["characters", "bytes"])
def test_a_path_too_long_to_be_kept_is_told_in_one_line(ledger, put, a_post, now, path):
    for keep in (lambda: put(a_post(path)), lambda: ledger.keep_problem(path, "line 3", now)):
        with pytest.raises(InputError, match=f"is a path of {len(path)} characters") as caught:
            keep()
        assert len(str(caught.value)) < 240
    assert ledger.posts() == ()


def test_a_path_as_long_as_may_be_is_kept(ledger, put, a_post):
    path = f"posts/{_noise(1_994)}"
    put(a_post(path))
    assert ledger.find_post(path).path == path


def test_a_post_without_a_link_is_kept_with_the_reason(ledger, a_post, now):
    kept = ledger.keep_post(replace(a_post(), link=None), None, None, now, "it names no original")
    assert (kept.what, kept.original_id) == ("added", None)
    (standing,) = ledger.standings()
    assert (standing.problem, standing.state) == ("it names no original", OriginalState.NEW)
    with pytest.raises(InputError, match="it names no original"):
        ledger.find_original("posts/one.md")


def test_a_file_that_cannot_be_read_is_remembered_until_it_can(ledger, put, a_post, now):
    kept = ledger.keep_problem("posts/one.md", "line 3: no closing ---", now)
    assert kept.what == "added"
    assert ledger.keep_problem("posts/one.md", "line 3: no closing ---", now).what == "unchanged"
    assert ledger.standings()[0].problem == "line 3: no closing ---"
    with pytest.raises(InputError, match="line 3"):
        ledger.post_of(kept.post_id)
    assert put(a_post()).what == "added"
    assert ledger.standings()[0].problem == ""
    assert ledger.post_of(kept.post_id) == a_post()


def test_a_post_that_broke_keeps_what_was_known(ledger, put, a_post, now):
    kept = put(a_post())
    assert ledger.keep_problem("posts/one.md", "not UTF-8", now).what == "edited"
    (row,) = ledger.posts()
    assert (row.problem, row.original_id, row.title) == ("not UTF-8", kept.original_id, "하나")
    assert put(a_post()).what == "unchanged"
    assert ledger.posts()[0].problem == ""


def test_a_post_is_found_by_its_path_or_the_end_of_it(ledger, put, a_post):
    put(a_post("/blog/2024/one.md", text="a"))
    put(a_post("/blog/2025/one.md", text="b"))
    put(a_post("/blog/2025/two.md", text="c"))
    assert ledger.find_post("/blog/2024/one.md").path == "/blog/2024/one.md"
    assert ledger.find_post("two.md").path == "/blog/2025/two.md"
    assert ledger.find_post("./2025/one.md").path == "/blog/2025/one.md"
    with pytest.raises(InputError, match="2 posts end in this"):
        ledger.find_post("one.md")
    with pytest.raises(InputError, match="daejo add"):
        ledger.find_post("wo.md")


def test_an_original_is_found_by_its_post_its_link_and_its_name(ledger, a_post, now):
    link = f"{LINK}?source=rss"
    kept = ledger.keep_post(a_post(link=link), "web:one", LINK, now)
    for what in ("posts/one.md", "one.md", LINK, link, "web:one"):
        row = ledger.find_original(what)
        assert (row.id, row.posts, row.host) == (kept.original_id, ("posts/one.md",), "a.example")
    assert ledger.originals() == (ledger.original(kept.original_id),)
