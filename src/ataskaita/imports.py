"""Importing libraries without what only takes time."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

#: When to look for garbage in a program that soon ends: Python's own limits are for those that run
#: for long, and looking takes them a twentieth of a render.
SELDOM = (20_000, 20, 20)


@contextlib.contextmanager
def without(*names: str) -> Iterator[None]:
    """Import as if some libraries were not installed, where they only take time.

    Parameters
    ----------
    *names : str
        Libraries that the importing one can do without.
    """
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Import without looking for garbage: there is none, and it would take a tenth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _PutOff(ModuleType):
    """Stands for a library until something of it is used; `LazyLoader` minds being imported."""

    def __getattr__(self, name: str) -> Any:
        sys.modules.pop(self.__name__, None)
        library = import_module(self.__name__)
        # Whoever has imported this has the library from now on.
        vars(self).update(vars(library))
        self.__class__ = ModuleType
        return getattr(library, name)


def put_off(name: str) -> None:
    """Have a library imported only when something of it is used, whoever imports it first.

    Parameters
    ----------
    name : str
        The library; where it is not installed or already imported, nothing happens.
    """
    from importlib.util import find_spec

    if name not in sys.modules and (spec := find_spec(name)):
        module = sys.modules[name] = _PutOff(name)
        module.__spec__ = spec
