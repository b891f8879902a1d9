"""A number of the plan that stands for another target is asked back: chapters name it so."""

from __future__ import annotations

import shutil

import pytest

LAST = "raw/2018/targets"


@pytest.fixture(autouse=True)
def targets_of_last_year(small_report, edit):
    """The same plan as this year's, with other aims."""
    for name in ("targets.csv", "targets.meta.yml"):
        shutil.copy(small_report.raw(2019) / name, small_report.raw(2018) / name)
    edit(f"{LAST}.meta.yml", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31")
    for aim in ("400", "6000", "15000", "26.5"):
        edit(f"{LAST}.csv", f",{aim},", f",{aim}5,")
    edit(f"{LAST}.csv", "Lentynos sutvarkytos.", "Lentynos tvarkomos.")


def exchange(edit, one: str, other: str) -> None:
    for old, new in ((f"\n{one},", "\n?,"), (f"\n{other},", f"\n{one},"), ("\n?,", f"\n{other},")):
        edit("raw/2019/targets.csv", old, new)


def test_exchanged_numbers_are_asked_back_and_confirmed_at_once(small_report, found, edit):
    exchange(edit, "1.2", "2.1")
    (finding,) = found()["LAST-13"]
    assert (finding.line, finding.column) == (3, "target")
    lent = "Išduoti knygų (2. Knygos, lending.items, egz.)"
    visits = "Sulaukti apsilankymų (1. Skaitytojai, visits.total, kartai)"
    assert f"than in 2018: 2.1: {lent} → {visits}; 1.2: {visits} → {lent}." in finding.message
    with (small_report.raw(2019) / "targets.meta.yml").open("a", encoding="utf-8") as file:
        file.write('LAST-13 2.1/1.2: "Planas sunumeruotas iš naujo, sakiniai peržiūrėti."\n')
    assert not {"LAST-13", "LAST-09"} & found().keys()
    exchange(edit, "1.1", "2.2")
    assert {"LAST-13", "LAST-09"} <= found().keys()


def test_a_target_that_no_number_judges_is_known_by_its_name(found, edit):
    for year, new, old in ((2018, "2.4", "2.3"), (2019, "2.3", "2.4")):
        row = f"{new},2. Knygos,Nurašyti knygas,,qualitative,,,library,,Nurašyta {year} m."
        edit(f"raw/{year}/targets.csv", "2.3,2. Knygos,", f"{row}\n{old},2. Knygos,")
    (finding,) = found()["LAST-13"]
    assert "2.3: Sutvarkyti knygų lentynas → Nurašyti knygas; 2.4: Nurašyti" in finding.message
    edit("raw/2019/targets.csv", "Nurašyti knygas", "Nurašyti nebenaudojamas knygas")
    edit("raw/2019/targets.csv", "Sutvarkyti knygų lentynas", "Sutvarkyti visas knygų lentynas")
    assert "LAST-13" in found()


def test_a_target_in_another_measure_is_asked_back(found, edit):
    edit("raw/2019/targets.csv", ",400,library,asm.,", ",400,library,kartai,")
    (finding,) = found()["LAST-13"]
    assert "1.1: Užregistruoti skaitytojų (asm.) → Užregistruoti skaitytojų (kartai)." in (
        finding.message
    )


def test_a_target_in_other_words_is_the_same_one(found, edit):
    edit("raw/2019/targets.csv", "Sutvarkyti knygų lentynas", "Pertvarkyti lentynas")
    edit("raw/2019/targets.csv", "Išduoti knygų,", "Skolinti knygas,")
    assert "LAST-13" not in found()
