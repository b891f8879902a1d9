"""What a sentence can call: numbers, changes, and the words that must agree with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ataskaita.chapter import series
from ataskaita.chapter.inline import Inline, noun, with_noun
from ataskaita.chapter.session import session
from ataskaita.data.findings import did_you_mean
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.lithuanian.numerals import CASES, GENDERS, numeral
from ataskaita.lithuanian.words import MORE, ROSE, capitalized, direction, sort_key, year_in_a_row
from ataskaita.translation import _
from ataskaita.values.values import MARKS, Value

#: What chapters can call.
__all__ = [
    "by_sign", "change", "changed", "compare", "counted", "diff", "form", "if_zero",
    "leaders", "more", "percent_change", "rose", "since", "streak", "v", "word",
]  # fmt: skip


def v(
    key: str,
    unit: str = LIBRARY,
    *,
    words: str = "",
    capital: bool = False,
    bare: bool = False,
    published: bool | None = None,
    **options,
) -> Inline:
    """A number: ``v("visits.total")`` shows ``6 690``.

    Parameters
    ----------
    key : str
        The indicator's id; ``ataskaita indicators`` lists them.
    unit : str
        ``library``, a group such as ``north`` or a unit such as ``harbour``.
    words : str
        A small number in words, by gender and case: ``"masculine genitive"`` shows ``trijų``; see
        `spelled`.
    capital : bool
        Begin such a word with a capital letter: it begins the sentence.
    bare : bool
        Without the symbol: ``22,3``.
    published : bool, optional
        Say beside it what the library has published instead, ``73 417 (paskelbta 73 341)``, or
        don't; if it has, that is said the first time in a chapter when left out.
    **options
        ``year=``, ``digits=`` and the indicator's own dimensions.
    """
    value = session().value(key, unit, **options)
    return Inline((spelled(replace(value, bare=bare), words, capital=capital),), published)


def diff(
    key: str,
    unit: str = LIBRARY,
    *,
    relative: bool = False,
    sign: bool = True,
    bare: bool = False,
    **options,
) -> Inline:
    """The change since last year with its sign: ``−718``, ``+1,4 proc. p.``.

    Parameters
    ----------
    relative : bool
        In per cent of last year's value: ``−2,4 %``.
    sign : bool
        Show the sign; without it, a word says which way: ``padidėjo … 1,4 proc. p.``.
    bare : bool
        Without the symbol: ``+1,4``.
    """
    value = session().value(key, unit, "relative" if relative else "change", **options)
    return Inline((replace(value, signed=sign, absolute=not sign, bare=bare),))


def change(
    key: str,
    unit: str = LIBRARY,
    *,
    forms: tuple[str, str, str] = MORE,
    note: bool = True,
    **options,
) -> Inline:
    """The change since last year in words: ``718 mažiau``, or ``tiek pat``.

    Parameters
    ----------
    forms : tuple of str
        The words for more, less and as much.
    note : bool
        Explain it in a footnote, where the data does; ``note=False`` where the text tells why.
    """
    value = session().value(key, unit, "change", **options)
    if value.sign == 0:
        return Inline((way(forms, value),))
    return Inline((replace(value, absolute=True), f" {way(forms, value)}"), note=note)


def way(forms: Sequence[str], *changes: Value) -> str:
    """The word for changes that go one way: up, down, or unchanged.

    Of an estimate that is printed as 0 nobody knows that nothing has changed: ``beveik nepakito``.
    """
    word = direction(changes[0].sign, forms)
    estimated = any(value.sign == 0 and value.status in MARKS for value in changes)
    return f"beveik {word}" if estimated else word


def percent_change(key: str, unit: str = LIBRARY, **options) -> Inline:
    """How large the change since last year is in per cent, without a sign: ``2,4 %``."""
    return diff(key, unit, relative=True, sign=False, **options)


def word(key: str, up: str, down: str, same: str, unit: str = LIBRARY, **options) -> Inline:
    """Choose a word by the direction of the change since last year."""
    value = session().value(key, unit, "change", **options)
    return Inline((direction(value.sign, (up, down, same)),))


def rose(key: str, unit: str = LIBRARY, **options) -> Inline:
    """``padidėjo``, ``sumažėjo`` or ``nepakito``."""
    return Inline((way(ROSE, session().value(key, unit, "change", **options)),))


def more(key: str, unit: str = LIBRARY, **options) -> Inline:
    """``daugiau``, ``mažiau`` or ``tiek pat``."""
    return Inline((way(MORE, session().value(key, unit, "change", **options)),))


def compare(key: str, unit: str, other: str, up: str, down: str, same: str, **options) -> Inline:
    """Choose a word by whether one unit's value is above, below or equal to another's."""
    here = session().value(key, unit, **options)
    there = session().value(key, other, **options)
    gap = replace(here, amount=here.amount - there.amount)
    return Inline((direction(gap.sign, (up, down, same)),))


def by_sign(key: str, above: str, below: str, zero: str, unit: str = LIBRARY, **options) -> Inline:
    """Choose a word by whether a value is above, below or equal to 0, as it is printed."""
    value = session().value(key, unit, **options)
    return Inline((direction(value.sign, (above, below, zero)),))


def counted(key: str, one: str, few: str, many: str, unit: str = LIBRARY, **options) -> Inline:
    """A number with the noun that agrees with it: ``1 911 užklausų``, ``dvi užklausos``.

    Parameters
    ----------
    one, few, many : str
        The forms after 1, 2 and 10: ``"užklausa", "užklausos", "užklausų"``.
    **options
        As for `v`: ``words="feminine"`` writes a small number in words.
    """
    shown = v(key, unit, **options)
    return replace(shown, parts=with_noun(*shown.parts, (one, few, many)))


def form(key: str, one: str, few: str, many: str, unit: str = LIBRARY, **options) -> Inline:
    """Only the word that agrees with a number shown elsewhere in the sentence."""
    value = session().value(key, unit, **options)
    return Inline((noun(value, (one, few, many)),))


def if_zero(key: str, zero: str, otherwise: str, unit: str = LIBRARY, **options) -> Inline:
    """Choose a word by whether a number is 0: ``atsakyta į visas`` or ``ne į visas``."""
    return by_sign(key, otherwise, otherwise, zero, unit, **options)


def changed(
    key: str,
    one: str,
    few: str,
    many: str,
    unit: str = LIBRARY,
    *,
    forms: tuple[str, str, str] = MORE,
    words: str = "",
    capital: bool = False,
    **options,
) -> Inline:
    """The change since last year with its noun: ``153 užklausomis daugiau``."""
    value = session().value(key, unit, "change", **options)
    if value.sign == 0:
        return Inline((way(forms, value),))
    size = spelled(replace(value, absolute=True), words, capital=capital)
    said = with_noun(size, (one, few, many))
    return Inline((*said, f" {direction(value.sign, forms)}"))


def leaders(key: str, count: int, *, noun: str = "", **options) -> Inline:
    """The units with the highest values, each with its number: ``A (257), B (210) ir C (170)``.

    Parameters
    ----------
    key : str
        The indicator's id.
    count : int
        How many units to name; those that are level with the last of them are named as well.
    noun : str
        What is counted, said with the first number: ``A (257 fiz. vnt.), B (210)``.
    """
    units = session().tables.units
    there = units.in_year(options.get("year") or session().year).units
    asked = (session().value_or_none(key, unit, **options) for unit in there)
    found = [value for value in asked if value]
    found.sort(key=lambda value: (-value.number, sort_key(units.name(value.unit))))
    least = min((value.number for value in found[:count]), default=0)
    named = [value for value in found if value.number >= least]
    parts: list[Value | str] = []
    for place, value in enumerate(named, start=1):
        joint = "" if place == 1 else " ir " if place == len(named) else ", "
        counted = f"{NBSP}{noun}" if noun and place == 1 else ""
        parts += [f"{joint}{units.name(value.unit)} (", value, f"{counted})"]
    return Inline(tuple(parts))


def since(key: str, unit: str = LIBRARY, **dimensions: str) -> Inline:
    """From which year on the values can be compared with this year's: ``nuo 2019 metų``.

    It says what `record`, `record_low` and `first_time` have looked at.
    """
    first = series.history(key, unit, **dimensions)[0]
    if first.year == session().year:
        raise UserError(
            _("No earlier year of {indicator} can be compared with {year}.").format(
                indicator=key, year=first.year
            ),
            _("Add earlier years to data/raw, or take the sentence out of the chapter."),
        )
    # Not "m.": it may end the sentence.
    return Inline((f"nuo {first.year}{NBSP}metų",))


def streak(
    key: str, up: str, down: str, same: str, unit: str = LIBRARY, **dimensions: str
) -> Inline:
    """`word`, and for which year in a row: ``auga trečius metus iš eilės``; of the first only it.

    Parameters
    ----------
    key : str
        The indicator's id.
    up, down, same : str
        The words for the direction: ``"auga", "mažėja", "nekinta"``.
    """
    values = series.history(key, unit, **dimensions)
    moved = series.streak(series.changes(values))
    said = (word(key, up, down, same, unit, **dimensions), year_in_a_row(abs(moved)))
    return Inline((" ".join(str(part) for part in said if str(part)),))


def spelled(value: Value, words: str, *, capital: bool = False) -> Value:
    """A value in words where it is a small whole number; else as it is.

    Parameters
    ----------
    value : Value
        The value.
    words : str
        Gender and case of the numeral, ``"feminine accusative"``; the case is the nominative when
        left out. Nothing is written in words where it is empty.
    capital : bool
        Begin with a capital letter.
    """
    if not words:
        return value
    gender, _space, case = words.partition(" ")
    for given, known in ((gender, GENDERS), (case or CASES[0], CASES)):
        if given not in known:
            message = _('words="{words}": there is no {given}.').format(words=words, given=given)
            raise UserError(message, did_you_mean(given, known))
    if value.places or value.about:
        return value
    number = abs(value.shown) if value.absolute else value.shown
    said = numeral(int(number), gender, case or CASES[0])
    return replace(value, spelled=capitalized(said) if capital else said)
