"""What is typed into code reaches the reader, too."""

from __future__ import annotations

import pytest

from ataskaita.lint.code import check_code
from tests.lint.conftest import rules, texts


@pytest.mark.parametrize(
    "source",
    [
        '#| label: tbl-2019\n#| tbl-cap: Fondas 2019 m.\ntable(both_years("a.b"), rows=groups())',
        'col("acquisitions.new_books_per_capita", "Gyventojui", digits=2)',
        'bars(col("a.b", "Gauta"), rows=by("item", "erasmus35"), title="Lėšos")',
        'listing("Projektas", ["Programa"], [["„Nordplus Adult 2021“", "Koordinatorė"]])',
        'row("membership.rising", "Sutelktumas didėjo")',
        'listing("Grupė", ["Amžius"], [["Mažieji", "iki 3"]])  # typed: programos sąlyga',
        "%matplotlib inline",
    ],
)
def test_ids_settings_and_words_pass(code, source):
    assert code(source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("#| tbl-cap: Fondas, 11 763 vienetų\ntable()", ["11 763"]),
        ('#| fig-cap: "Lėšos: 5 šaltiniai"\nbars()', ["5"]),
        ('#| fig-subcap:\n#|   - "Knygos"\n#|   - "12 knygų"\nbars()', ["12"]),
        ('bars(title="Gauta 12 knygų")', ["12"]),
        ('listing("A", ["B"], [["Knygos", "12"]])', ["12"]),
        ('listing("A", ["B"], [["Knygos", 12]])', ["12"]),
        ('listing("A", ["B"], [["Dvi knygos", "C"]])', ["Dvi"]),
        ('row("membership.rising", "Sutelktumas mažėjo")', ["mažėjo"]),
        ('print(f"Gauta {x} iš 12")', ["12"]),
        ('bars(title="Daugiausia knygų")', ["Daugiausia"]),
    ],
)
def test_typed_numbers_and_claims_are_found(code, source, found):
    assert texts(code(source)) == found


@pytest.mark.parametrize(
    "expression",
    ['"11 763"', "11763", 'f"{11763}"', '"12 " + "knygų"', 'counted("a.b", "12 knygų", "b", "c")',
     'word("a.b", "augo 5 %", "mažėjo", "nepakito")', 'str(12)'],
)  # fmt: skip
def test_an_inline_expression_can_not_smuggle_a_number(text, expression):
    assert set(rules(text(f"Gauta `{{python}} {expression}`."))) & {"typed-in-code", "typed-number"}


@pytest.mark.parametrize("reason", ["", " x ", "programa"])
def test_a_reason_in_code_of_less_than_two_words_is_told(code, reason):
    (number, short) = code(f'listing("A", ["B"], [["Knygos", "12"]])  # typed:{reason}\nx')
    assert "a reason of two words" in short.message
    assert (short.line, number.text) == (1, "12")


def test_the_line_of_a_finding_is_its_line_in_the_cell(code):
    (finding,) = code('#| label: tbl-a\nlisting("ąžė", ["B"], [\n    ["ąžė", "12 knygų"],\n])')
    assert (finding.cell, finding.line, finding.text) == ("tbl-a", 3, "12")


@pytest.mark.parametrize(
    "code",
    [
        'bars(headline=says("Daugiausia knygų", test=largest("a.b", "north")))',
        'bars(headline=says("Skaitytojų skaičius ", rose("a.b"), " iki ", v("a.b")))',
        'bars(headline=says("Mažiausia", test=[smallest("a.b", "north"), falling("c.d")]))',
    ],
)
def test_a_headline_may_claim_what_its_test_proves(code):
    assert list(check_code(code, inline=False)) == []


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ('bars(headline=says("Daugiausia knygų"))', "superlative"),
        ('bars(headline=says("Daugiausia knygų", test=True))', "claim-test"),
        ('bars(headline=says("Mažiausiai knygų", test=largest("a.b", "north")))', "reversed"),
        ('bars(headline=says("Gauta 12 knygų", test=largest("a.b", "north")))', "typed-number"),
    ],
)
def test_a_headline_without_a_test_that_proves_it_is_refused(code, rule):
    assert rule in {hit.rule for hit in check_code(code, inline=False)}
