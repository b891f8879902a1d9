"""What ``_quarto.yml`` says that only Quarto obeys: named, never passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

#: What the embedded engine reads, or what is about calling Quarto and changes no page; all below
#: it is as well.
HEEDED = (
    "project", "execute", "filters", "metadata-files", "jupyter", "book.title", "book.subtitle",
    "book.author", "book.date", "book.chapters", "book.appendices", "format.html.grid",
)  # fmt: skip

#: How deep headings are numbered: the site's setting, or that of all formats.
NUMBER_DEPTH = ("format.html.number-depth", "number-depth")
#: The levels that headings have.
_LEVELS = range(1, 7)
#: Where nobody says it.
USUAL_DEPTH = 3

#: What has contents: a page of the site, the PDF and the DOCX.
WITH_CONTENTS = ("html", "typst", "docx")
#: Whether there are contents and how deep they go, of one format or of all.
CONTENTS = tuple(
    f"{above}{name}"
    for above in (*(f"format.{one}." for one in WITH_CONTENTS), "")
    for name in ("toc", "toc-depth")
)
#: How deep contents go where nobody says it.
USUAL_CONTENTS = 2

#: What the embedded engine does whether it is said or not; another value it does not obey.
AS_IT_IS: Mapping[str, Any] = {
    "lang": "lt",
    "number-sections": True,
    "book.search": True,
    "format.html.theme": "default",
    "format.html.html-math-method": "plain",
    "format.html.number-sections": True,
}


def number_depth(settings: Mapping[str, Any]) -> int:
    """The deepest level of headings that is numbered.

    Parameters
    ----------
    settings : mapping
        What ``_quarto.yml`` says.
    """
    return _first(settings, NUMBER_DEPTH, USUAL_DEPTH)


def contents_depths(settings: Mapping[str, Any]) -> dict[str, int]:
    """The deepest level of headings that contents list, by format; 0 where there are none.

    Parameters
    ----------
    settings : mapping
        What ``_quarto.yml`` says.
    """

    def of(name: str, usual: Any, one: str) -> Any:
        return _first(settings, (f"format.{one}.{name}", name), usual)

    return {
        one: of("toc-depth", USUAL_CONTENTS, one) if of("toc", True, one) else 0
        for one in WITH_CONTENTS
    }


def other_languages(settings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The settings that ask for another language than the report's, with their values.

    Parameters
    ----------
    settings : mapping
        What ``_quarto.yml`` says.
    """
    for name, value in _leaves(settings):
        if re.fullmatch(r"(format\.[^.]+\.)?lang", name) and value != AS_IT_IS["lang"]:
            yield name.replace(".", ": "), value


def _first(settings: Mapping[str, Any], names: Iterable[str], usual: Any) -> Any:
    """The first of some settings that is said and can be obeyed."""
    said = dict(_leaves(settings))
    return next((said[name] for name in names if _heeded(name, said.get(name))), usual)


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
    if name in CONTENTS and name.endswith("toc"):
        return isinstance(value, bool)
    if name in NUMBER_DEPTH or name in CONTENTS:
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
