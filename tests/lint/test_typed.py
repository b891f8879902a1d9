"""Statistics typed by hand, in digits and in words."""

from __future__ import annotations

import pytest

from ataskaita.lint import words
from ataskaita.lint.number_words import number_words
from ataskaita.lint.numbers import typed_numbers
from tests.lint.conftest import rules, texts
from tests.lint.sentences import PASSING, STOPPED


@pytest.mark.parametrize("sentence", STOPPED.strip().splitlines())
def test_a_sentence_with_a_statistic_or_an_unproved_claim_is_stopped(text, sentence):
    assert text(sentence)


@pytest.mark.parametrize("sentence", PASSING.strip().splitlines())
def test_dates_names_numbers_of_documents_and_plain_sentences_pass(text, sentence):
    assert text(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Iš viso 6\u00a0690 vienetų.", ["6\u00a0690"]),
        ("Sumažėjo 2,4 % arba 4,7\u00a0‰.", ["2,4 %", "4,7\u00a0‰"]),
        ("Gauta 1,5 tūkst. ir 2 mln. Eur.", ["1,5 tūkst.", "2 mln."]),
        ("Dalyvavo 12–15 vaikų, vasario 3 d. – 8.", ["12–15", "8"]),
        ("2019 m. surengti 2019 renginiai.", ["2019"]),
        ("Pokytis −319.", ["−319"]),
        ("Naudojama A4 ir 5-ųjų klasių medžiaga, bet 5-ių knygų.", ["5"]),
    ],
)
def test_numbers_are_found_however_they_are_written(sentence, numbers):
    assert [sentence[a:b] for a, b in typed_numbers(sentence)] == numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Dvi sutartys ir dvidešimt trys filialai", ["Dvi", "dvidešimt trys"]),
        ("penkiasdešimt dviem tūkstančiams", ["penkiasdešimt dviem tūkstančiams"]),
        ("trečiasis, ketvirtoji, dvidešimtmetis", []),
        ("penktoji dalis, kas antras", ["penktoji dalis", "kas antras"]),
        ("pasirašyta viena sutartis, vienam gyventojui, vienas svarbiausių", ["pasirašyta viena"]),
        ("abejų metų, abi skaityklos uždarytos", ["abi"]),
        ("iš vienos pusės, pusė fondo", ["pusė"]),
    ],
)
def test_words_for_numbers_are_found_in_their_forms(sentence, numbers):
    assert [sentence[a:b] for a, b in number_words(sentence, words.one_of())] == numbers


@pytest.mark.parametrize(
    "source",
    [
        "# Surengta 12 renginių {#sec-a}",
        "- pirmas;\n- gauta 12 knygų.",
        "::: {.callout-note}\nGauta 12 knygų.\n:::",
        '::: {.callout-note title="Gauta 12 knygų"}\nTekstas.\n:::',
        "[Gauta 12 knygų](https://pvz.lt/a).",
        '[nuoroda](https://pvz.lt "12 knygų")',
        "| Knygos | 12 |\n|---|---|",
        ": Knygos, 12 {#tbl-a}",
        '![Gauta 12 knygų](a.png){fig-alt="Knygos"}',
        '![](a.png){fig-alt="Gauta 12 knygų"}',
        "Gauta **12** knygų.",
        "Gauta `12` knygų.",
        "[^a]: Gauta 12 knygų.",
        '<img src="a.png" alt="12 knygų">',
        "Gauta {{< var copies >}} knygų.",
        'Jis sakė: „Gauta `{python} v("x")` ir 12 knygų“.',
        "Surengta „12 renginių“.",
    ],
)
def test_no_place_hides_a_number(text, source):
    assert rules(text(source)) == ["typed-number"]


@pytest.mark.parametrize(
    "source",
    [
        "## Skyrius {#sec-2019-a}",
        "{{< var year >}} m. ir {{< var library >}}, {{< var school >}}",
        "[-@tbl-loans-2] lentelė, @sec-a1, žr. <https://pvz.lt/12>",
        "[nuoroda](https://pvz.lt/2019/12)",
        "1. pirmas\n2. antras",
        "<!-- liko 12 klaidų -->",
        'Tekstas[^1].\n\n![](a12.png){width="50%" fig-alt="Knygos"}',
        "Projektas „Legendų svarba „COVID-19“ pasekmėms“.",
    ],
)
def test_markup_is_no_text(text, source):
    assert text(source) == []


def test_a_finding_names_chapter_cell_line_text_rule_and_fix(text):
    (finding,) = text("# Antraštė\n\nPirma eilutė.\nGauta 11 763 knygų.")
    assert (finding.file, finding.cell, finding.line, finding.text) == (
        "notebooks/05-a.ipynb",
        "1",
        4,
        "11 763",
    )
    assert str(finding).startswith(
        "notebooks/05-a.ipynb, cell 1, line 4: A number is typed by hand. [typed-number]"
    )
    assert '[11 763]{.typed reason="…"}' in finding.fix


def test_every_number_of_a_text_is_found_in_its_order(text):
    assert texts(text("Gauta 12 knygų.\n\nTrys knygos, 4 leidiniai.")) == ["12", "Trys", "4"]
