"""The lines of the list that says how far a year's report is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ataskaita.data.findings import few_lines
from ataskaita.translation import _


@dataclass(frozen=True)
class Item:
    """One line of the list.

    Parameters
    ----------
    state : {"done", "open", "waits"}
        ``waits`` where something above has to be done first.
    title : str
        What it is about, and how far it is.
    places : tuple of str
        Where something is to be done.
    next : str
        What to do, where it is open.
    """

    state: str
    title: str
    places: tuple[str, ...] = ()
    next: str = ""


def item(title: str, places: Collection[str], do: str) -> Item:
    """An item that is done as soon as there is no place left where something is to be done."""
    return Item("open", title, few_lines(places), do) if places else Item("done", title)


def run(command: str) -> str:
    """What to do, where that is to run a command."""
    return _("Run `{command}`.").format(command=command)
