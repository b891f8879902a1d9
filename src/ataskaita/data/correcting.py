"""Putting corrections in the place of received values, while tables are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ataskaita.data.columns import admit, constant
from ataskaita.data.corrections import Correction, about
from ataskaita.data.findings import Finding, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

    from schemas.spec import Spec


@dataclass
class Corrections:
    """The corrections of a year, while its tables are read.

    Parameters
    ----------
    entries : list of Correction
        Those still to be applied.
    findings : list of Finding
        What is wrong with them.
    """

    entries: list[Correction]
    findings: list[Finding] = field(default_factory=list)

    def apply(self, frame: pd.DataFrame, spec: Spec) -> tuple[pd.DataFrame, tuple[Correction, ...]]:
        """Correct a table.

        Parameters
        ----------
        frame : DataFrame
            Typed columns, indexed by line number.
        spec : Spec
            The table's definition.

        Returns
        -------
        tuple
            The corrected table, and the corrections made; what is wrong is noted in `findings`.
        """
        mine = [entry for entry in self.entries if entry.table == spec.name]
        self.entries = [entry for entry in self.entries if entry.table != spec.name]
        made: dict[tuple[int, str], Correction] = {}
        for correction in mine:
            line = self._line(correction, frame, spec, made)
            if line is not None:
                frame = _corrected(frame, correction, line)
                made[line, correction.column] = replace(correction, line=line)
        return frame, tuple(made.values())

    def finish(self) -> None:
        """Note the corrections whose table has not been received."""
        for entry in self.entries:
            self._find(
                entry,
                "CORRECTION-02",
                "table",
                entry.table,
                f"The table {entry.table} of {entry.year} has not been received.",
                "Delete the entry, or add the table.",
            )
        self.entries = []

    def _line(
        self,
        correction: Correction,
        frame: pd.DataFrame,
        spec: Spec,
        made: Mapping[tuple[int, str], Correction],
    ) -> int | None:
        if unknown := [key for key in correction.keys if key not in spec.keys]:
            return self._find(
                correction,
                "CORRECTION-02",
                "keys",
                str(unknown[0]),
                f"{unknown[0]!r} is no key column of {spec.name}.",
                did_you_mean(str(unknown[0]), spec.keys),
            )
        cells = [name for name in frame.columns if name not in spec.keys]
        if correction.column not in cells:
            return self._find(
                correction,
                "CORRECTION-02",
                "column",
                correction.column,
                f"{spec.name} has no such column that could be corrected.",
                did_you_mean(correction.column, cells),
            )
        rows = frame
        for key, wanted in correction.keys.items():
            rows = rows[rows[key] == str(wanted)]
        if len(rows) != 1:
            row = ", ".join(f"{key}={value}" for key, value in correction.keys.items())
            found = "No row has" if rows.empty else f"{len(rows)} rows have"
            return self._find(
                correction,
                "CORRECTION-03",
                "keys",
                row,
                f"{found} these keys.",
                f"Name exactly one row by all its key columns: {', '.join(spec.keys)}.",
            )
        line = int(rows.index[0])
        if (line, correction.column) in made:
            return self._find(
                correction,
                "CORRECTION-05",
                "column",
                correction.column,
                "The cell has been corrected by an earlier entry.",
                "Keep one entry a cell.",
            )
        return self._guarded(correction, rows[correction.column], line)

    def _guarded(self, correction: Correction, column: pd.Series, line: int) -> int | None:
        received, wanted = column[line], correction.value
        if column.dtype.kind in "iuf":
            whole = column.dtype.kind != "f"
            if not isinstance(wanted, (int, float)) or (whole and int(wanted) != wanted):
                return self._find(
                    correction,
                    "CORRECTION-01",
                    "value",
                    str(wanted),
                    f"{wanted!r} is not a {'whole ' if whole else ''}number.",
                    "Write one; it must suit the column.",
                )
        if _same(received, correction.expect):
            return line
        shown = f"{received:.15g}" if isinstance(received, float) else str(received)
        return self._find(
            correction,
            "CORRECTION-04",
            "expect",
            str(correction.expect),
            f"The received file says {shown} there, not {correction.expect}.",
            "It has been corrected at its source: delete the entry."
            if _same(received, wanted)
            else "Look at the file again; then correct the entry, or delete it.",
        )

    def _find(self, entry: Correction, *what: str) -> None:
        self.findings.append(about(entry, *what))


def _same(received: Any, expected: Any) -> bool:
    if isinstance(received, str):
        return received == str(expected)
    if received != received:
        return str(expected) == ""
    return isinstance(expected, (int, float)) and abs(float(received) - float(expected)) < 1e-9


def _corrected(frame: pd.DataFrame, correction: Correction, line: int) -> pd.DataFrame:
    # The columns that are not written to are shared.
    frame = frame.copy(deep=False)
    number = frame[correction.column].dtype.kind in "iuf"
    if not number:
        admit(frame, correction.column, str(correction.value))
    frame.at[line, correction.column] = correction.value if number else str(correction.value)
    if correction.column != "value":
        return frame
    # Bounds of the received value would say nothing of the correct one.
    for name, bound in (("lower", correction.lower), ("upper", correction.upper)):
        if name in frame or bound is not None:
            frame[name] = frame[name].astype(float) if name in frame else float("nan")
            frame.at[line, name] = float("nan") if bound is None else float(bound)
    if "status" in frame or correction.status != "reported":
        if "status" not in frame:
            frame["status"] = constant("reported", frame.index)
        admit(frame, "status", correction.status)
        frame.at[line, "status"] = correction.status
    return frame
