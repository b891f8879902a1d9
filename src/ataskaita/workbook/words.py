"""What a workbook says, in Lithuanian: librarians read it, whatever language an analyst prefers."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date

#: Names of sheets that are not tables.
COVER, SOURCES, REMARKS = "Pradžia", "Šaltiniai", "Pastabos"

TITLE = "{year} m. duomenys ataskaitai: {whose}"
SUBJECT = "Bibliotekos metų ataskaitos duomenys"

CONTENTS = "Turinys"
ABOUT_CONTENTS = "Visi lapai, kas juose ir kiek eilučių pildyti"
LISTED = ("Lapas", "Kas jame", "Eilučių")

COLOURS = {
    "open": ("Geltonas langelis", "Pildykite. Kiti langeliai užrakinti, kad netyčia nepakistų."),
    "last": ("Pilkas langelis", "Praėjusių metų skaičius, palyginti. Jo keisti nereikia."),
    "key": ("Baltas langelis", "Sako, apie ką eilutė."),
}

BACK = "Į pradžią"
MEASURE = "Matavimo vienetas: {measure}."
HOW_TO_FILL = "Pildykite geltonus langelius; ko nežinote, palikite tuščią."

CHOOSE = "Pasirinkite iš sąrašo"
CHOOSE_FROM_LIST = "Tokio žodžio sąraše nėra. Pasirinkite vieną iš jo arba palikite tuščią langelį."
NOT_A_NUMBER = "Reikia skaičiaus"

SOURCES_HEADING = "Iš kur gauti {year} m. duomenys"
ABOUT_SOURCES = "Kas lentelę parengė, iš kur ir kada ji gauta"
HOW_SOURCES = "Eilutė kiekvienai lentelei; datą rašykite taip: 2000-01-31."
HOW_CONFIRMATIONS = (
    "Jei perimant duomenis klausiama, ar tikrai taip yra, stulpelyje „Patvirtinimai“ parašykite "
    "kodą ir priežastį: „LAST-01: Patalpos nepasikeitė.“; kelis patvirtinimus – vieną po kito."
)
SIDECAR = {
    "table": "Lentelė",
    "producer": "Kas parengė",
    "source": "Iš kur gauta",
    "period": "Laikotarpis",
    "received": "Kada gauta",
    "notes": "Pastabos skaitytojams",
    "confirmations": "Patvirtinimai",
}

REMARKS_HEADING = "Pastabos tam, kas rengia ataskaitą"
ABOUT_REMARKS = "Visa, ką dar verta žinoti: kas neaišku, kas pasikeitė, ko trūksta"
REMARK_COLUMNS = ("Apie ką", "Pastaba")


def cover(year: int, whose: str, day: dt.date, *, unit: bool) -> list[str]:
    """What stands on the first sheet; a line that begins with # is a heading."""
    written = format_date(day, "long", locale="lt")
    scope = (
        f"Čia tik tai, ką žino šis padalinys: {whose}."
        if unit
        else "Čia visos lentelės, iš kurių sudaroma metų ataskaita."
    )
    return [
        f"{scope} Duomenys – {year} metų. Knygos data: {written}",
        "# Kaip pildyti",
        "1. Eikite per lapus iš eilės; turinys žemiau, jo žodžiai yra nuorodos.",
        "2. Įrašykite skaičius į geltonus langelius: tik skaitmenis, be žodžių ir matavimo "
        "vienetų.",
        "3. Ko nežinote, palikite tuščią. Jei tikrai nebuvo nė vieno, rašykite 0.",
        "4. Trūkstamai eilutei yra tuščių eilučių lentelės apačioje.",
        f"5. Visa kita parašykite lape „{REMARKS}“.",
        "# Kaip grąžinti",
        "Įrašykite knygą (Ctrl+S) tuo pačiu .xlsx formatu ir atsiųskite tam, iš ko ją gavote.",
        "Jis ją perskaito komanda: ataskaita import, o tada failo vardas.",
        "# Ką reiškia spalvos",
    ]


def number_wanted(*, whole: bool, money: bool, low: float | None, high: float | None) -> str:
    """What to say to somebody who has typed what is no number of the wanted kind."""
    kind = "sveikąjį skaičių" if whole else "skaičių"
    text = f"Įrašykite {kind}"
    if low is not None and high is not None:
        text += f" nuo {low:g} iki {high:g}"
    elif low is not None:
        text += f", ne mažesnį kaip {low:g}"
    text += ": tik skaitmenis, be žodžių ir matavimo vienetų."
    if money:
        text += " Eurai su centais po kablelio, pavyzdžiui: 24 884,05."
    return text
