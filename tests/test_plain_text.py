"""A text of the data is text: pandoc shows it sign by sign, wherever in a chapter it stands."""

from __future__ import annotations

import html
import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.inline import fill
from ataskaita.plain_text import as_markdown
from ataskaita.programs import MARKDOWN, pandoc

TEXTS = (
    "*a* _b_ **c** `d` ~e~ ^f^ ~~g~~",
    "<b>a</b> <!-- b --> <script>c</script>",
    "& &amp; &#42; &nbsp;x",
    "[a](b) ![c](d) [e]{.f} ^[g] [^h] [@i]",
    "@tbl-x @sec-y",
    "$x$ $$y$$ \\alpha \\(z\\)",
    "{{< var year >}} `{python} v()` {#id .class}",
    "a | b || c",
    "\\ \\\\ \\* a\\",
    "- a",
    "+ a",
    "1. a",
    "12) a",
    "(a) b",
    "iv. a",
    "2018",
    "# a",
    "> a",
    ": a",
    "% a",
    "::: a",
    "--- a",
    "\"a\" 'b' -- ... c",
    "a\nb\n\n- c\t d",
    "| a",
    "    a",
    "=== a",
    "``` a",
)


def shown(markdown: str) -> str:
    made = pandoc(markdown, "-f", MARKDOWN, "-t", "html", "--wrap=none")
    return made.strip()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def page() -> lxml.html.HtmlElement:
    """Each text in each place, read by pandoc all at once."""
    parts = []
    for number, text in enumerate(TEXTS):
        said = as_markdown(text)
        parts += [
            f"::: {{#begins-{number}}}\n\n{said}\n\n:::",
            f"# {said} {{#heading-{number}}}",
            f"::: {{#item-{number}}}\n\n- {said}\n\n:::",
            f'a [b{said}]{{#span-{number} title="b{said}"}}',
            f"::: {{#cell-{number}}}\n\n| a |\n|---|\n| {said} |\n\n:::",
            f"::: {{#note-{number}}}\n\n**b{said}**\n\n:::",
        ]
    return lxml.html.fromstring(f"<main>{shown(chr(10).join(chr(10) + p for p in parts))}</main>")


@pytest.mark.parametrize(("number", "text"), list(enumerate(TEXTS)))
def test_a_text_is_shown_as_it_is_wherever_it_stands(page, number, text):
    def at(place: str) -> lxml.html.HtmlElement:
        return page.get_element_by_id(f"{place}-{number}")

    (paragraph,) = at("begins")
    assert (paragraph.tag, len(paragraph)) == ("p", 0)
    assert flat(paragraph.text_content()) == flat(text)
    assert flat(at("heading").text_content()) == flat(text)
    (item,) = at("item").iter("li")
    (cell,) = at("cell").iter("td")
    for element in (item, cell):
        assert len(element) == 0
        assert flat(element.text_content()) == flat(text)
    assert flat(at("span").text_content()) == flat(f"b{text}")
    assert flat(at("span").get("title")) == flat(f"b{text}")
    (strong,) = at("note").iter("strong")
    assert flat(strong.text_content()) == flat(f"b{text}")


@pytest.mark.parametrize("rest", [". Toliau", ") toliau", " toliau"])
def test_a_number_of_the_data_before_the_authors_full_stop_begins_no_list(rest):
    assert shown(as_markdown("2018") + rest) == f"<p>2018{rest}</p>"


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=40))
def test_no_sign_that_means_something_is_left_where_it_could(text):
    rest = re.sub(r"&#\d+;", "", as_markdown(text))
    assert not set(rest) & set("\\`*_{}[]<>#|~^@$&\"'!=")
    assert html.unescape(as_markdown(text)) == re.sub(r" +", " ", text)


def test_what_is_filled_in_is_not_looked_through_for_more():
    text = "`{python} a` {{< var name >}} `{{< var name >}}`"
    variables = {"name": "A {{< var name >}} `{python} b`"}
    filled = fill(text, ["R {{< var name >}}"], variables, "x")
    assert filled.startswith("R {{< var name >}} A &#123;&#123;&#60; var name")
    assert filled.endswith(f"`{variables['name']}`")


def test_a_backtick_without_its_fellow_hides_no_value():
    assert fill("a ` b `{python} v()` c", ["1"], {}, "x") == "a ` b 1 c"
