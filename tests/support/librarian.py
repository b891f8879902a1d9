"""What a librarian of the small report does by hand between the commands of docs/vadovas.md.

The guide names each of these functions in a comment, `<!-- by hand: name -->`, at the place where
a person would do it; tests/docs and the script that makes the guide's pictures do it there.
"""

from __future__ import annotations

import json
import shutil

from ataskaita.project import Project
from tests.workbook.conftest import type_in

YEAR = 2020

#: Sheet, row, header -> what each unit types into its workbook.
ANSWERS: dict[str, dict[tuple[str, str, str], object]] = {
    "metskula": {
        ("Skaitytojai", "Metsküla, vaikai", "Skaitytojai"): 140,
        ("Skaitytojai", "Metsküla, suaugusieji", "Skaitytojai"): 233,
        ("Apsilankymai", "Metsküla", "Valandos"): 1836,
        ("Apsilankymai", "Metsküla", "Apsilankymai"): 4510,
        ("Išduotos knygos", "Metsküla", "Išduota"): 9104,
    },
    "laiu": {
        ("Skaitytojai", "Laiu sala, vaikai", "Skaitytojai"): 11,
        ("Skaitytojai", "Laiu sala, suaugusieji", "Skaitytojai"): 21,
        ("Apsilankymai", "Laiu sala", "Valandos"): 402,
        ("Apsilankymai", "Laiu sala", "Apsilankymai"): "apie 390",
        ("Išduotos knygos", "Laiu sala", "Išduota"): 731,
    },
    "suur": {
        ("Skaitytojai", "Suur sala, vaikai", "Skaitytojai"): 6,
        ("Skaitytojai", "Suur sala, suaugusieji", "Skaitytojai"): 15,
        ("Apsilankymai", "Suur sala", "Valandos"): 318,
        ("Apsilankymai", "Suur sala", "Apsilankymai"): 241,
        ("Išduotos knygos", "Suur sala", "Išduota"): 520,
    },
    "buss": {
        ("Skaitytojai", "Bibliobusas Nr. 1, vaikai", "Skaitytojai"): 0,
        ("Skaitytojai", "Bibliobusas Nr. 1, suaugusieji", "Skaitytojai"): 36,
        ("Apsilankymai", "Bibliobusas Nr. 1", "Valandos"): 524,
        ("Apsilankymai", "Bibliobusas Nr. 1", "Apsilankymai"): 702,
        ("Išduotos knygos", "Bibliobusas Nr. 1", "Išduota"): 1655,
    },
}

#: What the register of inhabitants says.
INHABITANTS = {"Metsküla": 1432, "Salų skyriai": 208, "Bibliobusas Nr. 1": 338}

#: What the plan of the year says.
TARGETS = {"1.1": 440, "1.2": 5800, "2.1": 12000, "2.2": 27}


def fill_in_at_the_branches(project: Project) -> None:
    """Fill in the workbooks of all units but one, and put them into atsakymai/."""
    for unit in ("metskula", "laiu", "suur"):
        _answer(project, unit)


def correct_the_number_of_laiu(project: Project) -> None:
    """Type a number where there were words."""
    path = project.root / "atsakymai" / f"{YEAR}-laiu.xlsx"
    type_in(path, "Apsilankymai", "Laiu sala", f"Apsilankymai, {YEAR} m.", 390)


def get_the_answer_of_the_bus(project: Project) -> None:
    """Put the last workbook into atsakymai/."""
    _answer(project, "buss")


def fill_in_the_rest(project: Project) -> None:
    """Type into the library's own workbook what no branch knows: inhabitants, targets, sources."""
    path = project.root / f"{YEAR}-duomenys.xlsx"
    for unit, value in INHABITANTS.items():
        type_in(path, "Gyventojai", unit, f"Gyventojai, {YEAR} m.", value)
        type_in(path, "Gyventojai", unit, "Būsena", "gauta")
    for target, value in TARGETS.items():
        type_in(path, "Siekiai", target, f"Siekiama reikšmė, {YEAR} m.", value)
    type_in(
        path, "Siekiai", "2.3", f"Pagrindimas, {YEAR} m.", "Lentynos sutvarkytos visose vietose."
    )
    for table in ("Skaitytojai", "Apsilankymai", "Išduotos knygos", "Gyventojai", "Siekiai"):
        type_in(path, "Šaltiniai", table, "Iš kur gauta", "Padalinių atsakymai")
        type_in(path, "Šaltiniai", table, "Kada gauta", "2021-01-20")


def mistype_a_number(project: Project) -> None:
    """Make the mistake that the guide then reads the message of."""
    _replace(project, f"data/raw/{YEAR}/visits.csv", "suur,241,", "suur,2.410,")


def correct_the_number(project: Project) -> None:
    """Take the mistake back."""
    _replace(project, f"data/raw/{YEAR}/visits.csv", "suur,2.410,", "suur,241,")


def explain_the_change(project: Project) -> None:
    """Write why a number is so far from last year's."""
    path = project.root / Project.notes_file(YEAR)
    path.write_text(
        path.read_text(encoding="utf-8") + NOTE.removeprefix("\n"), encoding="utf-8", newline="\n"
    )


def write_a_sentence(project: Project) -> None:
    """Write a sentence into a chapter, as in Jupyter."""
    path = project.notebooks / "02-lending.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    text = "".join(cell["source"]).rstrip() + " " + SENTENCE
    cell["source"] = text.splitlines(keepends=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


#: As the guide shows it.
SENTENCE = (
    'Bibliobusas išdavė `{python} counted("lending.items", "knygą", "knygas", "knygų", "bus")` – '
    '`{python} change("lending.items", "bus")` nei {{< var previous >}} m.'
)

#: As the guide shows it.
NOTE = """
- indicator: readers.child_share
  text: Metskülos skyriuje atidaryta vaikų erdvė.
  source: Metskülos skyriaus vedėja
  date: 2021-01-25
  expect: {library: 1.3, town: 1.7}
"""


def _answer(project: Project, unit: str) -> None:
    folder = project.root / "atsakymai"
    folder.mkdir(exist_ok=True)
    path = folder / f"{YEAR}-{unit}.xlsx"
    shutil.copy(project.root / "siuntimui" / path.name, path)
    for (sheet, row, header), value in ANSWERS[unit].items():
        type_in(path, sheet, row, f"{header}, {YEAR} m.", value)


def _replace(project: Project, file: str, old: str, new: str) -> None:
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")
