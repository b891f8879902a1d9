"""Quarto's notebook filter: a chapter as its author wrote it in, its executed copy out.

The source is never written to, and a chapter that has not changed is not executed again.
"""

import sys

from environment import call


def main() -> None:
    """Read a notebook from standard input, write its executed copy to standard output."""
    from ataskaita.render.quarto.prepare import executed_copy

    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")
    sys.stdout.write(executed_copy(sys.stdin.read()))


if __name__ == "__main__":
    raise SystemExit(call(main))
