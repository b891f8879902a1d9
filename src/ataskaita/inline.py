"""Inline expressions and variables in Markdown cells, in Quarto's own syntax."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ataskaita.errors import UserError
from ataskaita.footnotes import inside_parentheses, place_footnotes, split_footnotes
from ataskaita.plain_text import as_markdown
from ataskaita.translation import _

#: `{python} v("visits.total")` between backticks, as Quarto writes it.
EXPRESSION = re.compile(r"(?<!`)`\{python\}[ \t]+([^`]+)`(?!`)")

# Code that is shown as it is: between more than one backtick, or in a fence.
_SHOWN = re.compile(
    r"^[ ]{0,3}(?P<fence>```+|~~~+).*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>``+)(?!`).*?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_OPENED = re.compile(r"`?\{python\}")

_VARIABLE = re.compile(r"\{\{<[ \t]*(?:var|meta)[ \t]+([\w.-]+)[ \t]*>\}\}")

# A sign, where no inline value begins: a backtick that lacks its fellow must not swallow one.
_NO_VALUE = r"(?:(?!`\{python\}[ \t])[\s\S])"

# A full stop as the last sign that readers see of a result.
_STOP = re.compile(r"\.(?:\]\{[^{}]*\}|\])*$")

# What has to be filled in, and code, in which nothing is: the first that begins counts.
_FILLED = re.compile(
    rf"(?P<expression>{EXPRESSION.pattern})"
    rf"|(?P<code>^[ ]{{0,3}}(?P<fence>```+|~~~+){_NO_VALUE}*?"
    r"(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    rf"|(?<![`\\])(?P<ticks>`+)(?!`){_NO_VALUE}*?(?<!`)(?P=ticks)(?!`|\{{python\}}[ \t]))"
    rf"|(?P<variable>{_VARIABLE.pattern})",
    re.MULTILINE,
)


def expressions(markdown: str) -> list[str]:
    """The inline expressions of a Markdown text, in order."""
    return [match[1].strip() for match in EXPRESSION.finditer(markdown)]


class Fault(NamedTuple):
    """An inline value that is not written right: its line, what is wrong, what to do."""

    line: int
    message: str
    fix: str


def faults(markdown: str) -> Iterator[Fault]:
    """Inline values of a Markdown text whose backticks or parentheses do not match."""
    text = _SHOWN.sub(_blank, markdown)
    rest = EXPRESSION.sub(_blank, text)
    for match in EXPRESSION.finditer(text):
        code, line = match[1].strip(), _line(text, match.start())
        if _is_expression(code):
            continue
        if meant := _beginning(code):
            yield _unclosed(meant, line)
            # What stands behind it follows from that.
            return
        message = _("`{code}` is not a value: its parentheses or quotation marks do not match.")
        fix = _('Write it as `{{python}} v("…")`, in straight quotation marks.').format()
        yield Fault(line, message.format(code=code[:60]), fix)
    for match in _OPENED.finditer(rest):
        code = rest[match.end() :].strip().partition("\n")[0]
        yield _unclosed(_beginning(code) or code[:60], _line(rest, match.start()))


def _unclosed(code: str, line: int) -> Fault:
    message = _("A backtick is missing around the value `{{python}} {code}`.").format(code=code)
    fix = _("Put one backtick in front of {{python}} and one behind the value.").format()
    return Fault(line, message, fix)


def _is_expression(code: str) -> bool:
    try:
        ast.parse(f"({code}\n)", mode="eval")
    except (SyntaxError, ValueError):
        return False
    return True


def _beginning(code: str) -> str:
    """The value that a text begins with, where something else follows it; else empty."""
    for match in re.finditer(r"\)", code):
        start = code[: match.end()]
        if _is_expression(start):
            return start
    return ""


def _blank(match: re.Match[str]) -> str:
    """As many characters and lines, with nothing on them."""
    return re.sub(r"[^\n]", " ", match[0])


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def fill(markdown: str, results: list[str], variables: Mapping[str, object], chapter: str) -> str:
    """Put results and variables in their places; neither is looked through for the other.

    Footnotes of results go to the end of their sentences.

    Parameters
    ----------
    markdown : str
        The cell's text.
    results : list of str
        One Markdown text for each inline expression, in order.
    variables : mapping
        What ``{{< var … >}}`` may name: texts, whose signs mean nothing to Markdown.
    chapter : str
        What messages call the place.

    Raises
    ------
    UserError
        A name is not defined.
    """
    remaining = iter(results)
    parts: list[str] = []
    footnotes: list[tuple[int, list[str]]] = []
    done = 0
    for part in _FILLED.finditer(markdown):
        parts.append(markdown[done : part.start()])
        done = part.end()
        if part["expression"]:
            shown, notes = split_footnotes(next(remaining))
            parts.append(inside_parentheses("".join(parts), shown))
            done += _same_stop(shown, markdown[done:])
            if notes:
                footnotes.append((sum(map(len, parts)), notes))
        else:
            parts.append(_filled(part, variables, chapter))
    parts.append(markdown[done:])
    return place_footnotes("".join(parts), footnotes)


def _same_stop(shown: str, rest: str) -> int:
    """How many signs of the rest a result has said already: "2 proc. p." ends a sentence itself."""
    ends = _STOP.search(shown) and rest.startswith(".") and not rest.startswith("..")
    return int(bool(ends))


def _filled(part: re.Match[str], variables: Mapping[str, object], chapter: str) -> str:
    """What stands for a variable, or for code, in which a variable may stand."""
    if part["variable"]:
        said = _value(part["variable"], variables, chapter)
        # A year is only escaped where it would begin a list.
        begins = part.string[part.end() :].startswith((".", ")"))
        return said if said.isalnum() and not begins else as_markdown(said)
    # In code a reference to a character would be shown as it is.
    return fill_variables(part[0], variables, chapter)


def of_plain(text: str) -> str:
    """The Markdown of a result that has none of its own: its text, without a string's quotes."""
    with contextlib.suppress(ValueError, SyntaxError):
        said = ast.literal_eval(text)
        text = said if isinstance(said, str) else text
    return as_markdown(text)


def fill_variables(text: str, variables: Mapping[str, object], chapter: str) -> str:
    """Replace ``{{< var name >}}`` and ``{{< meta name >}}`` by their values, in a plain text.

    Raises
    ------
    UserError
        A name is not defined.
    """
    return _VARIABLE.sub(lambda found: _value(found[0], variables, chapter), text)


def _value(shortcode: str, variables: Mapping[str, object], chapter: str) -> str:
    name = _VARIABLE.fullmatch(shortcode)[1]
    found: object = variables
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    if found is None:
        message = _("{chapter}: {name} is not defined.").format(chapter=chapter, name=shortcode)
        fix = _("Add `{name}:` to _variables.yml, or correct the name.").format(name=name)
        raise UserError(message, fix)
    return str(found)
