"""Documents of two trees are paired by their names."""

from __future__ import annotations

import pytest

from daejo.trees import apart, by_suffix, matcher, pair_up, split_pattern


@pytest.mark.parametrize(
    ("original", "post"),
    [
        ("guide/install.md", "guide/install.md"),
        ("guide/install.md", "guide/install.mdx"),
        ("guide/install.html", "guide/install.md"),
        ("guide/_index.md", "guide/index.md"),
        ("README.md", "index.md"),
        ("guide/install.md", "guide/install.ko.md"),
        ("guide/install.en.md", "guide/install.ko.md"),
        ("_index.en.md", "_index.ko.md"),
        ("README.md", "README-ko.md"),
        ("README.md", "README.ko-KR.md"),
        ("README.md", "README_KR.md"),
        ("README.md", "README.kr.md"),
        ("guide/Install.md", "guide/install.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
    ],
)
def test_one_document_under_two_names_is_a_pair(original: str, post: str) -> None:
    paired = pair_up([original, "other.md"], [post, "else.md"])
    assert paired.pairs == ((original, post),)
    assert paired.untranslated == ("other.md",)
    assert paired.without_original == ("else.md",)


@pytest.mark.parametrize(
    ("original", "post"),
    [
        ("guide/install.md", "api/install.md"),
        ("index.md", "guide/index.md"),
        ("how-to-do.md", "how-to-do-it.md"),
        ("page.md", "page.ja.md"),
    ],
)
def test_names_that_only_resemble_each_other_are_no_pair(original: str, post: str) -> None:
    if post == "page.ja.md":
        assert by_suffix([original, post]) == (("page.md",), ())
        return
    assert pair_up([original], [post]).pairs == ()


def test_sisters_in_other_languages_are_no_originals() -> None:
    names = [
        "README.md",
        "README_zh.md",
        "README-JP.md",
        "README.cn.md",
        "README_ko.md",
        "do-it.md",
        "b-de.md",
    ]
    assert by_suffix(names) == (("README.md", "do-it.md", "b-de.md"), ("README_ko.md",))


def test_the_strictest_likeness_wins() -> None:
    paired = pair_up(["a.md", "a.html", "index.md", "README.md"], ["a.md", "index.md", "README.md"])
    assert paired.pairs == (("README.md", "README.md"), ("a.md", "a.md"), ("index.md", "index.md"))
    assert paired.untranslated == ()


def test_a_loose_likeness_counts_only_where_it_is_unambiguous() -> None:
    paired = pair_up(["Page.md", "PAGE.md"], ["page.md"])
    assert paired.pairs == ()
    assert paired.without_original == ("page.md",)


def test_built_pages_are_not_told_to_be_untranslated_beside_their_sources() -> None:
    assert pair_up(["a.md", "built.html"], []).untranslated == ("a.md",)
    assert pair_up(["a.html", "b.html"], []).untranslated == ("a.html", "b.html")


def test_one_folder_may_hold_both_sides() -> None:
    names = ["a.md", "a.ko.md", "a.ja.md", "b.en.md", "b.ko.md", "notes.v2.md"]
    assert by_suffix(names) == (("a.md", "b.en.md", "notes.v2.md"), ("a.ko.md", "b.ko.md"))


@pytest.mark.parametrize("inner", ["ko", "i18n/ko", "i18n/ko/docs/current"])
def test_a_tree_inside_the_other_is_left_out_and_its_sisters_too(inner: str) -> None:
    sister = inner.replace("ko", "pt-BR")
    names = ["a.md", "api/b.md", f"{inner}/a.md", f"{sister}/a.md", "ko.md"]
    assert apart(names, inner) == ("a.md", "api/b.md", "ko.md")


@pytest.mark.parametrize(
    ("pattern", "folder", "rest"),
    [
        ("docs/en", "docs/en", ""),
        ("docs/en/**/*.md", "docs/en", "**/*.md"),
        ("docs/{path}.ko.md", "docs", "{path}.ko.md"),
        ("*.md", ".", "*.md"),
        ("/*/en.md", "/", "*/en.md"),
        ("a/b*/c.md", "a", "b*/c.md"),
    ],
)
def test_a_pattern_begins_with_a_folder(pattern: str, folder: str, rest: str) -> None:
    assert split_pattern(pattern) == (folder, rest)


@pytest.mark.parametrize(
    ("rest", "name", "fits"),
    [
        ("**/*.md", "a.md", True),
        ("**/*.md", "x/y/a.md", True),
        ("*.md", "x/a.md", False),
        ("?.md", "ab.md", False),
        ("{path}.ko.md", "x/a.ko.md", True),
        ("{path}/{path}.md", "a/a.md", True),
        ("{path}/{path}.md", "a/b.md", False),
        ("a.md", "aXmd", False),
        ("*.md", "a\n.md", True),
    ],
)
def test_wildcards_are_those_of_a_shell(rest: str, name: str, fits: bool) -> None:
    assert bool(matcher(rest).fullmatch(name)) is fits


def test_what_path_stands_for_is_the_name() -> None:
    found = matcher("{path}.ko.md").fullmatch("x/a.ko.md")
    assert found is not None
    assert found["path"] == "x/a"
