"""Markdown, and the HTML, MDX and admonitions that real files mix in, read into blocks."""

import pytest

from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.errors import PostError
from daejo.markdown import read, read_markdown


def shape(text: str) -> list[tuple[str, int, str]]:
    """(kind, first line, text) of each block."""
    return [(b.kind.value, b.lines[0] if b.lines else 0, b.text) for b in read_markdown(text)]


def only(text: str) -> Block:
    (block,) = read_markdown(text)
    return block


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("# One", "heading", "One"),
        ("## Two ##", "heading", "Two"),
        ("plain words", "paragraph", "plain words"),
        ("- item", "list_item", "item"),
        ("7. item", "list_item", "item"),
        ("> said", "quote", "said"),
        ("[^1]: https://a.b/c", "paragraph", "[^1]: https://a.b/c"),
        ("---", "rule", ""),
        ("***", "rule", ""),
        ("<hr>", "rule", ""),
        ("![alt](a.png)", "image", ""),
        ('<img src="a.png">', "image", ""),
        ("[![alt](a.png)](https://x.y)", "image", ""),
        ('`<img src="/a/b.png" />`', "image", ""),
        ("<h2>Head</h2>", "heading", "Head"),
        ("<p>Words</p>", "paragraph", "Words"),
        ('<iframe src="https://www.youtube.com/embed/x"></iframe>', "embed", ""),
        ("<Tip warning={true}>", "markup", "<Tip warning={true}>"),
        ("</div>", "markup", "</div>"),
        ("/// tip | Note", "markup", "/// tip | Note"),
        (":::warning Look out", "markup", ":::warning Look out"),
        ('!!! note "Title"', "markup", '!!! note "Title"'),
        ("??? info", "markup", "??? info"),
        ("!!! 정말 놀랍습니다", "paragraph", "!!! 정말 놀랍습니다"),
        ('=== "Python"', "markup", '=== "Python"'),
        ("> [!TIP]", "markup", "> [!TIP]"),
        ("{* ../../src/a.py hl[3] *}", "markup", "{* ../../src/a.py hl[3] *}"),
        ("<<< @/snippets/a.js", "markup", "<<< @/snippets/a.js"),
        ("{{< note >}}", "markup", "{{< note >}}"),
        ("{% endraw %}", "markup", "{% endraw %}"),
        ("{#if fw === 'pt'}", "markup", "{#if fw === 'pt'}"),
        ("[[open-in-colab]]", "markup", "[[open-in-colab]]"),
        ("{: .lead }", "markup", "{: .lead }"),
        ('<Image src="/a/b.png" alt="a plan" width={300} />', "image", ""),
        ("<Image src={plan} />", "markup", "<Image src={plan} />"),
        ('{{< figure src="/a/b.png" caption="A plan" >}}', "image", "A plan"),
        ('{{< figure class="wide" >}}', "markup", '{{< figure class="wide" >}}'),
        ('{: target="_blank" }', "markup", '{: target="_blank" }'),
        ("{ .annotate }", "markup", "{ .annotate }"),
        ("{width=300}", "markup", "{width=300}"),
        ("{name} says it", "paragraph", "{name} says it"),
        ("{ name }", "paragraph", "{ name }"),
    ],
)
def test_a_line_alone_becomes_one_block(line: str, kind: str, text: str) -> None:
    assert shape(f"\n{line}\n") == [(kind, 2, text)]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## Start {#start}", "start"),
        ("## Start { #start }", "start"),
        ("## Start {/*start*/}", "start"),
        ("## Start[[start]]", "start"),
        ('## Start <sup class="new" /> {#start}', "start"),
        ("## Start", None),
    ],
)
def test_a_heading_s_anchor_is_its_name_and_no_text(heading: str, name: str | None) -> None:
    block = only(heading)
    assert (block.text, block.level, block.name) == ("Start", 2, name)


def test_every_list_item_is_a_block_with_its_depth() -> None:
    blocks = read_markdown("- one\n  more\n  1. two\n\n     apart\n- three\n")
    assert [(b.kind, b.level, b.ordered, b.text, b.lines) for b in blocks] == [
        (Kind.LIST_ITEM, 1, False, "one more", (1, 2)),
        (Kind.LIST_ITEM, 2, True, "two", (3, 3)),
        (Kind.PARAGRAPH, 0, False, "apart", (5, 5)),
        (Kind.LIST_ITEM, 1, False, "three", (6, 6)),
    ]


def test_a_table_is_one_block_with_a_line_a_row() -> None:
    block = only("| a | [b](https://c.d) |\n|---|---|\n| **x** | |\n")
    assert (block.kind, block.text, block.lines) == (Kind.TABLE, "a | b\nx | ", (1, 3))
    assert block.marks == (Mark(4, 5, MarkKind.LINK, "https://c.d"), Mark(6, 7, MarkKind.STRONG))


def test_an_html_table_is_one_block_too() -> None:
    html = "<table>\n<tr><th>a</th><th>b</th></tr>\n\n<tr><td>1</td><td></td></tr>\n</table>\n"
    assert shape(html) == [("table", 1, "a | b\n1 | ")]


def test_a_table_cell_whose_tag_nobody_closed_is_read() -> None:
    assert shape("<table><tr><td>a<td>b<tr><td>c</table>") == [("table", 1, "a | b\nc")]


def test_an_image_under_its_sentence_is_a_block_of_its_own() -> None:
    blocks = read_markdown("See below:\n![one](/i/x_1.png)\n![two](/i/x_2.png?w=5)\nAnd so on.\n")
    assert [(b.kind.value, b.lines, b.image, b.text) for b in blocks] == [
        ("paragraph", (1, 1), None, "See below:"),
        ("image", (2, 2), "x_1.png", ""),
        ("image", (3, 3), "x_2.png", ""),
        ("paragraph", (4, 4), None, "And so on."),
    ]


def test_comments_and_imports_are_dropped_with_their_lines() -> None:
    reading = read(
        'import A from "./a"\nimport {\n  B,\n} from "./b";\n\n<!-- one\ntwo -->\nText {/* not alone */}\n'
    )
    assert [b.lines for b in reading.blocks] == [(8, 8)]
    assert [(d.lines, d.why) for d in reading.dropped] == [
        ((1, 1), "an import"),
        ((2, 4), "an import"),
        ((6, 7), "a comment"),
    ]


def test_a_sentence_that_begins_with_import_is_prose() -> None:
    assert shape("# Head\n\nimport the module, then use it.") == [
        ("heading", 1, "Head"),
        ("paragraph", 3, "import the module, then use it."),
    ]


def test_text_after_a_comment_keeps_its_line() -> None:
    assert shape("<!-- a\nb --> after\n") == [("paragraph", 2, "after")]


def test_a_component_over_several_lines_is_one_block() -> None:
    assert shape('Before\n\n<Card\n  title="x"\n  href="/y"\n/>\n\nAfter') == [
        ("paragraph", 1, "Before"),
        ("markup", 3, '<Card title="x" href="/y" />'),
        ("paragraph", 8, "After"),
    ]


def test_scripts_and_styles_are_one_block_whatever_is_in_them() -> None:
    script = "<script setup>\nimport X from './x.vue'\n\n# not a heading\n</script>\ntext"
    assert [(k, line) for k, line, _ in shape(script)] == [("markup", 1), ("paragraph", 6)]


@pytest.mark.parametrize("name", ["table", "script", "style", "pre"])
def test_a_sentence_about_an_element_does_not_open_it(name: str) -> None:
    text = f"<{name}> 태그를 바꿔 주세요.\n\n다음 문단입니다.\n\n```html\n<{name}>\n</{name}>\n```\n"
    assert [(k, line) for k, line, _ in shape(text)] == [("paragraph", 1), ("paragraph", 3), ("code", 5)]


def test_code_in_an_html_table_stays_code() -> None:
    text = "<table>\n<tr><td>\n\n```js\na();\n```\n\n</td></tr>\n</table>\n"
    assert [k for k, _, _ in shape(text)] == ["markup", "markup", "code", "markup", "markup"]


def test_text_right_behind_a_closing_tag_is_kept() -> None:
    assert shape("<table><tr><td>a</td></tr>\n</table> and more\n") == [
        ("table", 1, "a"),
        ("paragraph", 2, "and more"),
    ]


def test_preformatted_html_is_code() -> None:
    block = only("<pre><code>a &lt; b\n  c</code></pre>")
    assert (block.kind, block.text) == (Kind.CODE, "a < b\n  c")


def test_code_is_verbatim_without_the_indent_of_its_item() -> None:
    blocks = read_markdown("1. step\n\n   ```sh title=x\n   run  it\n\n     deeper\n   ```\n")
    assert [(b.kind, b.text, b.language, b.lines) for b in blocks] == [
        (Kind.LIST_ITEM, "step", None, (1, 1)),
        (Kind.CODE, "run  it\n\n  deeper", "sh", (3, 7)),
    ]


def test_lines_count_from_the_line_that_is_given() -> None:
    assert [b.lines for b in read_markdown("a\n\nb\nc", first_line=11)] == [(11, 11), (13, 14)]


def test_a_list_thirty_deep_loses_no_item() -> None:
    text = "\n".join(" " * 2 * depth + f"- {depth}" for depth in range(30))
    assert [(b.level, b.text) for b in read_markdown(text)] == [(d + 1, str(d)) for d in range(30)]


@pytest.mark.parametrize("text", [">" * 200 + " deep", "- " * 200 + "deep"])
def test_what_is_nested_too_deep_to_be_read_is_refused_and_not_lost(text: str) -> None:
    with pytest.raises(PostError, match="too deep") as caught:
        read_markdown(f"first\n\n{text}\n")
    assert caught.value.line == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read_alike(end: str) -> None:
    assert shape(end.join(["# a", "", "b", "c"])) == [("heading", 1, "a"), ("paragraph", 3, "b c")]


def test_an_element_that_a_sentence_speaks_of_is_named_in_it() -> None:
    assert (
        only("그 다음 <div> 태그와 </p> 요소를 <b>씁니다</b>.").text
        == "그 다음 <div> 태그와 </p> 요소를 씁니다."
    )


@pytest.mark.parametrize("element", ["code", "kbd", "span", "strong"])
def test_a_word_in_an_element_of_its_own_does_not_speak_of_it(element: str) -> None:
    assert only(f"This makes <{element}>tags</{element}> be a list.").text == "This makes tags be a list."


def test_an_element_that_is_spoken_of_at_both_its_ends_is_named_in_the_sentence() -> None:
    assert only("A <b> tag and a </b> tag.").text == "A <b> tag and a </b> tag."


def test_a_line_of_attributes_belongs_to_no_paragraph() -> None:
    assert shape("A long walk.\n{: .lead }\n\nHome.\n") == [
        ("paragraph", 1, "A long walk."),
        ("markup", 2, "{: .lead }"),
        ("paragraph", 4, "Home."),
    ]


@pytest.mark.parametrize("opener", ["!!! tip", "???+ note", '=== "Python"'])
def test_a_list_in_the_body_of_an_admonition_is_a_list(opener: str) -> None:
    text = f"- before\n\n{opener}\n\n    It has:\n\n    - one\n    - two\n\n    1. three\n\nAfter.\n"
    assert shape(text) == [
        ("list_item", 1, "before"),
        ("markup", 3, opener),
        ("paragraph", 5, "It has:"),
        ("list_item", 7, "one"),
        ("list_item", 8, "two"),
        ("list_item", 10, "three"),
        ("paragraph", 12, "After."),
    ]


def test_an_admonition_in_an_admonition_and_one_in_a_list_have_bodies_of_their_own() -> None:
    inner = "    !!! note\n        - three\n        - four\n"
    nested = f"!!! tip\n    - one\n    - two\n\n{inner}\n    Five.\n\nSix.\n"
    assert [text for _, _, text in shape(nested)] == [
        "!!! tip", "one", "two", "!!! note", "three", "four", "Five.", "Six.",
    ]  # fmt: skip
    listed = "- one\n\n    !!! note\n        - two\n        - three\n\n- four\n"
    assert [text for _, _, text in shape(listed)] == ["one", "!!! note", "two", "three", "four"]


def test_text_behind_a_comment_in_a_body_is_kept_whole() -> None:
    assert shape("!!! tip\n    <!-- a\n    b -->words stay\n")[-1] == ("paragraph", 3, "words stay")


def test_an_admonition_shown_as_code_has_no_body() -> None:
    text = "```\n!!! tip\n```\n\n    indented words\n"
    assert [kind for kind, _, _ in shape(text)] == ["code", "paragraph"]


@pytest.mark.parametrize("quoted", ['"/a/b.png"', "`/a/b.png`"])
def test_a_picture_in_a_shortcode_is_known_by_its_address(quoted: str) -> None:
    block = only(f'{{{{< figure src={quoted} alt="a plan" >}}}}')
    assert (block.target, block.alt) == ("/a/b.png", "a plan")
    assert block.image == only("![](/a/b.png)").image


@pytest.mark.parametrize("target", ['{{< ref "a.md" >}}', "{{% relref 'a.md' %}}", "{{<ref a.md>}}"])
def test_a_link_by_shortcode_points_to_its_page(target: str) -> None:
    block = only(f"Read [this]({target}) now.")
    assert (block.text, block.links) == ("Read this now.", ("a.md",))


def test_a_type_somebody_forgot_to_escape_stays_readable() -> None:
    assert (
        only("A List<String> of <b>names</b>, a <Tip>hint</Tip>.").text == "A List<String> of names, a hint."
    )
