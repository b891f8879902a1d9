"""Claims that a sentence makes in plain words, tested each time the chapter runs.

``[Daugiausia]{.claim test="largest('visits.total', 'north')"} dokumentų …`` stands only as
long as it is true; otherwise the render stops and shows the numbers. Numbers are compared as the
reader sees them, rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ataskaita.chapter import series
from ataskaita.chapter.session import session
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, known_indicator
from ataskaita.lithuanian.numbers import format_short, round_half_up
from ataskaita.translation import _
from ataskaita.values.measures import PERCENT
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = [
    "every", "exceeds", "falling", "first_time", "largest", "none", "record", "record_low",
    "rising", "share", "smallest", "times", "unchanged",
]  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """Whether something is true, and the numbers that show it.

    Parameters
    ----------
    true : bool
        Whether it holds.
    evidence : str
        The numbers, as printed.
    """

    true: bool
    evidence: str

    def __bool__(self) -> bool:
        return self.true


def largest(
    key: str, unit: str = "", *, among: Iterable[str] | None = None, **dimensions: str
) -> Verdict:
    """One value is larger than each of its like: ``largest("visits.total", "north")``.

    Parameters
    ----------
    key : str
        The indicator's id.
    unit : str
        A group, compared with the other groups, or a unit, compared with the other units.
    among : iterable of str, optional
        What to compare with instead: units, or without `unit` categories of the one dimension.
    **dimensions : str
        The indicator's own dimensions.
    """
    return _extreme(key, unit, among, dimensions, largest=True)


def smallest(
    key: str, unit: str = "", *, among: Iterable[str] | None = None, **dimensions: str
) -> Verdict:
    """One value is smaller than each of its like; see `largest`."""
    return _extreme(key, unit, among, dimensions, largest=False)


def exceeds(key: str, unit: str, other: str, **dimensions: str) -> Verdict:
    """A unit's value is above another's."""
    here, there = (session().value(key, one, **dimensions) for one in (unit, other))
    return Verdict(_seen(here) > _seen(there), _side_by_side(here, there))


def rising(key: str, unit: str = LIBRARY, *, years: int = 1, **dimensions: str) -> Verdict:
    """A value is above that of the year before.

    Parameters
    ----------
    key, unit, **dimensions
        The value.
    years : int
        It has been rising for exactly so many years in a row ("auga trečius metus iš eilės"), as
        far as the data can tell; one more next year makes the sentence false.
    """
    return _moving(key, unit, years, dimensions, 1)


def falling(key: str, unit: str = LIBRARY, *, years: int = 1, **dimensions: str) -> Verdict:
    """A value is below that of the year before; see `rising`."""
    return _moving(key, unit, years, dimensions, -1)


def unchanged(key: str, unit: str = LIBRARY, **dimensions: str) -> Verdict:
    """A value is the same as in the year before."""
    before, now = _since(key, unit, session().previous, dimensions)
    return Verdict(_seen(now) == _seen(before), _year_by_year([before, now]))


def record(
    key: str, unit: str = LIBRARY, *, since: int | None = None, **dimensions: str
) -> Verdict:
    """A value is above that of every year before.

    Parameters
    ----------
    key, unit, **dimensions
        The value.
    since : int, optional
        The first year compared with; the data must hold all from then on. As far back as the data
        goes without a gap or a break when left out: ``since("visits.total")`` says from when.
    """
    return _beyond(_since(key, unit, since, dimensions), lambda now, then: now > then)


def record_low(
    key: str, unit: str = LIBRARY, *, since: int | None = None, **dimensions: str
) -> Verdict:
    """A value is below that of every year before; see `record`."""
    return _beyond(_since(key, unit, since, dimensions), lambda now, then: now < then)


def first_time(
    key: str, unit: str = LIBRARY, *, since: int | None = None, **dimensions: str
) -> Verdict:
    """A value is above 0 and was 0 in every year before; `since` is as for `record`."""
    return _beyond(_since(key, unit, since, dimensions), lambda now, then: now > 0 == then)


def share(key: str, unit: str = LIBRARY, *, above: float = 50, **dimensions: str) -> Verdict:
    """A percentage is above a bound, half unless told otherwise ("dauguma", "beveik visi")."""
    value = session().value(key, unit, **dimensions)
    if value.measure is not PERCENT:
        raise UserError(
            _("{indicator} is no percentage.").format(indicator=key),
            _("Name the indicator of the share."),
        )
    evidence = _("{value}; above {bound} %").format(
        value=_side_by_side(value), bound=format_short(above)
    )
    return Verdict(_seen(value) > Decimal(str(above)), evidence)


def every(part: str, whole: str, unit: str = LIBRARY, **dimensions: str) -> Verdict:
    """A part is all there is ("visi"): two indicators have the same value."""
    some, total = (session().value(key, unit, **dimensions) for key in (part, whole))
    names = [known_indicator(name).name for name in (part, whole)]
    evidence = f"{names[0]} {some.text}, {names[1]} {total.text}"
    return Verdict(_seen(some) == _seen(total), evidence)


def none(key: str, unit: str = LIBRARY, **dimensions: str) -> Verdict:
    """A value is 0 ("nė vienas")."""
    value = session().value(key, unit, **dimensions)
    return Verdict(_seen(value) == 0, _side_by_side(value))


def times(key: str, unit: str, other: str, factor: float, **dimensions: str) -> Verdict:
    """A unit's value is about so many times another's ("dvigubai"), within a tenth of it."""
    here, there = (session().value(key, one, **dimensions) for one in (unit, other))
    evidence = _side_by_side(here, there)
    if not _seen(there):
        return Verdict(False, evidence)
    ratio = _seen(here) / _seen(there)
    return Verdict(abs(ratio - Decimal(str(factor))) <= Decimal(str(factor)) / 10, evidence)


def check(verdict: object, text: str) -> bool:
    """Stop the chapter if a claim is not true.

    Raises
    ------
    UserError
        It is false, or its test gives neither true nor false.
    """
    if not isinstance(verdict, Verdict | bool):
        raise UserError(
            _("The test of the claim „{text}“ gives {given}, not true or false.").format(
                text=text, given=repr(verdict)
            ),
            _("Use a predicate such as largest(…), rising(…) or share(…)."),
        )
    if not verdict:
        numbers = f": {verdict.evidence}" if isinstance(verdict, Verdict) else ""
        raise UserError(
            _("The claim „{text}“ is not true{numbers}.").format(text=text, numbers=numbers),
            _("Correct the sentence, or take the claim out."),
        )
    return True


def _extreme(
    key: str, unit: str, among: Iterable[str] | None, dimensions: dict[str, str], *, largest: bool
) -> Verdict:
    mine, *others = _alike(key, unit, among, dimensions)
    if not others:
        raise UserError(
            _("{indicator}: there is nothing to compare '{chosen}' with.").format(
                indicator=key, chosen=unit or next(iter(dimensions.values()))
            ),
            _("Say with among=(…) what to compare it with."),
        )
    seen = _seen(mine)
    beaten = all(seen > _seen(o) if largest else seen < _seen(o) for o in others)
    dimension = "" if unit else next(iter(dimensions))
    return Verdict(beaten, _side_by_side(mine, *others, dimension=dimension))


def _alike(
    key: str, unit: str, among: Iterable[str] | None, dimensions: dict[str, str]
) -> list[Value]:
    """The value itself, and all that it is compared with."""
    if unit:
        known = session().tables.units
        others = among or (known.groups if unit in known.groups else known.units)
        # Of those that nobody named, the ones without a value are passed over.
        compute = session().value if among else session().value_or_none
        found = [compute(key, name, **dimensions) for name in others if name != unit]
        return [session().value(key, unit, **dimensions), *filter(None, found)]
    if among is None or len(known_indicator(key).dimensions) != 1 or not dimensions:
        raise UserError(
            _("{indicator}: it is not said what to compare.").format(indicator=key),
            _("Name a unit, or a category and the others with among=(…)."),
        )
    ((dimension, category),) = dimensions.items()
    named = dict.fromkeys((category, *among))
    return [session().value(key, LIBRARY, **{dimension: name}) for name in named]


def _moving(key: str, unit: str, years: int, dimensions: dict[str, str], sign: int) -> Verdict:
    if years < 1:
        raise UserError(
            _("years is {years}.").format(years=years),
            _("Write for how many years in a row, 1 or more."),
        )
    values = _since(key, unit, session().year - years, dimensions)
    if years > 1:
        # One year more would make the words false; it is looked at as far as the data goes.
        values = series.history(key, unit, **dimensions)[-years - 2 :]
    seen = [_seen(value) for value in values]
    moved = sign * series.streak([(b > a) - (b < a) for a, b in pairwise(seen)])
    return Verdict(moved == years if years > 1 else moved >= 1, _year_by_year(values))


def _beyond(values: Sequence[Value], test: Callable[[Decimal, Decimal], bool]) -> Verdict:
    *earlier, now = values
    evidence = _year_by_year([*earlier, now])
    if not earlier:
        alone = _("{evidence}; there is no year to compare with").format(evidence=evidence)
        return Verdict(False, alone)
    return Verdict(all(test(_seen(now), _seen(then)) for then in earlier), evidence)


def _since(key: str, unit: str, since: int | None, dimensions: dict[str, str]) -> list[Value]:
    """The values of all years from one on, or of all that can be compared, the latest last."""
    now = session().value(key, unit, **dimensions)
    if since is None:
        return series.history(key, unit, **dimensions)
    years = range(since, now.year)
    values = [session().value(key, unit, year=year, **dimensions) for year in years]
    for year, texts in series.breaks([*values, now]).items():
        raise UserError(
            _("{indicator} can't be compared with the years before {year}: {reason}").format(
                indicator=key, year=year, reason="; ".join(texts)
            ),
            _("Compare since {year}, or take the claim out.").format(year=year),
        )
    return [*values, now]


def _year_by_year(values: Iterable[Value]) -> str:
    return ", ".join(f"{value.year} {value.text}" for value in values)


def _seen(value: Value) -> Decimal:
    """The number as the reader sees it."""
    return round_half_up(abs(value.shown) if value.absolute else value.shown, value.places)


def _side_by_side(*values: Value, dimension: str = "") -> str:
    """Values with the names of their units, or of their categories."""

    def name(value: Value) -> str:
        if dimension:
            return session().label(dimension, value.dimensions[dimension])
        return session().tables.units.in_words(value.unit)

    return ", ".join(f"{name(value)} {value.text}" for value in values)
