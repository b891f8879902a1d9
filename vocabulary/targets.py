"""Sentences about the targets of the year's plan."""

from __future__ import annotations

from ataskaita.chapter import counted
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.session import session

#: How many have an outcome, after 1, 2 and 10.
OUTCOMES = {
    "reached": ("pasiektas", "pasiekti", "pasiekta"),
    "nearly": ("beveik pasiektas", "beveik pasiekti", "beveik pasiekta"),
    "partly": ("pasiektas iš dalies", "pasiekti iš dalies", "pasiekta iš dalies"),
    "missed": ("nepasiektas", "nepasiekti", "nepasiekta"),
}


def by_outcome() -> Inline:
    """How many targets came out how; an outcome that none has is not named.

    ``9 pasiekti, 1 beveik pasiektas``
    """
    parts: list = []
    for outcome, forms in OUTCOMES.items():
        if session().value("targets.count", outcome=outcome).number:
            parts += [", "] if parts else []
            parts += counted("targets.count", *forms, outcome=outcome).parts
    return Inline(tuple(parts))
