"""A raw table of millions of loans, one row each, added up by an indicator into a chapter."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.scale.additions import SIDECAR, add_chapter, add_indicators, add_schema
from benchmarks.workplace import Workplace

TYPES = {"books": 0.6, "periodicals": 0.3, "audio": 0.06, "other": 0.04}

_SCHEMA = '''"""Loans, one by one."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, unit_field


class Transactions(Fact):
    """Loans, one by one."""

    loan: Series[int] = count_field("Numeris", "Išdavimo numeris")
    date: Series[str] = pa.Field(
        str_matches=r"^\\\\d{4}-\\\\d{2}-\\\\d{2}$", title="Data", description="Kada išduota"
    )
    unit: Series[str] = unit_field()
    document_type: Series[str] = choice_field(
        "Dokumentų rūšis",
        "Kokie dokumentai",
        {"books": "knygos", "periodicals": "periodiniai", "audio": "garsiniai", "other": "kiti"},
    )
    value: Series[int] = count_field("Išduota", "Išduotų dokumentų skaičius")

    class Config:
        """What the table is."""

        name = "transactions"
        title = "Išdavimai"
        description = "Kiekvienas išdavimas"
        unique = ["loan"]
        metadata = about("fiz. vnt.", required="no")
'''.replace("\\\\d", "\\d")

_INDICATOR = """

@indicator(
    "loans.recorded",
    "Išdavimai pagal dokumentų rūšį",
    ITEMS,
    "Vienos rūšies išduotų dokumentų skaičius.",
    dimensions=("document_type",),
)
def transactions(x: Scope, document_type: str) -> Amount:
    return x.sum("transactions", document_type=document_type)
"""

_TABLE = """#| label: tbl-transactions
#| tbl-cap: Išdavimai pagal dokumentų rūšį, fiz. vnt.
table(
    col("loans.recorded", "Išduota"),
    rows=by("document_type", "books", "periodicals", "audio", "other"),
    stub="Dokumentai",
)"""


def add_transactions(place: Workplace, rows: int) -> None:
    """Declare the table in a copy of the project, fill it, and show it in a chapter."""
    add_schema(place, "transactions", "Transactions", _SCHEMA)
    add_indicators(place, _INDICATOR)
    add_chapter(place, "17-transactions", "# Išdavimai {#sec-transactions}", _TABLE)
    folder = place.root / "data" / "raw" / "2023"
    sidecar = SIDECAR.format(title="Išdavimai", year=2023)
    (folder / "transactions.meta.yml").write_text(sidecar, encoding="utf-8")
    units = pd.read_csv(place.root / "data" / "units.csv")
    counted = (units["active"] == "yes") & (units["kind"] != "service_point")
    write_transactions(folder / "transactions.csv", rows, list(units.loc[counted, "unit"]))


def write_transactions(path: Path, rows: int, units: list[str]) -> None:
    """Write so many loans, the same every time.

    Parameters
    ----------
    path : Path
        The file.
    rows : int
        How many.
    units : list of str
        Where loans are made.
    """
    random = np.random.default_rng(2023)
    days = pd.date_range("2023-01-01", "2023-12-31").strftime("%Y-%m-%d").to_numpy()
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("loan,date,unit,document_type,value\n")
        for first in range(0, rows, 250_000):
            count = min(250_000, rows - first)
            pd.DataFrame({
                "loan": np.arange(first + 1, first + count + 1),
                "date": random.choice(days, count),
                "unit": random.choice(units, count),
                "document_type": random.choice(list(TYPES), count, p=list(TYPES.values())),
                "value": random.integers(1, 6, count),
            }).to_csv(file, index=False, header=False, lineterminator="\n")  # fmt: skip
