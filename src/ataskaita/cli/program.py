"""The command line as a program: how errors reach the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ataskaita.errors import UserError


def run_to_end(command: Callable[[], None]) -> None:
    """Run the command line; a mistake of the user's ends in a message and an exit code.

    Parameters
    ----------
    command : callable
        Does what the arguments of the process say.
    """
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page must not stop a message in Lithuanian.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        command()
    except UserError as error:
        from ataskaita.cli.messages import show_error

        show_error(error)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        # Nobody reads any more; Python knows what to do then.
        raise
    except OSError as error:
        from ataskaita.cli.messages import show_error

        place = f"{error.filename}: " if error.filename else ""
        fix = "Make room there, or unlock it; what lies in _build/ may be deleted."
        show_error(UserError(f"{place}{error.strerror or error}.", fix))
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("Stopped; nothing was changed.", file=sys.stderr)
        raise SystemExit(130) from None
