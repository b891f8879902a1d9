"""What the warm parent imports, in the order in which it is needed."""

from __future__ import annotations

import gc
from importlib import import_module

from ataskaita import registry
from ataskaita.imports import without
from ataskaita.project import Project

#: What validating needs that chapters need as well: imported before the two part, and only once.
_DATA = ("pandas", "asyncio", "importlib.metadata", "uuid", "yaml")

#: What chapters import, and what that imports only when it is used.
_CHAPTERS = (
    "ataskaita.chapter",
    "ataskaita.fonts",
    "babel.numbers",
    "pandas.core.methods.to_dict",
)
#: Not matplotlib_inline: it joins the kernel that there is when it is imported.
_KERNEL = (
    "ataskaita.execution.kernels.app",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
)


def for_data() -> None:
    """Import what validating needs most of."""
    # Nothing that is imported is garbage; looking for it takes a tenth of the time.
    gc.disable()
    for name in _DATA:
        import_module(name)


def for_chapters(project: Project) -> None:
    """Import what chapters use, and the kernel itself.

    Parameters
    ----------
    project : Project
        The project; where most of its charts have been drawn already, it is the chapter whose chart
        has changed that imports what draws it.
    """
    for name in _CHAPTERS:
        import_module(name)
    for name in ("indicators", "checks", "vocabulary"):
        registry.load(name)
    if not import_module("ataskaita.chapter.drawn").any_kept(project):
        # What draws them takes a third of all imports.
        import_module("ataskaita.chapter.style").seaborn(described=False)
    for_kernel()
    for name in _KERNEL:
        import_module(name)


def for_kernel() -> None:
    """Import the kernel without its debugger, which would be half of its start.

    Nobody debugs a chapter while it is rendered.
    """
    with without("debugpy"):
        import_module("ipykernel.debugger")
