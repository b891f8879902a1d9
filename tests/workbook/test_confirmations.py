"""What somebody confirms in one cell of a workbook."""

from __future__ import annotations

import pytest

from ataskaita.data.last_year import how_to_confirm
from ataskaita.data.suspicion import Suspicion
from ataskaita.workbook.confirmations import asked, read


@pytest.mark.parametrize("language", ["en", "lt"])
def test_what_is_asked_of_a_row_with_marks_in_its_name_can_be_answered(language, monkeypatch):
    monkeypatch.setenv("ATASKAITA_LANG", language)
    key = Suspicion("LAST-07", "„Vaga“: knygos, „A“/B note", "", "").key
    assert asked(how_to_confirm(key, "projects.meta.yml")) == key
    assert read(f"{key}: Tiesa.") == {key: "Tiesa."}
