"""Digits that may be typed, kind by kind; `docs/lint.md` lists the same."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_BORN = r"(?:1[5-9]|20)\d\d"
_MONTHS = (
    "(?:sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|"
    "lapkričio|gruodžio|Sausio|Vasario|Kovo|Balandžio|Gegužės|Birželio|Liepos|Rugpjūčio|Rugsėjo|"
    "Spalio|Lapkričio|Gruodžio)"
)
_RANGE = r"\d{1,2}(?:\s*[–-]\s*\d{1,2})?"
_HOUR = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_MINUTES = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_SUBDIVISION = (
    r"(?:uždavin|tiksl|punkt|papunk|program|priemon|straipsn|skyri|poskyri|pried|siek)\w*"
)
_ONE_SUBDIVISION = (
    r"(?:tiksl(?:as|o|ui|ą|u|e)|(?:uždavin(?:ys|io|iui|į|iu|yje))|"
    r"straipsn(?:is|io|iui|į|iu|yje)|skyri(?:us|aus|ui|ų|umi|uje)|"
    r"punkt(?:as|o|ui|ą|u|e)|pried(?:as|o|ui|ą|u|e))"
)
_ARTICLE = r"(?:str\.|straipsn(?:is|io|iui|į|iu|yje))"
_PARAGRAPH = r"(?:d\.|dal(?:is|ies|iai|į|imi|yje)|p\.|punkt(?:as|o|ui|ą|u|e))"
#: What is written, signed or carried out, not quoted: "paskelbtas 21 straipsnis".
_NOT_MADE = r"(?<!tas )(?<!ta )(?<!ti )(?<!tą )"
#: Endings of a cardinal number ("5-ių", "12-ai"); any other ending makes an ordinal.
_CARDINAL = (
    r"(?:ies|ių|iems?|ioms?|imis|iomis|iais|is|ius|ias|iose|iuose|us|i|ai|"
    r"procen\w*|gub\w*|kart\w*|yje|imt\w*|olika\w*|(?:oje|os|ai|ą|a|ka)(?=\s+\w+ų\b))"
)
_PUPIL = r"(?:mokin|moksleiv|vaik|gimnazist|auklėtin)\w*"
_AGED = r"(?:amži|vaik|jaunuol|jaunim|moksleiv|mokin|žmon|asmen|senjor)\w*"
_SOFTWARE = (
    r"(?:Windows|Office|Microsoft 365|Web|Word|Excel|Android|iOS|macOS|Python|Quarto|HTML|USB|MP"
    r"|ALEPH|LIBIS|MARC|UNIMARC|T|Core i)"
)

#: The name of each kind, and what it lets pass.
ALLOWED: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "hour": rf"\b{_HOUR}\s*[–-]\s*{_HOUR}\s+val\."
                rf"|\b(?:nuo|iki)\s+{_HOUR}(?:\s+iki\s+{_HOUR})?\s+val(?:\.|and\w+)"
                rf"|\b{_MINUTES}\s*[–-]\s*{_MINUTES}"
                rf"|\b(?:[IV]+(?:\s*[–-]\s*[IV]+)?|laikas:?|\w+adien\w*),?\s+{_HOUR}\s*[–-]\s*"
                rf"{_HOUR}(?![.:]?\d)(?=\s*(?:[,.;)]|$))"
                rf"|(?:(?<=d\.)|(?<=dienį,)|(?<=diena,)|(?<=dieną,))\s+{_HOUR}\s+val(?:\.|and\w+)"
        rf"|\b\w+dien(?:į|iais|io)\s+{_HOUR}\s+val(?:\.|and\w+)|^\s*{_HOUR}\s+val\.(?=\s+[–-])"
        rf"|\b{_YEAR}-\d\d-\d\d,?\s+{_HOUR}\s+val\."
        rf"|\b(?:[Pp]radžia|[Pp]radžios|[Pp]rasid\w+|[Vv]yk\w+|[Ss]usitin\w+)\s+{_HOUR}\s+val(?:\.|and\w+)"
                rf"|\b(?:[Pp]radžia|[Pp]rasid\w+)\s+{_MINUTES}(?!\s*[\d%])"
        rf"|\b{_HOUR}\s+val\.(?=\s+(?:prasid|vyk|renk|susit|pradž|ryto|vakaro))",
        "date": rf"{_MONTHS}\s+{_RANGE}(?:,\s+{_RANGE})*(?:\s+ir\s+{_RANGE})?\s+(?:d\.|dien\w+)"
                rf"|{_MONTHS}\s+\d{{1,2}}\s+iki\s+(?:{_MONTHS}\s+)?\d{{1,2}}\s+(?:d\.|dien\w+)"
                rf"|{_MONTHS}\s+\d{{1,2}}\s*–\s*{_MONTHS}\s+\d{{1,2}}\s+(?:d\.|dien\w+)"
                rf"|\b{_YEAR}([-. ])(?:0\d|1[0-2])\1(?:[0-2]\d|3[01])\b|\b{_MINUTES}\s+val\.",
        "year": rf"\b{_BORN}(?:\s*[–/-]\s*{_BORN}|(?:,\s*{_BORN})*\s+ir\s+{_BORN})?"
                r"(?:\s+(?:m\.|(?:mokslo\s+)?met(?:ai|ų|ams|us|ais|uose)\b)"
                r"|-(?:ieji|ųjų|uosius|aisiais)\b)"
                rf"|\bmet(?:ai|ų|ams|us|ais|uose)\s+{_BORN}(?=\s*(?:[,.;:)–]|$))"
                rf"|\((?:g\.\s+)?{_BORN}(?:\s*[–-]\s*{_BORN})?\)",
        "place in a publication": rf"\b{_YEAR}(?=,\s+Nr\.)"
                                  r"|\b(?:[Pp]|[Pp]sl)\.\s*\d+(?:\s*[–-]\s*\d+)?(?=[,.;)]|$)"
                                  r"|(?<=[Žž]r\.)\s+\d+(?:\s*[–-]\s*\d+)?\s+p\."
                                  r"|\b\d+(?:\s*[–-]\s*\d+)?\s+(?:psl\.|puslap(?:is|io|yje))"
                                  r"|\bT\.\s*\d+|\bD\.\s*\d+"
                                  r"|\b\d{1,2}\s+(?:tom(?:as|o|e|ą)|dalis)\b",
        "number of a document": r"\bNr\.\s*[\w/.-]*\d[\w/-]*(?:\s*\([\w.]+\))?"
                                r"|\((?:ES|EB|EEB)\)\s+(?:Nr\.\s+)?\d+/\d+\b|\b\d+/\d+/(?:ES|EB|EEB)\b"
                                r"|\b(?:[Dd]irektyv|[Rr]eglament)\w+\s+\d{4}/\d+\b",
        "article of a law": r"\b(?:BDAR|\w*(?:įstatymo|kodekso|reglamento|Konstitucijos))\s+"
                            r"\d+(?:\.\d+)*(?:(?:,\s*\d+)*\s+ir\s+\d+)?\s+straipsn(?:iais|iuose|ių|ius|iams)\b"
                            rf"|\b{_NOT_MADE}\d+(?:\.\d+)*(?:\s*[–-]\s*\d+)?\s+{_ARTICLE}"
                            rf"(?:\s+\d+(?:\s*[–-]\s*\d+)?\s+{_PARAGRAPH}){{0,2}}"
                            rf"|\b\d+\s+dal(?:ies|yje|is)\s+\d+\s+{_PARAGRAPH}"
                            r"|\b(?:[Tt]aisykl|[Nn]uostat|[Aa]praš|[Įį]statym|[Ss]utart|[Tt]vark)\w+\s+"
                            r"\d+(?:\.\d+)*\s+p\.",
        "number of a task": rf"\b\d+(?:\.\d+)+\.?\s+{_SUBDIVISION}"
                            rf"|\b{_NOT_MADE}\d{{1,2}}\s+{_ONE_SUBDIVISION}\b",
        "address": r"\b[A-ZĄČĘĖĮŠŲŪŽ][\w.]*\s+(?:g|al|pr|pl|skg|tak|aklg)"
                   r"\.\s*\d+[A-Za-z]?(?:\s*[-–/]\s*\d+[A-Za-z]?)?\b"
                   r"|\b(?:gatv|alėj|aikšt|plent|prospekt)\w*\s+(?:Nr\.\s*)?\d+[A-Za-z]?"
                   r"(?=\s*(?:[,.;:)]|$))"
                   r"|\b(?:a|p\.\s*d)\.\s*\d+[A-Za-z]?(?=\s*(?:[,;)]|\.?$))"
                   r"|\bLT-\d{5}\b"
                   r"|\bkeli(?:as|o|ui|ą|u|yje)\s+(?:Nr\.\s*)?\d{1,4}(?=\s*(?:[,.;)]|$))",
        "place on the map": r"\b\d{1,3}(?:[.,]\d+)?\s?°"
                            r"(?:[CF]\b|\s*\d{1,2}\s?[′'](?:\s*[\d.,]+\s?[″\"])?)?"
                            r"|\b[Kk]oordinat\w+:?\s+\d{1,2}[.,]\d{3,}[,;]?\s+\d{1,3}[.,]\d{3,}",
        "route": r"\b\d{1,3}\s+(?:autobus|maršrut|traukin)(?:as|o|ui|ą|u|e|ys|io|iu|į)\b"
                 r"|\b(?:autobus|maršrut)\w+\s+\d{1,3}(?=\s*(?:[,.;)]|$))",
        "telephone": r"\b(?:[Tt]el|[Mm]ob|[Ff]aks)(?:\.|efon\w+|as|u)[\s:]*[+(]?\d[\d\s()/+-]{4,}\d"
                     r"|\+370[\s\d()-]{6,}\d|\b8-\d{1,3}-\d{5,6}\b|\(8[\s-]*\d{1,3}\)\s*\d[\d\s-]{3,}\d"
                     r"|\b8\s*(?:\(\d{1,3}\)\s*\d[\d\s-]{3,}\d|\d{3}\s\d{5})\b",
        "storey or room": r"\b\d{1,2}\s+aukšt(?:as|o|ui|ą|u|e)\b(?!\s+(?:lyg|kvalif))"
                          r"|\b\d{1,4}\s+(?:kab\.|kabinet(?:as|o|ui|ą|u|e)\b)"
                          r"|\bkab(?:\.|inet\w+)\s*\d+\b|\b\d{1,2}\s+a\.\s+(?:sal|kab|foj|skaitykl)\w+"
                          r"|\b(?:[Ss]al|[Aa]uditorij|[Ll]entyn|[Ss]pint)(?:ė|ės|ėje|a|os|oje|ą)\s+"
                          r"\d{1,3}[A-Za-z]?(?=\s*(?:[,.;)]|$))"
                          r"|\b\d{3}\s+(?:auditorij|sal)(?:a|os|oje|ą|ė|ės|ėje|ę)\b",
        "ordinal": rf"\b\d+-(?!{_CARDINAL}\b)[^\W\d_]+|\b3-(?:ios|ias)\b",
        "century": r"\b(?:1\d\s*[–-]\s*)?(?:1\d|2[01])\s+(?:a\.|amži(?:us|aus|ui|ų|umi|uje)\b)",
        "school class": rf"\b\d{{1,2}}\s*[–-]\s*\d{{1,2}}\s+klas(?:ių|ės|ėms|ėse)\b"
                        rf"|\b{_RANGE}\s+(?:klas(?:ių|ės)|kl\.)\s+{_PUPIL}"
                        r"|\b\d{1,2}(?:[a-d]\s+klas\w+|\s+klas(?:ė|ę|ėje|ei)\b)",
        "age": r"\b(?:[Vv]aik|[Jj]aunuol|[Mm]okin|[Mm]oksleiv)\w*\s+nuo\s+\d{1,2}\s+iki\s+"
               r"\d{1,2}\s+metų"
               r"|\b(?:[Vv]aik|[Jj]aunuol|[Mm]okin|[Mm]oksleiv)\w*\s+(?:nuo|iki)\s+\d{1,2}\s+(?:metų|m\.)"
               rf"|\b[^\W\d_]+\s+\({_RANGE}\s+(?:metų|m\.)\)"
               rf"|\b(?:[Vv]aik|[Jj]aunim|[Jj]aunuol)\w*\s+{_RANGE}\s+(?:metų|m\.)"
               r"|\b[Ss]enjor\w*\s+\d\d\+|\b\d\d\+(?=\s+(?:amži|senjor|metų))"
               r"|\b1[248]\+(?=\s+(?:rengin|film|spektakl|literat)\w*)"
               rf"|\b{_RANGE}\+?\s+(?:metų|m\.)\s+{_AGED}",
        "technical": rf"\b{_SOFTWARE}\s?\d+(?:\.\d+)*\b|\b[2345][DG]\b|\b24/7\b"
                     # Names with a capital letter inside: LaserJet 400.
                     r"|\b[A-Z]?[a-z]+[A-Z]\w*\s\d{1,4}(?:\.\d+)*(?=\s*(?:[,.;)]|$))"
                     r"|\b(?:[Vv]ersij\w+|v\.)\s*\d+(?:\.\d+)+|\bCC BY(?:-[A-Z]{2})*\s\d\.\d"
                     r"|\b\d+(?:[.,]\d+)?\s?(?:mm|V|W|Hz|dpi|coli(?:ai|ų|o))\b|\b[48]K\b|\b\d\.0\b(?!\s*(?:%|proc|tūkst|mln))",
        "standard or code": r"\b(?:ISO|LST|EN|IEC|COVID|Covid|UTF|WCAG|PDF/[AX]|[Ww]i-?[Ff]i)"
                            r"[\s-]*\d(?:[\d:.-]*\d)?"
                            r"|\b[A-Z][A-Za-z]{0,3}(?:-[A-Z][A-Za-z]*)*-\d{1,3}\b"
                            r"|\bISBN(?:-1[03])?[\s:]*\d[\d\s–-]{8,}[\dXx]"
                            r"|\bISSN[\s:]*\d{4}\s*[–-]\s*\d{3}[\dXx]"
                            r"|\bLT\d{2}(?:[ \u00a0]?\d{4}){4}\b"
                            r"|\bCO~?2~?(?!\w)|\bH~?2~?O\b|\bDOI:?\s*10\.\d{4,9}/\S+"
                            r"|\b(?:UDK|Dewey)\s*\d[\d.:()/\"=+-]*|\bkod(?:as|o|u)\s*:?\s*\d{7,11}\b",
        "path": r"(?<![\w/.])(?:[A-Za-z_.][A-Za-z0-9_.-]*/)+(?:\d[\d_.-]*/)*"
                r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.[a-z]{2,5}\b"
                r"|(?<![\w/.])(?:[A-Za-z_.][A-Za-z0-9_.-]*/){2,}(?:\d+/)*"
                r"|\b[A-Za-z][\w-]*\.(?:pdf|docx|xlsx|csv|html|ipynb|qmd|md|ya?ml|json|png|jpe?g"
                r"|py|txt|zip)\b",
    }.items()
}  # fmt: skip
