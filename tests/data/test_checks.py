"""What a schema says of a whole table."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.data.checks import check
from ataskaita.schema import Fact, about, count_field, spec


class Clubs(Fact):
    """Reading clubs."""

    name: Series[str] = pa.Field(title="Pavadinimas", description="Būrelio pavadinimas")
    value: Series[int] = count_field("Nariai", "Narių skaičius")

    class Config:
        """What the table is."""

        name = "clubs"
        title = "Būreliai"
        description = "Skaitytojų būreliai"
        unique = ["name"]  # noqa: RUF012
        metadata = about("būreliai")


def test_one_name_written_in_two_ways_is_one_name():
    names = ["„Rytas“ 1", '"RYTAS" 1', "„Rytas“ 2"]
    frame = pd.DataFrame(
        {
            "name": names,
            "value": [2, 3, 4],
            "status": "reported",
            "lower": float("nan"),
            "upper": float("nan"),
        },
        index=[2, 3, 4],
    )
    (finding,) = check(frame, spec(Clubs, {}), "clubs.csv")
    assert (finding.rule, finding.line, finding.value) == ("KEY-01", 3, '"RYTAS" 1')
    assert "line 2: „Rytas“ 1" in finding.message
    assert check(frame.drop(3), spec(Clubs, {}), "clubs.csv") == []
