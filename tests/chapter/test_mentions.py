from __future__ import annotations

import json

import pytest

from ataskaita.chapter.mentions import mentions
from ataskaita.chapter.units import unit_sections


@pytest.fixture
def wrote(small_report, open_session, monkeypatch):
    """Write a text into the first chapter of a copy of the report, and start one on its data."""

    def write(text: str):
        path = small_report.root / "notebooks" / "01-readers.ipynb"
        book = json.loads(path.read_text("utf-8"))
        book["cells"][1]["source"] = [text]
        path.write_text(json.dumps(book), "utf-8")
        opened = open_session()
        monkeypatch.setenv("ATASKAITA_PROJECT", str(small_report.root))
        return opened

    return write


def test_a_unit_is_found_where_it_is_named_in_whatever_case(wrote):
    wrote("# Skaitytojai {#sec-a}\n\nVisi.\n\n## Salose {#sec-b}\n\nLaiu saloje skaitoma daug.")
    assert mentions("laiu") == ["sec-b"]
    assert mentions("suur") == []


def test_its_section_leads_there(wrote):
    wrote("# Skaitytojai {#sec-a}\n\nApie Laiu salą.")
    said = [part for part in unit_sections("islands").parts() if isinstance(part, str)]
    assert "Plačiau – [-@sec-a] skirsnis." in said[0]


def test_a_chapter_that_speaks_of_units_depends_on_the_text_of_the_others(wrote):
    opened = wrote("# Skaitytojai {#sec-a}\n\nApie Laiu salą.")
    mentions("laiu")
    assert "notebooks/01-readers.ipynb" in opened.files
