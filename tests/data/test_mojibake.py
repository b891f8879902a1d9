"""Letters that were damaged on the way are found; questions and addresses are not."""

from __future__ import annotations

import pytest

from ataskaita.data.mojibake import damage


def misread(text: str, encoding: str) -> str:
    return text.encode().decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Dokumentų fondas", "cp1252"),
        ("Dokumentų fondas", "cp1257"),
        ("Įsigijimas, šaltiniai, čia", "latin-1"),
        ("Leidinys „Ąžuolas“", "latin-1"),
    ],
)
def test_letters_read_in_another_encoding_are_found_with_what_was_meant(text, encoding):
    message, fix = damage(misread(text, encoding))
    assert message == "The letters of the text are damaged."
    assert fix.startswith(f"Write „{text}“")


@pytest.mark.parametrize("text", ["Dokument? fondas", "Per?i?r?ta", "Parodos ?monėms", "U?daryta"])
def test_letters_replaced_by_question_marks_are_found(text):
    assert damage(text)[0] == "A letter of the text is lost: `?` stands in its place."


@pytest.mark.parametrize(
    "text",
    [
        "Dokumentų fondas",
        "Kas skaito? Visi.",
        "„Ar žinai?“ viktorina",
        "Kaip skaitome? diskusija",
        "https://example.lt/paieska?kalba=lt",
        "www.example.lt/a?b=c",
        "Ängelholm, Århus, Citroën",
        "",
    ],
)
def test_questions_addresses_and_foreign_letters_are_not(text):
    assert damage(text) == ("", "")


def test_the_cell_is_named(findings, edit):
    edit("raw/2019/targets.csv", "Išduoti knygų", misread("Išduoti knygų", "latin-1"))
    (finding,) = findings()
    assert (finding.rule, finding.line, finding.column) == ("CELL-10", 4, "name")


def test_the_field_of_a_sidecar_is_named(findings, edit):
    edit("raw/2019/targets.meta.yml", "siekiai", "siek?jai")
    (finding,) = findings()
    assert (finding.rule, finding.line, finding.column) == ("META-08", 1, "title")
