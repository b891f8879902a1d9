"""Quarto's post-render step: what no filter of Quarto's reaches, in the pages it has written."""

import os
from pathlib import Path

from environment import enter


def main() -> int:
    """Finish each page that Quarto names."""
    enter()
    from ataskaita.render.quarto.prepare import finish

    finish([Path(file) for file in os.environ.get("QUARTO_PROJECT_OUTPUT_FILES", "").split("\n")])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
