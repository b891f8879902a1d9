"""`--help` and mistakes on the command line in the language of the analyst.

Commands and options say in English what they do, in the place where they are declared; the help
is translated when it is shown, so that `--lang` counts and nothing is read before it is needed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ataskaita.translation import _
from ataskaita.yaml_file import read_mapping

#: Words of typer's that stand among others: in the usage, and beside an option.
_WORD = re.compile(r"OPTIONS|COMMAND|ARGS|<[a-z ]+>")

#: What typer says of a command that Ctrl-C has ended.
_INTERRUPTED = 130


class _Formatter(typer.Context.formatter_class):
    """Lays the help out; its own words are translated here."""

    def section(self, name: str) -> Any:
        headings = {"Arguments": _("Arguments"), "Options": _("Options"), "Commands": _("Commands")}
        return super().section(headings.get(name, name))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _words(args), prefix or _("Usage:") + " ")

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        shown = [(_words(first), _remarks(second)) for first, second in rows]
        super().write_dl(shown, *args, **kwargs)


class _Context(typer.Context):
    formatter_class = _Formatter


class _Translated:
    """A command whose texts are translated when its help is shown."""

    context_class = _Context

    def format_help(self, ctx: typer.Context, formatter: Any) -> None:
        _translate(ctx)
        super().format_help(ctx, formatter)


class Command(_Translated, TyperCommand):
    """One command."""

    def get_short_help_str(self, limit: int = 0) -> str:
        """The first paragraph of the help, which is never cut."""
        return " ".join(_(self.help or "").split("\n\n")[0].split())


class Group(_Translated, TyperGroup):
    """The command line as a whole."""


class App(typer.Typer):
    """A command line whose help is translated."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=Group, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable:
        """Declare a command, as `typer.Typer.command` does."""
        return super().command(name, cls=Command, **settings)


def run(app: App) -> None:
    """Run what the arguments of the process say, to its exit code.

    Raises
    ------
    SystemExit
        It is done, or the arguments are wrong and that has been said.
    KeyboardInterrupt
        It was stopped.
    """
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as error:
        # Without a command there is only the help to show.
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
        else:
            print(explain(error), file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    raise SystemExit(code or 0)


def texts(command: Any, ctx: typer.Context) -> Iterator[tuple[Any, str, str]]:
    """All texts in the help of a command: whose they are, the attribute's name, the text."""
    for name in ("help", "epilog"):
        if getattr(command, name):
            yield command, name, getattr(command, name)
    for param in command.get_params(ctx):
        if param.help:
            yield param, "help", param.help
        if param.metavar or param.param_type_name == "argument":
            yield param, "metavar", param.metavar or param.name.upper()


def _translate(ctx: typer.Context) -> None:
    for thing, name, text in texts(ctx.command, ctx):
        setattr(thing, name, _(text))


def explain(error: typer.TyperException) -> str:
    """What is wrong with the arguments, and how to see what may be given."""
    ctx = getattr(error, "ctx", None)
    if ctx:
        _translate(ctx)
    lines = [f"{_('Error:')} {_mistake(error.format_message())}"]
    if ctx:
        hint = _("What may be given: `{command} --help`.").format(command=ctx.command_path)
        name = getattr(error, "option_name", None)
        if name and ctx.parent and any(name in one.opts for one in ctx.parent.command.params):
            hint = _("It stands before the command: `{program} {option} … {command}`.").format(
                program=ctx.parent.command_path, option=name, command=ctx.info_name
            )
        lines = [ctx.get_usage(), "", *lines, f"  {hint}"]
    return "\n".join(lines)


def _mistake(said: str) -> str:
    """A message of typer's, in our words where it is one of those that a person meets."""
    said, suggested = _suggestion(_ranges(said))
    for pattern, message in mistakes().items():
        if found := re.fullmatch(pattern, said, re.DOTALL):
            said = _(message).format(*(part.replace("'", "") for part in found.groups()))
            break
    return f"{said} {suggested}".rstrip()


def mistakes() -> dict[str, str]:
    """What typer says of mistakes, and what is said instead: ``mistakes.yml``."""
    return read_mapping(Path(__file__).with_name("mistakes.yml"))


def _ranges(text: str) -> str:
    """A text with the ranges of numbers in words."""
    ranges = ((r"(\d\S*)<=x<=(\d+)", _("from {0} to {1}")), (r"x>=(\d+)", _("{0} or more")))
    for pattern, words in ranges:
        text = re.sub(pattern, lambda found, words=words: words.format(*found.groups()), text)
    return text


def _suggestion(said: str) -> tuple[str, str]:
    """A message without what it suggests, and that."""
    found = re.search(r" (?:\(Possible options: (.*)\)|Did you mean (.*)\?)$", said)
    if not found:
        return said, ""
    names = (found[1] or found[2]).replace("'", "")
    return said[: found.start()], _("Did you mean {names}?").format(names=names)


def _words(text: str) -> str:
    words = {
        "OPTIONS": _("OPTIONS"),
        "COMMAND": _("COMMAND"),
        "ARGS": _("ARGS"),
        "<str>": _("<text>"),
        "<path>": _("<path>"),
    }
    for number in ("int", "int range", "float", "float range"):
        words[f"<{number}>"] = _("<number>")
    return _WORD.sub(lambda found: words.get(found[0], found[0]), text)


def _remarks(text: str) -> str:
    """The remarks in brackets behind a help text."""
    default, variable = _("default:"), _("environment variable:")
    text = (
        _ranges(text).replace("[default: ", f"[{default} ").replace("[env var: ", f"[{variable} ")
    )
    return re.sub(r"\brequired\]$", _("required") + "]", text)
