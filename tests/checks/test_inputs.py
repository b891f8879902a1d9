"""What a render reads beside sound tables is judged before any chapter runs."""

from __future__ import annotations

import pytest

from ataskaita.checks import inputs
from ataskaita.checks.inputs import faults, require_sound
from ataskaita.data.loading import load
from ataskaita.errors import DataErrors, UserError

TARGETS = "data/raw/2019/targets.csv"


@pytest.fixture
def found(small_report):
    """Findings after texts of a file were replaced."""

    def change(file, *texts):
        path = small_report.root / file
        text = path.read_text(encoding="utf-8")
        for old, new in texts:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        return faults(small_report, load(small_report))

    return change


def test_a_sound_report_has_no_fault(small_report):
    assert require_sound(small_report, lambda: load(small_report)).years[0] == 2019


def test_a_target_of_an_unknown_indicator_is_a_fault_of_its_cell(found):
    (fault,) = found(TARGETS, ("visits.total", "visits.totl"))
    assert (fault.file, fault.line, fault.column) == (TARGETS, 3, "indicator")
    assert (fault.value, fault.rule) == ("visits.totl", "CALL-01")
    assert fault.fix == "Did you mean `visits.total`?"


def test_a_target_whose_indicator_lacks_its_categories_is_told_how_to_call_it(found):
    (fault,) = found(TARGETS, ("readers.total", "readers.by_age"))
    assert fault.fix == "Call it as readers.by_age(age)."


def test_a_target_of_a_category_without_rows_is_a_fault(found):
    (fault,) = found(TARGETS, ("readers.total", "readers.by_age(chld)"))
    assert (fault.line, fault.rule) == (2, "CALL-02")
    assert "age=chld" in fault.message


def test_a_target_whose_number_is_marked_as_not_known_is_no_fault(found):
    path = "data/raw/2019/lending.csv"
    assert found(path, ("metskula,8910,reported", "metskula,,not_available")) == []


def test_every_fault_is_told_and_that_of_an_explanation_too(found):
    given = found(TARGETS, ("visits.total", "visits.totl"), ("lending.items", "lending.itms"))
    assert [fault.line for fault in given] == [3, 4]
    given = found("data/notes/2019.yml", ("indicator: readers", "indicator: reders"))
    assert [fault.rule for fault in given] == ["NOTE-02", "CALL-01", "CALL-01"]


def test_a_printed_figure_of_an_unknown_indicator_is_a_fault(found):
    (fault,) = found("data/published/2019.csv", ("readers.child_share", "readers.chld_share"))
    assert (fault.file, fault.column) == ("data/published/2019.csv", "indicator")


def test_data_that_is_not_sound_does_not_hide_what_is_wrong_besides(small_report):
    targets = small_report.root / TARGETS
    targets.write_text(targets.read_text("utf-8").replace("visits.total", "visits.totl"), "utf-8")
    path = small_report.root / "data/notes/2019.yml"
    path.write_text("- indicator: 5\n", encoding="utf-8")
    lending = small_report.raw(2019) / "lending.csv"
    lending.write_text("unit,value,status\nmetskula,x,reported\n", encoding="utf-8")
    with pytest.raises(DataErrors) as errors:
        require_sound(small_report, lambda: load(small_report))
    assert {"CELL-02", "NOTE-01", "CALL-01"} <= {fault.rule for fault in errors.value.findings}


def test_code_that_is_wrong_is_told_once_and_not_at_each_indicator(small_report, monkeypatch):
    def broken():
        raise UserError("indicators/__init__.py, line 3: SyntaxError.")

    monkeypatch.setattr(inputs.REGISTRY, "entries", broken)
    with pytest.raises(UserError, match=r"line 3: SyntaxError") as told:
        require_sound(small_report, lambda: load(small_report))
    assert not isinstance(told.value, DataErrors)
