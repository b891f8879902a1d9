"""Which sentences of a chapter have to be confirmed."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.review.sentences import sentences_of
from tests.support.projects import save_chapter


@pytest.fixture
def asked(project):
    """The sentences that are asked for in a chapter of one cell."""

    def find(text, make=v4.new_markdown_cell):
        path = save_chapter(project, "05-happenings", [make(text)])
        return [one.text for one in sentences_of(project, path) if not one.computed]

    return find


@pytest.mark.parametrize(
    "text",
    [
        "Direktorė baigė studijas.",
        "Direktorė {{< var year >}} m. baigė studijas.",
        "„Žymūs krašto žmonės“.",
        "[Dauguma]{.typed reason='bibliotekos vertinimas'} žmonių skaito.",
        '[mažėja gyventojų]{.typed reason="bibliotekos paaiškinimas"}.',
        # Beside a computed value: a name, a date, a setting, a mark, a reason, another clause.
        'Su Onos Onaitės gimnazija sudaryta `{python} v("readers.total")` sutarčių.',
        'Iki gruodžio 1 d. skaitė `{python} v("readers.total")`.',
        '{{< var year >}} m. skaitė `{python} v("readers.total")`.',
        'Skaitė `{python} v("readers.total")` [naujų]{.typed reason="taip jie vadinami"}.',
        'Skaitė `{python} v("readers.total")`, nes pabrango knygos.',
        'Per metus skaitė ne mažiau kaip `{python} v("readers.total")`.',
        'Siekis `{python} outcome("1")`; finansavimas pagal jas negautas.',
        'Gauta `{python} v("readers.total")`, asignavimų iš jų negauta.',
        'Skaitė `{python} v("readers.total")` – miestelyje duris atvėrė nauja biblioteka.',
        'Pernai skaitė `{python} v("readers.total")`.',
        'Kitais metais skaitys `{python} v("readers.total")`.',
        'Skaitė `{python} v("readers.total", year=2018)`.',
        # An abbreviation may end a sentence: the second one says something of its own.
        'Gauta `{python} v("readers.total")` fiz. vnt. Naujo pastato statyba baigta.',
        # Prose that a helper chooses from.
        '`{python} word("readers.total", "Atsidarė daug naujų gerų skyrių.", "Pabrango.", "")`',
        '`{python} word("readers.total", "Augo", "Lėmė pabrangę leidiniai", "Nekito")`',
    ],
)
def test_what_no_computed_value_answers_for_is_asked(asked, text):
    assert asked(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "## Renginiai {#sec-x}",
        "**Parama.** ",
        "Išduota dokumentų",
        '`{python} v("readers.total")`',
        'Per metus skaitė `{python} counted("readers.total", "žmogus", "žmonės", "žmonių")`.',
        'Norėta, kad skaitytų ne mažiau kaip `{python} target("1.1")`.',
        'Skaičius `{python} rose("readers.total")` (`{python} diff("readers.total")`).',
        "[Daugiausia]{.claim test=\"largest('lending.items', 'town')\"} knygų išduota.",
        "::: {.lead}\n:::",
        "<!-- Direktorė baigė studijas. -->",
        "| --- | --- |",
    ],
)
def test_labels_and_what_is_computed_are_not_asked(asked, text):
    assert asked(text) == []


def test_a_heading_is_asked_where_it_names_something(asked):
    assert asked("## Pokalbiai „Prie upės“ {#sec-x}") == ["Pokalbiai „Prie upės“"]
    assert asked("## Šventė {{< var year >}}") == ["Šventė {{< var year >}}"]


def test_paragraphs_items_and_rows_are_cut_into_sentences_without_their_marks(asked):
    text = """\
Nuo 2001 m. dirba A. Jonaitis, pvz., su t. y. Nr. 5. Jis „Tiltas. Upė“ autorius.
[Antras]{.typed reason="taip jis vadinamas"} sakinys.

1. pirmas punktas;
2. antras punktas.

| pirmas langelis | antras langelis |
"""
    assert asked(text) == [
        "Nuo 2001 m. dirba A. Jonaitis, pvz., su t. y. Nr. 5.",
        "Jis „Tiltas. Upė“ autorius.",
        '[Antras]{.typed reason="taip jis vadinamas"} sakinys.',
        "pirmas punktas;",
        "antras punktas.",
        "pirmas langelis | antras langelis",
    ]


def test_a_name_that_begins_a_sentence_is_known_by_where_it_stands_inside_one(asked):
    computed = 'Graikijoje mokėsi `{python} v("readers.total")` darbuotojų.'
    assert asked(computed) == []
    assert computed in asked(f"{computed} Buvota ir Graikijos bibliotekose.")


def test_the_name_of_the_library_is_no_fact_of_one_year(asked, project):
    name = project.variables["library"]
    assert asked(f'Knygų {name} turėjo `{{python}} v("lending.items")`.') == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("#| tbl-cap: Skaitytojai pagal vietą\ntable()", []),
        ("#| tbl-cap: Parodos „Ruduo“ lankytojai\ntable()", ["Parodos „Ruduo“ lankytojai"]),
        (
            'listing("Projektas", ["Vaidmuo"], [["sodas", "vykdytojas"]])',
            ['["sodas", "vykdytojas"]'],
        ),
        ('bars(col("readers.total", "Skaitytojai"), rows=by("source", "state_2"))', []),
        ('note("Pabrango visos reikalingos knygos.")', ["Pabrango visos reikalingos knygos."]),
        ("table(rows=3)  # typed: trys eilutės", ["table(rows=3) # typed: trys eilutės"]),
        ("%magic is no Python", []),
    ],
)
def test_typed_texts_in_code_are_asked_and_names_for_the_program_are_not(asked, code, found):
    assert asked(code, v4.new_code_cell) == found


def test_a_sentence_knows_its_place_and_the_heading_above(project, chapter):
    found = {one.text: one for one in sentences_of(project, chapter)}
    guest = found["poetė Ona Onaitė;"]
    assert (guest.file, guest.cell, guest.line) == ("notebooks/05-happenings.ipynb", "1", 7)
    assert guest.section == "Renginiai"
    assert guest.whole
    assert found["Finansavimas negautas."].section == "Kas toliau"
    assert not found["Finansavimas negautas."].whole


def test_neither_line_breaks_nor_the_last_mark_make_another_sentence_of_it(project):
    def ids(text):
        path = save_chapter(project, "05-happenings", [v4.new_markdown_cell(text)])
        return {one.id for one in sentences_of(project, path)}

    assert ids("- poetė Ona Onaitė;") == ids("Tekstas.\n\n- poetė\n  Ona Onaitė.") - ids("Tekstas.")
