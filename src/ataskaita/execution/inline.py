"""Inline expressions and variables in Markdown cells, in Quarto's own syntax."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ataskaita.errors import UserError

#: `{python} v("visits.total")` between backticks, as Quarto writes it.
EXPRESSION = re.compile(r"(?<!`)`\{python\}[ \t]+([^`]+)`(?!`)")

_VARIABLE = re.compile(r"\{\{<[ \t]*(?:var|meta)[ \t]+([\w.-]+)[ \t]*>\}\}")


def expressions(markdown: str) -> list[str]:
    """The inline expressions of a Markdown text, in order."""
    return [match[1].strip() for match in EXPRESSION.finditer(markdown)]


def substitute(markdown: str, results: list[str]) -> str:
    """Put the results of the inline expressions in their places.

    Parameters
    ----------
    markdown : str
        The cell's text.
    results : list of str
        One Markdown text for each expression, in order.
    """
    remaining = iter(results)
    return EXPRESSION.sub(lambda _: next(remaining), markdown)


def fill_variables(markdown: str, variables: Mapping[str, object], chapter: str) -> str:
    """Replace ``{{< var name >}}`` and ``{{< meta name >}}`` by their values.

    Raises
    ------
    UserError
        A name is not defined.
    """

    def value(match: re.Match[str]) -> str:
        found: object = variables
        for part in match[1].split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if found is None:
            raise UserError(
                f"{chapter}: {match[0]} is not defined.",
                f"Add `{match[1]}:` to _variables.yml, or correct the name.",
            )
        return str(found)

    return _VARIABLE.sub(value, markdown)
