"""What the warm parent imports, in the order in which it is needed."""

from __future__ import annotations

import gc
from importlib import import_module

from ataskaita.imports import without


def for_data() -> None:
    """Import what validating needs most of."""
    # Nothing that is imported is garbage; looking for it takes a tenth of the time.
    gc.disable()
    import_module("pandas")


def for_chapters() -> None:
    """Import what chapters use, and the kernel itself."""
    import_module("ataskaita.chapter")
    import_module("great_tables")
    import_module("ataskaita.chapter.style").seaborn()
    # A chapter is not debugged in a render, and the debugger is half of a kernel's start.
    with without("debugpy"):
        import_module("ipykernel.debugger")
    for name in (
        "ipykernel.kernelapp",
        "ipykernel.ipkernel",
        "matplotlib_inline.backend_inline",
        "ataskaita.execution.kernels.client",
    ):
        import_module(name)
