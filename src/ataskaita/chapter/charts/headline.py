"""The headline of a chart: what is to be seen in it, true as long as the numbers say so."""

from __future__ import annotations

from collections.abc import Sequence

from ataskaita.chapter.claims import Verdict, check
from ataskaita.chapter.inline import Inline


def says(*parts: str | Inline, test: Verdict | Sequence[Verdict] = ()) -> Inline:
    """What a chart says, as its headline: words, and numbers and words that are computed.

    Parameters
    ----------
    *parts : str or Inline
        In the order shown: texts, and what `v`, `change`, `rose` and the like give.
    test : Verdict or list of Verdict
        What must hold for the typed words to be true: ``largest(…)``, ``rising(…)``; the chapter
        stops where it does not.

    Examples
    --------
    ``bars(…, headline=says("Most come to the north", test=largest("visits.total", "north")))``
    """
    flat = [p for part in parts for p in (part.parts if isinstance(part, Inline) else (part,))]
    made = Inline(tuple(flat))
    for verdict in (test,) if isinstance(test, Verdict | bool) else test:
        check(verdict, str(made))
    return made
