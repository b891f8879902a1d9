"""Everything a chapter calls: ``from ataskaita.chapter import *`` is its set-up cell.

What every report can call is imported here, and nothing else is. What only one report calls stands
in its own folder ``vocabulary/``, beside its chapters, and comes along with the same set-up cell.
"""

# ruff: noqa: F403  (a chapter uses them: see `_EVERY`)

from types import FunctionType
from typing import Any

from ataskaita import registry
from ataskaita.chapter.by_hand import *
from ataskaita.chapter.catalogue import *
from ataskaita.chapter.charts import *
from ataskaita.chapter.checks import *
from ataskaita.chapter.claims import *
from ataskaita.chapter.columns_and_rows import *
from ataskaita.chapter.english import *
from ataskaita.chapter.methods import *
from ataskaita.chapter.overview import *
from ataskaita.chapter.phrases import *
from ataskaita.chapter.reconciliation import *
from ataskaita.chapter.session import session as _session
from ataskaita.chapter.tables import *
from ataskaita.chapter.targets import *
from ataskaita.chapter.text import *
from ataskaita.chapter.units import *

#: The years, which are known only once a chapter asks.
_YEARS = ("this", "last")

#: What every report can call: all that is imported above.
_EVERY = tuple(name for name, made in globals().items() if isinstance(made, FunctionType))


def __getattr__(name: str) -> Any:
    """Give what is known only once a chapter asks: the years, and the report's own words."""
    if name == "__all__":
        return [*_EVERY, *_YEARS, *registry.get("vocabulary", "__all__", ())]
    if name in _YEARS:
        year = _session().year
        return year if name == "this" else year - 1
    if name in registry.get("vocabulary", "__all__", ()):
        return registry.get("vocabulary", name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
