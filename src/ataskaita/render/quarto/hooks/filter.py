"""Quarto's notebook filter: a chapter as its author wrote it in, its executed copy out.

The source is never written to, and a chapter that has not changed is not executed again.
"""

import sys

from environment import enter


def main() -> int:
    """Read a notebook from standard input, write its executed copy to standard output."""
    enter()
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")
    from ataskaita.errors import UserError
    from ataskaita.render.quarto.copies import executed_copy

    try:
        sys.stdout.write(executed_copy(sys.stdin.read()))
    except UserError as error:
        from ataskaita.cli.messages import show_error

        show_error(error)
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
