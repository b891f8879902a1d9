"""Whole phrases that are computed: how much a number rose or fell, how often something happens."""

from __future__ import annotations

from dataclasses import replace

from ataskaita.chapter.inline import Inline, noun, with_noun
from ataskaita.chapter.session import session
from ataskaita.chapter.text import spelled, way
from ataskaita.indicators import LIBRARY
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.lithuanian.words import ROSE, capitalized
from ataskaita.values.values import Value

#: What chapters can call.
__all__ = ["how_often", "rose_by"]

_TIMES = ("kartą", "kartus", "kartų")


def rose_by(
    key: str,
    unit: str = LIBRARY,
    *,
    noun: str | tuple[str, str, str] = "",
    percent: bool = False,
    amount: bool = True,
    forms: tuple[str, str, str] = ROSE,
    words: str = "",
    capital: bool = False,
    **options,
) -> Inline:
    """Which way a number moved, and by how much: ``sumažėjo 8,4 proc. p.``; or ``nepakito``.

    Parameters
    ----------
    key, unit, **options
        The number, as for `v`.
    noun : str or tuple of str
        What is counted, in the cases after 1, 2 and 10 (``padidėjo 3 renginiais``), or one text for
        all. The measure's own symbol stands there when left out.
    percent : bool
        Say the share as well: ``…, arba 2,4 %``; without `amount` only that: ``sumažėjo 2,4 %``.
    amount : bool
        Say how much it is.
    forms : tuple of str
        The words for up, down and unchanged.
    words : str
        A small number in words, as for `v`: ``padidėjo trimis renginiais``.
    capital : bool
        Begin with a capital letter.
    """
    change = session().value(key, unit, "change", **options)
    # Of nothing there is no share.
    share = session().value_or_none(key, unit, "relative", **options) if percent else None
    share = replace(share, absolute=True) if share else None
    moved = change if amount or share is None else share
    word = way(forms, moved)
    said: list[Value | str] = [capitalized(word) if capital else word]
    if moved.sign and moved is change:
        said += [" ", *_size(change, noun, words)]
    if moved.sign and share is not None and share.sign:
        said += [", arba " if moved is change else " ", share]
    return Inline(tuple(said))


def how_often(key: str, unit: str = LIBRARY, *, words: bool = True, **options) -> Inline:
    """How often something happens: ``kartą``, ``du kartus``, ``21 kartą``.

    Parameters
    ----------
    key, unit, **options
        The number, as for `v`.
    words : bool
        Write small numbers in words; once is ``kartą`` without a number either way.
    """
    value = session().value(key, unit, **options)
    said = noun(value, _TIMES)
    if value.number == 1:
        return Inline((replace(value, spelled=said),))
    shown = spelled(value, "masculine accusative" if words else "")
    return Inline((shown, NBSP + said))


def _size(change: Value, counted: str | tuple[str, str, str], words: str) -> list[Value | str]:
    size = replace(change, absolute=True, bare=bool(counted))
    if not counted:
        return [size]
    forms = (counted,) * 3 if isinstance(counted, str) else counted
    return [*with_noun(spelled(size, words), forms)]
