"""Made-up figures for the tables that this library has none of, so that their code is tried too."""

from __future__ import annotations

import shutil
from pathlib import Path

from ataskaita import registry
from ataskaita.data.loading import load
from ataskaita.data.tables import Tables
from ataskaita.project import Project
from tests.conftest import ROOT

SIDECAR = """\
title: "{table}"
producer: "Testas"
source: "Testas"
period: "2023-01-01/2023-12-31"
received: 2024-01-15
notes: ""
"""

#: Table -> its file.
OPTIONAL = {
    "visits": "unit,value\nignalina,20110\ndukstas,2040\nrural,31207\n",
    "virtual_visits": "channel,value\nwebsite,9120\ncatalogue,3105\n",
    "opening_hours": "unit,value\nignalina,46.5\ndukstas,40\ndysna,17.25\n",
    "users_by_age": (
        "unit,age_group,value\nignalina,children,310\nignalina,adults,700\n"
        "dukstas,adults,80\nrural,children,420\nrural,adults,1100\n"
    ),
    "loans_by_age": "age_group,value\nchildren,18020\nadults,51000\n",
    "electronic_loans": "electronic_type,value\nebooks,412\naudiobooks,55\n",
    "downloads": "electronic_type,value\nebooks,77\neperiodicals,140\n",
    "withdrawals": "unit,value\nignalina,2010\ndukstas,300\nrural,5100\n",
    "interlibrary_loans": "exchange,value\nsupplied,12\nborrowed,31\n",
    "staff_by_kind": "staff_kind,value,fte\nlibrarians,34,30.75\nother_staff,14,9.5\n",
    "quarters": (
        "quarter,measure,value\nq1,loans,18000\nq2,loans,17000\nq3,loans,16000\nq1,visits,13000\n"
    ),
}


def with_optional_tables(folder: Path) -> Tables:
    """The report's tables, and those of which it has none.

    Parameters
    ----------
    folder : Path
        Where to copy its data to.
    """
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("_quarto.yml", "_variables.yml"):
        shutil.copy(ROOT / name, folder / name)
    for part in registry.folders(ROOT):
        (folder / part.name).symlink_to(part)
    for table, text in OPTIONAL.items():
        path = folder / "data" / "raw" / "2023" / f"{table}.csv"
        path.write_text(text, encoding="utf-8")
        sidecar = SIDECAR.format(table=table)
        path.with_suffix(".meta.yml").write_text(sidecar, encoding="utf-8")
    return load(Project(folder))
