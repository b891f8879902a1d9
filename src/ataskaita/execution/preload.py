"""What the fork server does once, so that no kernel has to: it imports this module.

Only libraries are imported, and have read what they read only once. Nothing is left behind that a
chapter could see.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import date
from fractions import Fraction
from importlib import import_module

from ataskaita import registry, translation
from ataskaita.execution.worker import tidy_up_at_end
from ataskaita.lithuanian.numbers import format_number, plural
from ataskaita.lithuanian.words import long_date

#: What a kernel imports when it starts, and what chapters call imports when it is used. What only a
#: chapter's own picture needs, matplotlib and seaborn, it imports itself: 0.6 s and 65 MB.
MODULES = (
    "ataskaita.execution.kernelapp",
    "ataskaita.chapter.account",
    "IPython.core.completerlib",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "pandas.core.methods.to_dict",
    "pdb",
    "sqlite3",
    "tornado.platform.asyncio",
    # multiprocessing has every process run the script of the command line again.
    "typer",
    "yaml",
)


def rehearse() -> None:
    """Have the words of the language and the fonts of charts read."""
    from ataskaita.chapter.charts.drawing import width_of

    for digits in range(3):
        format_number(Fraction(12345, 10), digits)
    plural(Fraction(2), "", "", "")
    long_date(date(2000, 1, 1))
    for weight in (400, 600):
        width_of("0", 18, weight)


tidy_up_at_end()
# What is wrong with the engine's code the first kernel says, what is wrong with the report's
# the chapter that needs it: where it can be named. A server that ends here could say nothing.
with suppress(Exception):
    for module in MODULES:
        import_module(module)
    rehearse()
for part in ("indicators", "checks", "vocabulary"):
    with suppress(Exception):
        registry.load(part)
with suppress(Exception):
    translation.read_all()
# Nothing of all this is garbage. A collector that looked at it in a fork would write to its memory,
# and the system copy it: a quarter of the time that all kernels of a report take together.
gc.freeze()
