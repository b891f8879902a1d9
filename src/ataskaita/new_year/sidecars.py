"""The sidecar of a table of the new year: what must be stated anew is left empty."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ataskaita.data.sidecar_text import new_sidecar
from ataskaita.schema import Spec

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def sidecar_to_fill(
    spec: Spec, year: int, last: Mapping[str, str], *, certain: bool, producer: str = ""
) -> str:
    """The text of a sidecar.

    Parameters
    ----------
    spec : Spec
        What the table is.
    year : int
        The new year.
    last : mapping
        The fields of last year's sidecar.
    certain : bool
        Whether last year's title may be used again: it may say that the numbers are not certain.
    producer : str
        Who makes the table where last year's sidecar does not say.
    """
    title = last.get("title", "")
    if not title or not certain or _YEAR.search(title):
        title = spec.title
    period = last.get("period", "")
    day = period and "/" not in period
    return new_sidecar(
        {
            "title": title,
            "producer": last.get("producer") or producer,
            "period": f"{year}-12-31" if day else f"{year}-01-01/{year}-12-31",
        }
    )
