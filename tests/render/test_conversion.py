"""Chapters are handed on as soon as all they refer to is known, foreseen ones as well."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from ataskaita.render.embedded.document import Conversion
from ataskaita.render.embedded.outline import chapter_numbers
from tests.render.books import chapter, table

FIRST = chapter("01-a", "# A {#sec-a}\n\nŽr. @sec-b.", table("tbl-a"))
SECOND = chapter("02-b", "# B {#sec-b}\n\nŽr. @tbl-b.", table("tbl-b"))


@pytest.fixture
def handed(tmp_path):
    """Convert chapters step by step; gives what was handed on, in order."""
    made = []

    def go(*steps):
        parts = [FIRST, SECOND]
        order = [part.stem for part in parts]
        with closing(
            Conversion(
                order,
                chapter_numbers(parts),
                Path("figures"),
                tmp_path,
                ready=lambda page, typst: made.append(("ready", page.stem, "".join(typst))),
                likely=lambda page, typst: made.append(("likely", page.stem, "".join(typst))),
            )
        ) as conversion:
            for how, part in steps:
                # One after another, so that it is certain who comes first.
                getattr(conversion, how)(part)
                begun = {**conversion._expected, **conversion._begun}
                for future in begun.values():
                    future.result()
            conversion.finish()
        return [(how, stem) for how, stem, _ in made], made

    return go


def test_a_chapter_waits_for_those_it_refers_to(handed):
    order, made = handed(("add", FIRST), ("add", SECOND))
    assert order == [("ready", "01-a"), ("ready", "02-b")]
    assert "[2\xa0skyrius]" in made[0][2]


def test_a_foreseen_chapter_is_handed_on_in_advance_with_its_own_labels_known(handed):
    order, made = handed(("expect", SECOND), ("add", FIRST), ("add", SECOND))
    assert order == [("likely", "02-b"), ("ready", "01-a"), ("ready", "02-b")]
    assert made[0][2] == made[2][2]


def test_a_foreseen_chapter_waits_for_others_and_is_no_ground_for_them(handed):
    order, _ = handed(("expect", FIRST), ("add", SECOND), ("add", FIRST))
    assert order == [("ready", "02-b"), ("likely", "01-a"), ("ready", "01-a")]
