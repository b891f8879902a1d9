"""What executed chapters have given."""

from __future__ import annotations

from ataskaita.execution.run import Run

#: The first cell of a chapter.
SETUP = "#| include: false\nfrom ataskaita.chapter import *"


def printed(run: Run, number: int) -> str:
    """What the last cell of a chapter printed."""
    return run.chapters[number].notebook.cells[-1].outputs[0]["text"].strip()
