"""What readers are told of the status of a number, and of the marks beside numbers."""

from __future__ import annotations

#: How a number has become known.
STATUS_WORDS = {
    "reported": "gauta",
    "published": "paskelbta pačios Bibliotekos; čia perskaičiuota iš atkurtų duomenų",
    "settled": "tiksliai išplaukia iš gautų duomenų",
    "reconstructed": "atkurta",
    "estimated": "įvertinta",
}

#: What is said of a number that no table of its year gives.
PRINTED_NOTE = (
    "[i] – skaičius toks, koks išspausdintas tų metų ataskaitoje; pradinių jo duomenų nėra."
)

#: Marks of official statistics and what is said of each.
NOTES = {
    "[e]": "[e] – skaičius atkurtas arba įvertintas, todėl apytikslis.",
    "[r]": "[r] – skaičius patikslintas po to, kai ataskaita buvo paskelbta.",
    "[x]": "[x] – duomenų nėra.",
    "[i]": PRINTED_NOTE,
    "[–]": "[–] – nėra iš ko skaičiuoti: tektų dalyti iš nulio.",
}

#: What is said of the sign before a published number below that of a table.
PUBLISHED = "pask. – paskelbtas skaičius"
