"""The command `ataskaita` without its subcommands, and what several of them share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ataskaita import __version__
from ataskaita.cli.help import App
from ataskaita.translation import LANGUAGES, VARIABLE, _

app = App(
    name="ataskaita",
    help="Render the yearly report of a library from its validated raw data.",
    epilog="Once a year: `ataskaita new-year`, then whatever `ataskaita status` says is next.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Drawing the help in boxes would take longer than all the rest of it.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", "-p", help="The project's folder; found from here when left out."),
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ataskaita {__version__}")
        raise typer.Exit


def _use_language(wanted: str) -> None:
    if wanted and wanted not in LANGUAGES:
        message = _("{given} is not one of {known}.")
        raise typer.BadParameter(message.format(given=wanted, known=", ".join(LANGUAGES)))
    if wanted:
        # Kernels and hooks are processes of their own.
        os.environ[VARIABLE] = wanted


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            callback=_use_language,
            # Before the help is shown, which is eager too.
            is_eager=True,
            envvar=VARIABLE,
            help="lt or en: the language of messages; the system's when left out, else lt.",
        ),
    ] = "",
) -> None:
    pass
