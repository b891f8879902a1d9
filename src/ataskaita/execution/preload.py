"""What the fork server does once, so that no kernel has to: it imports this module.

Only libraries are imported, and have read what they read only once. Nothing is left behind that a
chapter could see.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from datetime import date
from fractions import Fraction
from importlib import import_module

from ataskaita import registry
from ataskaita.chapter.charts.drawing import width_of
from ataskaita.execution.worker import tidy_up_at_end
from ataskaita.lithuanian.numbers import format_number, plural_category
from ataskaita.lithuanian.words import long_date

#: What a kernel imports when it starts, and what chapters call imports when it is used.
MODULES = (
    "ataskaita.chapter.account",
    "ataskaita.execution.kernelapp",
    "IPython.core.completerlib",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "pandas.core.methods.to_dict",
    "tornado.platform.asyncio",
    # multiprocessing has every process run the script of the command line again.
    "typer",
    "yaml",
)


def rehearse() -> None:
    """Have the words of the language, fonts and styles read."""
    for digits in range(3):
        format_number(Fraction(12345, 10), digits)
    plural_category(Fraction(2))
    long_date(date(2000, 1, 1))
    for weight in (400, 600):
        width_of("0", 18, weight)


# For pictures that chapters draw themselves. seaborn imports SciPy where it is installed: 0.6 s of
# every render in which a chapter runs. A chapter that wants SciPy itself can still import it.
sys.modules.setdefault("scipy", None)
import_module("seaborn")
if sys.modules["scipy"] is None:
    del sys.modules["scipy"]
for module in MODULES:
    import_module(module)
for part in ("indicators", "checks", "vocabulary"):
    # What is wrong with it, the chapter that needs it says where it can be named.
    with suppress(Exception):
        registry.load(part)
rehearse()
tidy_up_at_end()
# Nothing of all this is garbage. A collector that looked at it in a fork would write to its memory,
# and the system copy it: a quarter of the time that all kernels of a report take together.
gc.freeze()
