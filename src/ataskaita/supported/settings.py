"""What ``_quarto.yml`` says that only Quarto obeys: named, never passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

#: What the embedded engine reads, or what is about calling Quarto and changes no page; all below
#: it is as well.
HEEDED = (
    "project",
    "execute",
    "filters",
    "metadata-files",
    "jupyter",
    "book.title",
    "book.subtitle",
    "book.author",
    "book.date",
    "book.chapters",
    "book.appendices",
)

#: How deep headings are numbered: the site's setting, or that of all formats.
NUMBER_DEPTH = ("format.html.number-depth", "number-depth")
#: The levels that headings have.
_LEVELS = range(1, 7)
#: Where nobody says it.
USUAL_DEPTH = 3

#: What the embedded engine does whether it is said or not; another value it does not obey.
AS_IT_IS: Mapping[str, Any] = {
    "lang": "lt",
    "toc": True,
    "number-sections": True,
    "book.search": True,
    "format.html.theme": "default",
    "format.html.html-math-method": "plain",
    "format.html.toc": True,
    "format.html.number-sections": True,
}


def number_depth(settings: Mapping[str, Any]) -> int:
    """The deepest level of headings that is numbered.

    Parameters
    ----------
    settings : mapping
        What ``_quarto.yml`` says.
    """
    said = dict(_leaves(settings))
    given = (said[name] for name in NUMBER_DEPTH if _heeded(name, said.get(name)))
    return next(given, USUAL_DEPTH)


def unheeded(settings: Mapping[str, Any]) -> list[str]:
    """The settings that the embedded engine does not obey, as a person would find them.

    Parameters
    ----------
    settings : mapping
        What ``_quarto.yml`` says.

    Returns
    -------
    list of str
        Such as ``book: page-footer``, in the order written.
    """
    return [
        name.replace(".", ": ") for name, value in _leaves(settings) if not _heeded(name, value)
    ]


def _heeded(name: str, value: Any) -> bool:
    known = any(name == one or name.startswith(f"{one}.") for one in HEEDED)
    if name in NUMBER_DEPTH:
        return type(value) is int and value in _LEVELS
    return known or (name in AS_IT_IS and AS_IT_IS[name] == value)


def _leaves(
    settings: Mapping[str, Any], above: str = "", depth: int = 3
) -> Iterator[tuple[str, Any]]:
    """The settings with the names of all that they stand under; of deep ones the upper names."""
    for key, value in settings.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping) and value and depth > 1:
            yield from _leaves(value, f"{name}.", depth - 1)
        elif value is not None:
            yield name, value
