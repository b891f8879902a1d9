"""Which of the report's own numbers must agree, by what the report's readers may ask."""

from __future__ import annotations

from ataskaita.checks.registry import check
from ataskaita.checks.relations import at_most

check(
    "FLOWS-01",
    "Per metus įsigyta ne daugiau, negu metų pabaigoje yra fonde.",
    "Kas įsigyta, patenka į fondą; jei fonde mažiau, tais pačiais metais nurašyta daugiau, negu "
    "buvo.",
    at_most("acquisitions.items", "collection.items", everywhere=True),
    at_most("acquisitions.titles", "collection.titles", everywhere=True),
)
check(
    "BOUNDS-04",
    "Atsakyta ne į daugiau užklausų, negu gauta.",
    "Atsakyti galima tik į gautą užklausą.",
    at_most("enquiries.answered", "enquiries.received", everywhere=True),
)
check(
    "BOUNDS-05",
    "Kvalifikaciją kėlė ne daugiau darbuotojų, negu jų yra.",
    "Kvalifikaciją kėlę darbuotojai yra visų darbuotojų dalis.",
    at_most("staff.trained", "staff.employees"),
)
check(
    "BOUNDS-06",
    "Edukacinių užsiėmimų ne daugiau negu renginių.",
    "Edukaciniai užsiėmimai įskaičiuoti į renginius.",
    at_most("events.educational", "events.total"),
)
