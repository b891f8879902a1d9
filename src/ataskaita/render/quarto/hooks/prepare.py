"""Quarto's pre-render step: execute the chapters, so that the filter finds them done.

Quarto keeps what a filter gave for as long as the notebook and the filter's file are the same; it
knows nothing of data and modules. A newer file time makes it ask again.
"""

from pathlib import Path

from environment import call

FILTER = Path(__file__).with_name("filter.py")


def main() -> None:
    """Execute what has changed."""
    from ataskaita.render.quarto.prepare import prepare

    FILTER.touch()
    prepare(progress=lambda path, state: print(f"  {path.stem}: {state}"))


if __name__ == "__main__":
    raise SystemExit(call(main))
