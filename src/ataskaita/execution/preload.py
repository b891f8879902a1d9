"""What the fork server does once, so that no kernel has to: it imports this module.

Only libraries are imported, and have read what they read only once. Nothing is left behind that a
chapter could see.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from fractions import Fraction
from importlib import import_module

from ataskaita import registry, translation
from ataskaita.execution.worker import tidy_up_at_end
from ataskaita.lithuanian.numbers import format_number

#: What a kernel imports when it starts, and what chapters call imports when it is used. What only a
#: chapter's own code needs it imports itself: pandas takes 0.25 s and 40 MB, seaborn 0.6 s more and
#: 65 MB.
MODULES = (
    "ataskaita.execution.kernelapp",
    "ataskaita.chapter.explain",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "sqlite3",
    "tornado.platform.asyncio",
    "multiprocessing.popen_forkserver",
    # multiprocessing has every process run the script of the command line again.
    "typer",
    "yaml",
)


def rehearse() -> None:
    """Have messages, the numbers of the language and the fonts of charts read."""
    from ataskaita.chapter.charts.drawing import width_of

    translation._("")
    format_number(Fraction(1))
    width_of("0", 18)


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
# Nothing of all this is garbage. A collector that looked at it in a fork would write to its memory,
# and the system copy it: a quarter of the time that all kernels of a report take together.
gc.freeze()
# Nor does a chapter leave much: a twentieth of that time again.
gc.set_threshold(20_000)
