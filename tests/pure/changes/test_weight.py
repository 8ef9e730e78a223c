"""Every rule of the table has its line here, and so has what must raise none of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.changes import Weight
from daejo.changes.links import turned_links
from daejo.changes.rules import RULES
from daejo.changes.weighing import weigh, weigh_texts


def prose(text: str, *marks: Mark) -> Block:
    return Block(Kind.PARAGRAPH, text, marks=marks)


def code(text: str) -> Block:
    return Block(Kind.CODE, text)


def linked(text: str, target: str) -> Block:
    return prose(text, Mark(0, len(text), MarkKind.LINK, target))


def coded(text: str, word: str) -> Block:
    start = text.index(word)
    return prose(text, Mark(start, start + len(word), MarkKind.CODE))


def markup(text: str) -> Block:
    return Block(Kind.MARKUP, text)


EXAMPLES = [
    ("number", prose("It takes 3 hours."), prose("It takes 4 hours.")),
    ("number", prose("Founded in May 2019."), prose("Founded in May 2021.")),
    ("number", prose("Needs Python 3.9.1 at least."), prose("Needs Python 3.10.1 at least.")),
    ("number", prose("Needs version v1.2 now."), prose("Needs version v1.3 now.")),
    ("name", prose("Set app.get there."), prose("Set appget there.")),
    ("number", prose("It was 18 euros a night."), prose("It was 18 dollars a night.")),
    ("number", prose("They asked two people."), prose("They asked three people.")),
    ("name", prose("We store it in Postgres now."), prose("We store it in MySQL now.")),
    ("negation", prose("You can close the window."), prose("You can't close the window.")),
    ("negation", prose("You cannot close it."), prose("You can close it.")),
    ("negation", prose("The cache is never empty."), prose("The cache is empty.")),
    ("modality", prose("You may restart the server."), prose("You must restart the server.")),
    ("modality", prose("The key is a string."), prose("The key should be a string.")),
    ("matter", prose("The parser reads the file."), prose("The parser reads the file slowly.")),
    ("matter", prose("It is fast and small."), prose("It is fast.")),
    ("turned", prose("Turn the light on."), prose("Turn the light off.")),
    ("turned", prose("Read it and sign it."), prose("Read it or sign it.")),
    ("turned", prose("Some of the keys fit."), prose("Most of the keys fit.")),
    (
        "exchanged",
        prose("Lift the lid before turning the key."),
        prose("Turning the lid before lift the key."),
    ),
    ("exchanged", prose("From the harbour to the station."), prose("From the station to the harbour.")),
    (
        "replaced",
        prose("Public rooms are here. Private rooms are there, and public rooms are warm."),
        prose("Public rooms are here. Private rooms are there, and private rooms are warm."),
    ),
    ("sign", prose("It works where a < b holds."), prose("It works where a > b holds.")),
    ("sign", prose("Needs version 3.4 or so."), prose("Needs version 3.4+ or so.")),
    ("sign", prose("if a == b and c == d"), prose("if a != b and c == d")),
    ("sign", prose("It is written in C today."), prose("It is written in C++ today.")),
    ("sign", prose("The answer is 1 here."), prose("The answer is -1 here.")),
    ("code", code("run(a)\nstop()"), code("run(b)\nstop()")),
    ("code", code("serve app"), code("serve app --reload")),
    ("include", markup("{* ../src/first.py *}"), markup("{* ../src/second.py *}")),
    ("include", markup("{* ../src/first.py ln[1:5] *}"), markup("{* ../src/first.py ln[1:9] *}")),
    ("inline code", coded("Call open before.", "open"), coded("Call close before.", "close")),
    ("inline code", coded("Set it to True.", "True"), coded("Set it to true.", "true")),
    (
        "link",
        linked("the guide", "https://a.org/guide/start"),
        linked("the guide", "https://a.org/guide/end"),
    ),
    ("image", Block(Kind.IMAGE, "", image="one"), Block(Kind.IMAGE, "", image="two")),
    ("embed", Block(Kind.EMBED, "", target="a.org/1"), Block(Kind.EMBED, "", target="a.org/2")),
    ("kind", prose("x = 1"), code("x = 1")),
    ("question", prose("It is ready."), prose("Is it ready?")),
    ("spelling", prose("You will recieve a mail."), prose("You will receive a mail.")),
    ("comments", code("x = 1  # first"), code("x = 1  # the first one")),
    ("lit lines", markup("{* ../src/a.py hl[3] *}"), markup("{* ../src/a.py hl[4] *}")),
    ("indentation", code("if a:\n    b()\nc()"), code("if a:\n    b()\n    c()")),
    ("wording", prose("The file is read by the parser."), prose("The parser reads the file.")),
    ("punctuation", prose("Stop, then start it."), prose("Stop; then start it.")),
]


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES)
def test_a_rule_speaks_of_its_example(rule: str, before: Block, after: Block) -> None:
    named = next(r for r in RULES if r.name == rule)
    weight, reasons = weigh((before,), (after,))
    assert weight is named.weight
    assert reasons


def test_every_rule_has_an_example_and_says_why() -> None:
    assert {rule.name for rule in RULES} == {rule for rule, _, _ in EXAMPLES}
    assert all(len(rule.why) > 10 for rule in RULES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (prose("a plain word"), prose("a plain word", Mark(2, 7, MarkKind.STRONG))),
        (prose("a b", Mark(0, 1, MarkKind.STRONG)), prose("a b", Mark(0, 1, MarkKind.EMPHASIS))),
        (prose('He said "yes" to it.'), prose("He said “yes” to it.")),
        (prose("It's a test - a short one."), prose("It’s a test — a short one.")),
        (prose("Wait for it..."), prose("Wait for it…")),
        (prose("The Rendering Mechanism"), prose("The Rendering Mecha\u00adnism")),
        (prose("It runs on 20 machines"), prose("It runs\u200b on 2\u20600 machines")),
        (prose("\ufeffPlugins"), prose("Plugins")),
        (linked("docs", "security/index.md"), linked("docs", "https://x.org/en/security/index")),
        (linked("docs", "https://x.org/a/index"), linked("docs", "https://x.org/a/")),
        (prose("Getting Started Here"), prose("Getting started here")),
        (prose("The last point."), prose("The last point")),
        (prose("From tea -> coffee it went"), prose("From tea → coffee it went")),
        (prose("In 2019-2021 it rained"), prose("In 2019–2021 it rained")),
        (prose("It is True here"), prose("It is true here")),
        (coded("The True one", "True"), prose("The true one")),
        (prose("A {{< term id='pod' >}} is small"), prose("A {{% term id='pod' %}} is small")),
        (prose("See {{domxref('Element')}} there"), coded("See Element there", "Element")),
        (prose("Well done! :rocket:"), prose("Well done! 🚀")),
        (prose("It is known.[^1] Yes"), prose("It is known.[^note] Yes")),
        (prose("Press ++ctrl+c++ now"), prose("Press ctrl+c now")),
        (prose("a ==marked== word, and H~2~O"), prose("a marked word, and H2O")),
        (prose("It is 5 × 3 wide"), prose("It is 5 x 3 wide")),
        (prose("this and/or that"), prose("this and / or that")),
        (prose("a well known server side fact"), prose("a well-known server-side fact")),
        (linked("docs", "/docs/setup.md"), linked("docs", "https://x.org/docs/setup/")),
        (linked("docs", "https://x.org/a/setup"), linked("docs", "https://x.org/a/setup#linux")),
        (linked("docs", "https://docs.x.org/setup"), linked("docs", "https://x.dev/guide/setup")),
        (linked("docs", "http://www.x.org/setup"), linked("docs", "https://x.org/setup")),
        (linked("docs", "https://xjs.org/setup"), linked("docs", "https://x.dev/setup")),
        (linked("docs", "https://x.readthedocs.io/setup"), linked("docs", "https://x.org/en/setup")),
        (
            linked("this", "https://medium.com/@ann/on-tea-1a2b3c4d5e6f"),
            linked("this", "https://tea.example/all-about-tea-1a2b3c4d5e6f"),
        ),
        (linked("paper", "https://papers.org/abs/2101.01234"), linked("paper", "https://x.io/p/2101.01234")),
        (linked("docs", "https://x.org/setup"), linked("docs", "https://x.org/setup?utm_source=y")),
        (linked("docs", "https://x.org/setup"), prose("docs")),
        (code("a  =  1"), code("a = 1")),
        (code("if a:\n  b()"), code("if a:\n    b()")),
        (markup("!!! tip"), markup("/// tip")),
        (markup("{! ../../src/a.py !}"), markup("{* ../src/a.py *}")),
        (Block(Kind.HEADING, "Title", level=2), Block(Kind.HEADING, "Title", level=3)),
        (Block(Kind.HEADING, "Title", name="a"), Block(Kind.HEADING, "Title", name="b")),
        (Block(Kind.LIST_ITEM, "One thing"), prose("One thing")),
        (Block(Kind.IMAGE, "", image="k", alt="old"), Block(Kind.IMAGE, "", image="k", alt="new")),
        (
            Block(Kind.IMAGE, "", image="k", target="max/700/k"),
            Block(Kind.IMAGE, "", image="k", target="max/1400/k"),
        ),
    ],
)
def test_what_only_looks_different_is_cosmetic(before: Block, after: Block) -> None:
    assert weigh((before,), (after,))[0] is Weight.COSMETIC
    assert weigh((after,), (before,))[0] is Weight.COSMETIC


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.org/setup", "https://new.dev/guide/setup"),
        ("https://x.org/download", "https://y.org/download"),
        ("https://docs.x.co.uk/setup", "https://docs.y.co.uk/setup"),
        ("https://x.github.io/setup", "https://y.github.io/setup"),
        ("https://x.org/a/setup#linux", "https://y.org/b/install#linux"),
        ("https://x.org/setup", "https://x.org@y.net/setup"),
        ("https://medium.com/@ann/on-tea-1a2b3c4d5e6f", "https://tea.example/on-tea-6f5e4d3c2b1a"),
    ],
)
def test_a_link_to_another_site_is_substantive_whatever_the_page_is_called(one: str, other: str) -> None:
    assert weigh((linked("docs", one),), (linked("docs", other),))[0] is Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You can use the old color.", "You can use the old colour."),
        ("They organise the files.", "They organize the files."),
        ("It opens withuot a key.", "It opens without a key."),
        ("A key is optionnal here.", "A key is optional here."),
        ("Servers answer this.", "The server answers this."),
    ],
)
def test_another_spelling_or_form_of_a_word_is_not_substantive(before: str, after: str) -> None:
    assert weigh((prose(before),), (prose(after),))[0] is not Weight.SUBSTANTIVE


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("grey", "gray"),
        ("colour", "color"),
        ("organise", "organize"),
        ("centre", "center"),
        ("centred", "centered"),
        ("colourful", "colorful"),
        ("travellers", "travelers"),
        ("catalogues", "catalogs"),
        ("encyclopaedia", "encyclopedia"),
        ("manoeuvre", "maneuver"),
        ("defence", "defense"),
        ("programme", "program"),
    ],
)
def test_british_made_american_or_back_is_a_spelling(british: str, american: str) -> None:
    one, other = f"We saw the {british} there.", f"We saw the {american} there."
    assert weigh_texts(one, other) == (Weight.MINOR, (f"spelling {british} → {american}",))
    assert weigh_texts(other, one) == (Weight.MINOR, (f"spelling {american} → {british}",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The parser reads the file.", "The file, the parser reads it."),
        ("You can also close it.", "You also can close it."),
        ("You can't close it.", "You cannot close it."),
        ("It doesn't open, and we're late.", "It does not open, and we are late."),
        ("It is ours.", "It's ours."),
        ("Tea and coffee are here.", "Coffee and tea are here."),
        ("Every guest has a key.", "Each guest has a key."),
        ("Move it to the hall.", "Move it into the hall."),
        ("The U.S.A. at 10 am", "The USA at 10 a.m."),
        ("Needs version v1.2 now", "Needs version 1.2 now"),
        ("It simply runs on the server.", "It just runs on the server."),
        ("Use it in the garden.", "Use it within the garden."),
        ("It ran quickly home.", "It quickly ran home."),
    ],
)
def test_other_words_of_grammar_or_another_order_are_minor(before: str, after: str) -> None:
    assert weigh((prose(before),), (prose(after),))[0] is Weight.MINOR


@pytest.mark.parametrize(("one", "other"), [("form", "from"), ("public", "private"), ("adopt", "adapt")])
def test_a_word_that_is_another_word_is_substantive(one: str, other: str) -> None:
    before, after = prose(f"The {one} of it all."), prose(f"The {other} of it all.")
    assert weigh((before,), (after,))[0] is not Weight.COSMETIC


def test_the_heaviest_rule_decides_and_gives_the_reasons() -> None:
    before = prose("You will recieve 3 mails.")
    weight, reasons = weigh((before,), (replace(before, text="You will receive 4 mails."),))
    assert weight is Weight.SUBSTANTIVE
    assert "number 3 → 4" in reasons
    assert not any("spelling" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("It was 18 euros a night.", "It was 18 dollars a night.", "number 18 euros → 18 dollars"),
        ("It was 18 pounds a night.", "It was 18 yen a night.", "number 18 pounds → 18 yen"),
        ("Every August it rains.", "Every September it rains.", "number August → September"),
        ("It took 30 hours.", "It took a day and a half.", "number 30 hours → a day and a half"),
        ("It took a day and a half.", "It took 3 days.", "number a day and a half → 3 days"),
        ("It was $18 for 2 people.", "It was €18 for 2 people.", "number $18 → €18"),
        ("30 dollars for 4 nights.", "30 euros for 5 nights.", "number 30 dollars, 4 → 30 euros, 5"),
        ("9 dollars, 8 euros.", "9 euros, 8 dollars.", "number 8 euros, 9 dollars → 8 dollars, 9 euros"),
    ],
)
def test_another_currency_or_month_is_another_number_and_told_beside_the_others(
    before: str, after: str, said: str
) -> None:
    weight, reasons = weigh_texts(before, after)
    assert (weight, reasons[:1]) == (Weight.SUBSTANTIVE, (said,))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It surprised my wife more than me.", "It surprised me more than my wife."),
        ("It pleased the old dog more than the cat.", "It pleased the cat more than the old dog."),
        ("We walked from our house to the old mill.", "We walked from the old mill to our house."),
        ("I like her better than him.", "I like him better than her."),
    ],
)
def test_what_is_compared_changing_places_is_substantive(before: str, after: str) -> None:
    weight, reasons = weigh_texts(before, after)
    assert weight is Weight.SUBSTANTIVE
    assert any("places exchanged" in reason for reason in reasons)


def test_words_of_grammar_that_change_places_around_than_are_minor() -> None:
    weight, _ = weigh_texts("It is more so than just that.", "It is just so than more that.")
    assert weight is Weight.MINOR


def test_one_currency_by_sign_or_by_name_is_the_same_money() -> None:
    assert weigh_texts("It was $18 here.", "It was 18 dollars here.")[0] is not Weight.SUBSTANTIVE


def test_a_digit_made_a_word_is_no_other_number() -> None:
    assert weigh((prose("It has 2 parts."),), (prose("It has two parts."),))[0] is not Weight.SUBSTANTIVE


def test_a_paragraph_split_in_two_says_the_same() -> None:
    whole = prose("First it reads the file. Then it writes the answer.")
    parts = (prose("First it reads the file."), prose("Then it writes the answer."))
    assert weigh((whole,), parts)[0] is Weight.COSMETIC


def test_a_wall_of_dashes_is_weighed_and_an_arrow_is_one_however_it_is_drawn() -> None:
    wall = "We wait " + "=" * 300_000
    assert weigh_texts(wall, f"{wall} longer")[0] is Weight.SUBSTANTIVE
    assert weigh_texts("Open A --> B now.", "Open A => B now.")[0] is Weight.COSMETIC
    assert weigh_texts("Where a > b holds.", "Where a < b holds.")[0] is Weight.SUBSTANTIVE


def test_of_thousands_of_links_that_lead_elsewhere_the_first_are_told() -> None:
    before, after = (tuple(f"https://{host}{n}.org/guide-{host}" for n in range(3_000)) for host in "ab")
    assert len(list(turned_links(before, after))) == 100
    assert list(turned_links(before[:1], after[:1])) == [("a0.org/guide-a", "b0.org/guide-b")]
