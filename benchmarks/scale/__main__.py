"""`python -m benchmarks.scale`: measure growth, and write it down.

Seconds and memory of all processes together, for more and more libraries and chapters.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.machine import describe
from benchmarks.measure import Failed, timed
from benchmarks.scale import report
from benchmarks.scale.chapters import lengthen
from benchmarks.scale.libraries import add_comparison, make_libraries
from benchmarks.workplace import ROOT, Workplace

RESULTS = ROOT / "benchmarks" / "scale.json"
DOCUMENT = ROOT / "docs" / "speed.md"

Measured = Iterator[tuple[str, float, float]]

_RENDER = [sys.executable, "-m", "ataskaita", "render", "--engine", "embedded"]


def libraries(folder: Path, count: int) -> Measured:
    """Validate all years of so many libraries; render one report that compares them."""
    folders = make_libraries(folder / "libraries", count)
    place = Workplace.make(folder / "project")
    command = [sys.executable, "-m", "benchmarks.scale.validate", *map(str, folders)]
    seconds, memory, said = timed(command, ROOT, place.environment)
    yield "validate all years", seconds, memory
    loans = {(library, year): number for library, year, number in json.loads(said)}
    add_comparison(place, loans)
    yield "render the comparison", *timed(_RENDER, place.root, place.environment)[:2]


def chapters(folder: Path, count: int) -> Measured:
    """Render a report of so many chapters from nothing, again, and after a sentence."""
    from benchmarks.edits import sentence

    place = Workplace.make(folder / "project")
    lengthen(place, count)
    execute = [sys.executable, "-m", "ataskaita", "execute"]
    yield "execute", *timed(execute, place.root, place.environment)[:2]
    place.clear()
    yield "render from nothing", *timed(_RENDER, place.root, place.environment)[:2]
    yield "nothing changed", *timed(_RENDER, place.root, place.environment)[:2]
    sentence(place, 1)
    yield "a sentence changed", *timed(_RENDER, place.root, place.environment)[:2]


#: What grows -> how it is measured, and how far.
GROWTH: dict[str, tuple[Callable[[Path, int], Measured], tuple[int, ...]]] = {
    "libraries": (libraries, (1, 10, 60)),
    "chapters": (chapters, (17, 100, 500)),
}


def main() -> None:
    """Measure and write."""
    options = _options()
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    measured, machine = results.get("measured", {}), describe()
    for what in options.only or GROWTH:
        measured[what] = list(_grow(what, options.most))
    results = {
        "date": datetime.date.today().isoformat(),
        "machine": machine,
        "measured": measured,
    }
    print(report.markdown(results))
    if not options.dry_run:
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
        report.write(DOCUMENT, results)


def _grow(what: str, most: int | None) -> Iterator[dict[str, Any]]:
    measure, counts = GROWTH[what]
    for count in counts:
        if most and count > most:
            continue
        with tempfile.TemporaryDirectory(prefix="scale-") as folder:
            try:
                for step, seconds, memory in measure(Path(folder), count):
                    print(f"{count} {what}, {step}: {seconds:.1f} s, {memory:.0f} MB",
                          file=sys.stderr, flush=True)  # fmt: skip
                    yield {"count": count, "step": step, "seconds": round(seconds, 2),
                           "memory_mb": round(memory)}  # fmt: skip
            except Failed as failure:
                print(failure, file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(GROWTH),
                        help="measure only this; the others stay as they were")  # fmt: skip
    parser.add_argument("--most", type=int, metavar="N", help="leave out what is larger")
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
