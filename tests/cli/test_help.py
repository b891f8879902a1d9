"""The help and mistakes on the command line are in the language of the analyst."""

from __future__ import annotations

import pytest

from tests.support.projects import command_here, copy_small_report


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    project = copy_small_report(tmp_path_factory.mktemp("cli") / "project", chapters=())

    def ask(*arguments: str, language: str = "lt"):
        return command_here(project, *arguments, ATASKAITA_LANG=language, COLUMNS="80")

    return ask


def test_help_is_in_the_language_of_the_system(said):
    text = said("--help").stdout
    assert "Naudojimas:" in text
    assert "Komandos:" in text
    assert "Parodyti šią pagalbą ir baigti." in text
    assert "Usage" not in text
    assert "Options" not in text


def test_a_range_of_numbers_is_told_in_words(said):
    assert "nuo 0 iki 65535]" in " ".join(said("preview", "--help").stdout.split())
    done = said("preview", "--port", "99999", language="en")
    assert "--port: 99999 does not fit, it must be from 0 to 65535." in done.stderr


def test_that_an_argument_is_needed_is_said_in_the_same_language(said):
    assert "[būtina]" in said("new-year", "--help").stdout
    assert "[required]" in said("new-year", "--help", language="en").stdout


def test_the_list_of_commands_cuts_no_sentence(said):
    assert "..." not in said("--help", language="en").stdout.partition("Commands:")[2]


def test_the_language_that_was_asked_for_counts(said):
    assert "Usage:" in said("--lang", "en", "--help").stdout
    assert "Naudojimas:" in said("--lang", "lt", "render", "--help", language="en").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lin"], "Klaida: Komandos lin nėra. Gal norėjote lint?"),
        (["new-year"], "Klaida: Nenurodytas argumentas METAI."),
        (["new-year", "kiti"], "Klaida: METAI: „kiti“ nėra sveikasis skaičius."),
        (["render", "--forse"], "Parinkties --forse nėra. Gal norėjote --force, --jobs?"),
        (["render", "--lang", "en"], "ataskaita --lang … render`."),
        (["render", "--only"], "Klaida: Po --only turi būti nurodyta reikšmė."),
        (["render", "-j", "0"], "--jobs / -j: skaičius 0 netinka, turi būti 1 arba daugiau."),
        (
            ["preview", "--port", "99999"],
            "Klaida: --port: skaičius 99999 netinka, turi būti nuo 0 iki 65535.",
        ),
        (["status", "dabar"], "Klaida: Nurodyta per daug: dabar."),
        (["import"], "Klaida: Nurodykite perimamus failus arba rašykite vien --undo."),
    ],
)
def test_a_mistake_on_the_command_line_is_explained(said, arguments, message):
    done = said(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Error" not in done.stderr
