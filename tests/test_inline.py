from __future__ import annotations

import pytest

from ataskaita.errors import UserError
from ataskaita.inline import expressions, fill, fill_variables

TEXT = 'Yra `{python} v("a")` ir `{python}  diff("b", year=2018) `; `kodas`, ``{python} v("c")``.'


def test_inline_expressions_are_found_in_order():
    assert expressions(TEXT) == ['v("a")', 'diff("b", year=2018)']


def test_results_stand_where_their_expressions_stood():
    assert fill(TEXT, ["1", "2"], {}, "") == 'Yra 1 ir 2; `kodas`, ``{python} v("c")``.'


@pytest.mark.parametrize(
    "code",
    [
        "`v(1)`",
        "``{python} v(1)``",
        "```{python}\nv(1)\n```",
        "`{python}`",
        "`{r} v(1)`",
        "`{pythonic} v(1)`",
        "{python} v(1)",
    ],
)
def test_code_that_is_only_shown_stays_as_it_is(code):
    assert expressions(f"Rašoma {code}.") == []
    assert fill(f"Rašoma {code}.", [], {}, "") == f"Rašoma {code}."


def test_a_result_is_taken_as_it_is_even_if_it_looks_like_something_else():
    assert fill("`{python} a` `{python} b`", ["\\1 {python}", "`x`"], {}, "") == "\\1 {python} `x`"


def test_an_expression_keeps_to_its_backticks():
    assert expressions("`{python} a`-`b` `{python} c`") == ["a", "c"]


@pytest.mark.parametrize(
    ("result", "filled"),
    [
        ("[2 proc. p.]{.v}", "Padidėjo [2 proc. p.]{.v} Toliau."),
        ("apie 5 fiz. vnt.", "Padidėjo apie 5 fiz. vnt. Toliau."),
        ("[2 proc. p.]{.v}^\\[e\\]^", "Padidėjo [2 proc. p.]{.v}^\\[e\\]^. Toliau."),
        ("5", "Padidėjo 5. Toliau."),
    ],
)
def test_a_sentence_that_ends_in_an_abbreviation_has_one_full_stop(result, filled):
    assert fill("Padidėjo `{python} x`. Toliau.", [result], {}, "x") == filled


def test_three_dots_stay_three():
    assert fill("`{python} x`...", ["2 vnt."], {}, "x") == "2 vnt...."


def test_variables_are_filled_in_wherever_they_stand():
    variables = {"year": 2019, "library": {"name": "Biblioteka"}}
    text = "{{< var year >}} m. {{< meta library.name >}}: {{<var year>}}"
    assert fill_variables(text, variables, "x") == "2019 m. Biblioteka: 2019"


def test_other_shortcodes_are_left_alone():
    text = "{{< include a.qmd >}} {{< embed b.ipynb >}}"
    assert fill_variables(text, {}, "x") == text


@pytest.mark.parametrize("name", ["yaer", "library.name", "year.x"])
def test_a_variable_that_is_not_defined_is_named_with_its_place(name):
    with pytest.raises(UserError) as error:
        fill_variables(f"{{{{< var {name} >}}}}", {"year": 2019}, "05-visits.ipynb, cell 3")
    assert "05-visits.ipynb, cell 3" in error.value.message
    assert name in error.value.message
    assert "_variables.yml" in error.value.fix
