"""A kind of thing that is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """Something that is refused.

    Parameters
    ----------
    group : str
        Where it is written, of `SHOWN`.
    what : str
        What it is, for the documentation.
    message, fix : str
        What is said of one, in the analyst's language; ``{text}`` stands for what is written.
    """

    group: str
    what: str
    message: str
    fix: str
