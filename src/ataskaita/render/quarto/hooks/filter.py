"""Quarto's notebook filter: a chapter as its author wrote it in, its executed copy out.

The source is never written to, and a chapter that has not changed is not executed again.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve()


def main() -> int:
    """Read a notebook from standard input, write its executed copy to standard output."""
    sys.path[:0] = [str(HERE.parents[4]), str(HERE.parents[5])]
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8")
    from ataskaita.errors import UserError
    from ataskaita.render.quarto.copies import executed_copy

    try:
        sys.stdout.write(executed_copy(sys.stdin.read()))
    except UserError as error:
        print(f"ataskaita: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
