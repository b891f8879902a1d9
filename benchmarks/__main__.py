"""`python -m benchmarks`: measure everything in turn, write results and documentation.

Times of one run can be compared with each other; those of different runs or machines can't.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import preview, table
from benchmarks.contestants import Contestant, ours
from benchmarks.machine import describe
from benchmarks.measure import Failed, timed
from benchmarks.others import others
from benchmarks.workplace import ROOT, Workplace

RESULTS = ROOT / "benchmarks" / "results.json"
DOCUMENT = ROOT / "docs" / "speed.md"


def main() -> None:
    """Measure and write."""
    options = _options()
    chosen = [(one, False) for one in ours()] + [(one, True) for one in others()]
    if options.only:
        wanted = {"cold", *options.only}
        chosen = [(one, other) for one, other in chosen if one.id in wanted]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        results = measure(chosen, Path(folder), options.rounds)
        if not options.only or "preview" in options.only:
            results["measured"] += previewed(Path(folder))
    print(table.markdown(results))
    if not options.dry_run:
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
        table.write(DOCUMENT, results)


def measure(chosen: list[tuple[Contestant, bool]], folder: Path, rounds: int) -> dict[str, Any]:
    """Run all contestants in turn, as many rounds as wanted.

    Parameters
    ----------
    chosen : list of (Contestant, bool)
        Who is measured, and whether it is another tool.
    folder : Path
        Where the copies of the project are made.
    rounds : int
        How often; the first one, which warms the file system's cache, is not counted.
    """
    names = {one.place for one, _ in chosen if not one.missing}
    places = {name: Workplace.make(folder / name) for name in names}
    rows = [{"id": one.id, "what": one.what, "other": other, "missing": one.missing, "seconds": []}
            for one, other in chosen]  # fmt: skip
    started = describe()
    for number in range(rounds + 1):
        for (one, _), row in zip(chosen, rows, strict=True):
            if row["missing"]:
                continue
            place = places[one.place]
            try:
                one.prepare(place, number)
                seconds = one.run(place)
            except (Failed, OSError) as failure:
                row["missing"], row["seconds"] = f"failed: {str(failure).splitlines()[-1]}", []
                print(failure, file=sys.stderr)
                continue
            print(f"{number}/{rounds} {one.id}: {seconds:.2f} s", file=sys.stderr, flush=True)
            if number:
                row["seconds"].append(round(seconds, 3))
    place = places["ours"]
    place.clear()
    whole = next(one for one in ours() if one.id == "cold").commands(place)[0]
    return {
        "date": datetime.date.today().isoformat(),
        "rounds": rounds,
        "chapters": len(place.chapters),
        "machine": started,
        "peak_memory_mb": round(timed(whole, place.root, place.environment)[1]),
        "measured": rows,
    }


def previewed(folder: Path) -> list[dict[str, Any]]:
    """From saving a file to the page of a preview, ten times each; one row a kind of edit."""
    try:
        return preview.measure(Workplace.make(folder / "preview"), preview.ROUNDS)
    except (Failed, OSError) as failure:
        print(failure, file=sys.stderr)
        return []


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (default: 5)")
    parser.add_argument("--only", action="append", metavar="ID", help="measure only this one; "
                        "may be repeated (our whole render is always measured)")  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
