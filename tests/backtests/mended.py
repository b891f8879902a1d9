"""The edition of 2023 as it would be without its contradictions."""

from __future__ import annotations

from dataclasses import replace

from ataskaita.reconcile.edition import Edition
from tests.support.editions import printing, reading, saying, silent


def corrected(edition: Edition) -> Edition:
    """The edition without its contradictions."""
    for id, number in (
        ("F011", 718),
        ("F086", 254),
        ("F091", "2.54"),
        ("F129", 14),
        ("F133", 73417),
        ("F226", 75),
        ("F252", 98),
        ("F049", "0.06"),
        ("F050", 96),
        ("F245", 774695),
        ("F246", 774695),
        ("F125", "1.1"),
    ):
        edition = printing(edition, id, number=number)
    for id, printed in (("F119", "-2,0"), ("F122", "-8,4"), ("F125", "1,1"), ("F128", "1,4")):
        edition = printing(edition, id, printed)
    edition = printing(edition, "F250", digits=2)
    edition = saying(edition, "S015", value=2)
    edition = saying(edition, "S008", names=["Antalksnės", "Švedriškės", "Rubelninkų", "Taujūnų"])
    edition = saying(edition, "S032", **{"from": 2023})
    edition = saying(edition, "S044", names=["Meikštų", "Palūšės", "Dietkauščiznos"])
    edition = saying(edition, "S047", names=["Dietkauščiznos"])
    edition = saying(
        edition,
        "S050",
        names=["Vokietija", "Kroatija", "Ispanija", "Portugalija", "Estija", "Latvija"],
    )
    edition = silent(edition, "S004", "S006", "S010", "S014", "S035", "S038", "S043")
    for old, new in (
        ("Dietkauzčiznos", "Dietkauščiznos"),
        ("Petkevičiatės", "Petkevičaitės"),
        ("įtraukus kultūros", "įtraukaus kultūros"),
        ("Europa skaito ir kuria. Pirmoji", "Pirmoji"),
        ("08-001-04- 01-01", "08-001-04-01 01"),
    ):
        edition = reading(edition, old, new)
    return replace(
        edition, reconstruction=dict(edition.reconstruction) | {"conflicts": [], "combinations": []}
    )
