"""What editors and formatters write that CommonMark does not know, read as it is meant."""

from __future__ import annotations

import pytest

from daejo.blocks import Kind
from daejo.changes import Weight, changes
from daejo.markdown import read_markdown


@pytest.mark.parametrize("size", ["=600x400", "=600x", "=x400", "=50%x"])
def test_a_picture_with_a_size_behind_its_address_is_that_picture(size: str) -> None:
    (plain,) = read_markdown("![A map](img/map.png)")
    (sized,) = read_markdown(f"![A map](img/map.png {size})")
    assert (sized.kind, sized.image) == (Kind.IMAGE, plain.image)


def test_attributes_that_were_wrapped_over_two_lines_are_no_text() -> None:
    (block,) = read_markdown("Read the [guide](g.md){.internal-link\ntarget=_blank} first.")
    assert block.text == "Read the guide first."


@pytest.mark.parametrize("line", ["> [!TIP] Before you go", "> [!note]- Folded title"])
def test_a_callout_s_line_with_a_title_steers_the_page(line: str) -> None:
    marker, quote = read_markdown(f"{line}\n> Pack a lamp.")
    assert (marker.kind, quote.kind, quote.text) == (Kind.MARKUP, Kind.QUOTE, "Pack a lamp.")


def test_a_sentence_behind_a_callout_s_sign_is_read() -> None:
    (quote,) = read_markdown("> [!TIP] Pack a lamp before you go down.")
    assert quote.text.endswith("Pack a lamp before you go down.")


def test_a_condition_that_a_formatter_drew_into_its_paragraph_is_looks() -> None:
    before = read_markdown("{#if fw === 'pt'}\nWe load the model here.\n{:else}\nWe fetch it.\n{/if}")
    after = read_markdown("{#if fw === 'pt'} We load the model here. {:else}\n\nWe fetch it. {/if}")
    assert {change.weight for change in changes(before, after)} == {Weight.COSMETIC}


def test_a_tab_behind_a_list_s_marker_reaches_to_the_next_stop() -> None:
    blocks = read_markdown("*\tPack a lamp:\n    * a red one\n    * a white one")
    assert [(b.text, b.level) for b in blocks] == [("Pack a lamp:", 1), ("a red one", 2), ("a white one", 2)]


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("{% highlight python linenos %}", "{% endhighlight %}"),
        ("{{< highlight python >}}", "{{< /highlight >}}"),
        ("{{% highlight python %}}", "{{% /highlight %}}"),
    ],
)
def test_code_in_a_shortcode_is_code(opened: str, closed: str) -> None:
    before, code, after = read_markdown(f"Try:\n\n{opened}\n# a lamp\nx = [1]\n\ny = x\n{closed}\n\nDone.")
    assert (code.kind, code.text, code.language) == (Kind.CODE, "# a lamp\nx = [1]\n\ny = x", "python")
    assert (before.text, after.text) == ("Try:", "Done.")
