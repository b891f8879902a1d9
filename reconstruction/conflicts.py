"""Find which printed statements cannot hold together, and what is nearest to holding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")
Feasible = Callable[[Sequence[T]], bool]


def explain(feasible: Feasible, items: Sequence[T]) -> tuple[T, ...]:
    """Find a smallest set of statements that cannot hold together.

    QuickXplain (Junker 2004): without any one of them the rest can hold, and of several such sets
    it is the one with the earliest members.

    Parameters
    ----------
    feasible : callable
        Tells whether given statements can hold together.
    items : sequence
        The statements, those to be named first at the beginning.

    Returns
    -------
    tuple
        Empty where all can hold together.
    """
    items = tuple(items)
    if feasible(items):
        return ()
    found = _explain(feasible, (), False, items)
    return tuple(item for item in items if item in found)


def corrections(feasible: Feasible, items: Sequence[T]) -> list[tuple[T, ...]]:
    """Find all ways to leave out as few statements as possible so that the others can hold.

    Every contradiction must lose a member, so the ways are the smallest sets that hit all
    contradictions; contradictions are collected until each such set is enough.

    Returns
    -------
    list of tuple
        One empty tuple where nothing need be left out.
    """
    contradictions: list[tuple[T, ...]] = []
    while True:
        candidates = _hitting_sets(contradictions, items)
        for candidate in candidates:
            rest = [item for item in items if item not in candidate]
            contradiction = explain(feasible, rest)
            if contradiction:
                contradictions.append(contradiction)
                break
        else:
            return candidates


def _explain(
    feasible: Feasible, kept: tuple[T, ...], grown: bool, items: tuple[T, ...]
) -> tuple[T, ...]:
    if grown and not feasible(kept):
        return ()
    if len(items) == 1:
        return items
    half = len(items) // 2
    first, second = items[:half], items[half:]
    from_second = _explain(feasible, kept + first, True, second)
    from_first = _explain(feasible, kept + from_second, bool(from_second), first)
    return from_first + from_second


def _hitting_sets(sets: Sequence[tuple[T, ...]], items: Iterable[T]) -> list[tuple[T, ...]]:
    pool = [item for item in items if any(item in members for members in sets)]
    for size in range(len(sets) + 1):
        found = [
            chosen
            for chosen in combinations(pool, size)
            if all(any(item in chosen for item in members) for members in sets)
        ]
        if found:
            return found
    return []
