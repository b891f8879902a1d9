"""Quarto's pre-render step: execute the chapters, so that the filter finds them done.

Quarto keeps what a filter gave for as long as the notebook and the filter's file are the same; it
knows nothing of data and modules. A newer file time makes it ask again.
"""

from pathlib import Path

from environment import enter

FILTER = Path(__file__).with_name("filter.py")


def main() -> int:
    """Execute what has changed; an error ends with its message and a code."""
    enter()
    from ataskaita.errors import UserError
    from ataskaita.render.quarto.prepare import prepare

    FILTER.touch()
    try:
        prepare(progress=lambda path, state: print(f"  {path.stem}: {state}"))
    except UserError as error:
        from ataskaita.cli.messages import show_error

        show_error(error)
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
