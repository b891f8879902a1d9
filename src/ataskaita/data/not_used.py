"""Tables that a library does not have, said once with the reason: ``data/not_used.yml``.

A list; each entry has

- ``table``: the table;
- ``reason``: why there is none, in Lithuanian, for readers of the report;
- ``since``: the first year without it, where there are earlier ones with it; or
- ``years``: the only years without it: ``[2000]``.

Such a table is not asked for, and nothing that needs it is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.project import Project
from ataskaita.translation import _

FILE = "data/not_used.yml"


@dataclass(frozen=True)
class NotUsed:
    """A table that a library does not have.

    Parameters
    ----------
    table, reason : str
        The table, and why there is none.
    since : int
        The first year without it; 0 where it was never used.
    years : sequence of int
        The only years without it; empty where it is so from `since` on.
    line : int
        Where it stands in the file.
    """

    table: str
    reason: str
    since: int = 0
    years: Sequence[int] = ()
    line: int = 0

    def in_year(self, year: int | None) -> bool:
        """Whether a year is without the table."""
        return year in self.years if self.years else year is not None and year >= self.since


def read_not_used(
    project: Project, tables: Iterable[str]
) -> tuple[dict[str, NotUsed], list[Finding]]:
    """Read which tables are not used.

    Parameters
    ----------
    project : Project
    tables : iterable of str
        The tables that may be left out: those of a year.
    """
    known = list(tables)
    required, optional = {"table": str, "reason": str}, {"since": int, "years": list}
    entries, findings = read_entries(project.root / FILE, FILE, required, optional, rule="TABLE-01")
    sound: dict[str, NotUsed] = {}
    for entry, line in entries:
        name = entry["table"]
        if name not in known:
            message = _("No table that could be left out is called {table}.").format(table=name)
            fix = did_you_mean(name, known)
            findings.append(Finding(FILE, line, "table", name, "TABLE-02", message, fix))
        elif name in sound:
            message = _("{table} is named here and on line {line}.")
            message = message.format(table=name, line=sound[name].line)
            fix = _("Keep one of the entries.")
            findings.append(Finding(FILE, line, "table", name, "TABLE-03", message, fix))
        else:
            sound[name] = NotUsed(line=line, **entry)
    return sound, findings
