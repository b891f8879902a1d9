"""The command `ataskaita`: its subcommands, in the order in which `--help` lists them."""

from __future__ import annotations

from ataskaita.cli import data_commands, report_commands  # noqa: F401  (imported: they register)
from ataskaita.cli.options import app


def main() -> None:
    """Run the command line; a mistake of the user's ends in a message and an exit code."""
    from ataskaita.cli.help import run
    from ataskaita.cli.program import run_to_end

    run_to_end(lambda: run(app))
