"""Quarto's post-render step: what no filter of Quarto's reaches, in the pages it has written."""

import os
from pathlib import Path

from environment import call


def main() -> None:
    """Finish each page that Quarto names."""
    from ataskaita.render.quarto.prepare import finish

    finish([Path(file) for file in os.environ.get("QUARTO_PROJECT_OUTPUT_FILES", "").split("\n")])


if __name__ == "__main__":
    raise SystemExit(call(main))
