"""`python -m benchmarks.scale.validate FOLDER…`: validate libraries, print their loans as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ataskaita.data.loading import load
from ataskaita.project import Project
from benchmarks.scale.libraries import YEARS


def main() -> None:
    """One library after another; only the sums are kept."""
    loans = []
    for folder in map(Path, sys.argv[1:]):
        tables = load(Project(folder), years=YEARS)
        loans += [
            (folder.name, year, int(tables.get("loans", year).frame["value"].sum()))
            for year in YEARS
        ]
    print(json.dumps(loans))


if __name__ == "__main__":
    main()
