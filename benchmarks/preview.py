"""`python -m benchmarks.preview`: from saving a file to the page that shows it.

A preview runs in a copy of the project, and this stands in for the browser: it waits on the line
on which open pages hear of changes, and loads the page. How long a browser draws is not in it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.edits import EDITS
from benchmarks.machine import describe
from benchmarks.measure import Failed
from benchmarks.workplace import Workplace

#: Seconds after which something will never come.
_LIMIT = 300

#: How often each edit is measured.
ROUNDS = 10

#: Between two looks at a file.
_PAUSE = 0.005

#: Id, what is changed, the edit, the place of the chapter in the book that shows it, and what of it
#: an open page hears of.
PREVIEWED = (
    ("preview-style", "a style sheet", "style", 1, "styles"),
    ("preview-sentence", "a sentence", "sentence", 1, "page"),
    ("preview-cell", "a raw number", "cell", 2, "page"),
)


class Line:
    """What an open page hears.

    Parameters
    ----------
    port : int
        Where the preview listens.
    page : str
        The stem of the page.
    """

    def __init__(self, port: int, page: str) -> None:
        self.port, self.page = port, page
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_LIMIT)
        self._connection.request("GET", f"/_preview/follow?page={page}")
        self._answer = self._connection.getresponse()
        self.known = self.hear()

    def hear(self) -> dict[str, Any]:
        """Wait for the next thing that is said."""
        while not (line := self._answer.readline()).startswith(b"data: "):
            if not line:
                raise Failed("the preview has ended")
        self.known = json.loads(line.removeprefix(b"data: "))
        if self.known["error"]:
            raise Failed(self.known["error"])
        return self.known

    def wait_for(self, what: str) -> None:
        """Wait until something is another than it is known to be, and load it."""
        before = self.known[what]
        while self.hear()[what] == before:
            continue
        name = "assets/layout.css" if what == "styles" else f"{self.page}.html"
        load = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_LIMIT)
        load.request("GET", f"/{name}")
        load.getresponse().read()
        load.close()

    def close(self) -> None:
        """Hear no more."""
        self._connection.close()


@contextmanager
def preview(place: Workplace) -> Iterator[int]:
    """A preview of a copy, with everything made and warm; gives where it listens."""
    log = place.root.parent / "preview.txt"
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "ataskaita", "preview"], cwd=place.root, stdout=said,
            stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            env=place.environment | {"ATASKAITA_LANG": "en"},
        )  # fmt: skip
        try:
            note = place.root / "_build" / "preview.json"
            _until(note.is_file, process)
            port = int(json.loads(note.read_text())["address"].rstrip("/").rpartition(":")[2])
            index = place.root / "_build" / "preview" / "pagefind" / "pagefind.js"
            _until(index.is_file, process)
            yield port
        finally:
            process.terminate()
            process.wait()


def measure(place: Workplace, rounds: int) -> list[dict[str, Any]]:
    """Measure every edit so many times; the first one of each, which warms up, does not count.

    Parameters
    ----------
    place : Workplace
        A copy of the project.
    rounds : int
        How often.

    Returns
    -------
    list of dict
        The rows of the table: seconds to the page, and from there to the PDF.
    """
    edits = {name: edit for name, _, edit in EDITS}
    rows = []
    with preview(place) as port:
        for name, what, edit, chapter, hears in PREVIEWED:
            line = Line(port, place.chapters[chapter].stem)
            times = [
                _once(place, line, edits[edit], number, hears) for number in range(rounds + 1)
            ][1:]
            line.close()
            rows.append(_row(name, f"preview: {what}, to the page", [t[0] for t in times]))
            if hears == "page":
                said = f"preview: {what}, from the page to the PDF"
                rows.append(_row(f"{name}-pdf", said, [t[1] for t in times]))
    return rows


def _once(
    place: Workplace,
    line: Line,
    edit: Callable[[Workplace, int], None],
    number: int,
    hears: str,
) -> tuple[float, float]:
    made = place.root / "_build" / "preview"
    pdf, index = made / "report.pdf", made / "pagefind" / "pagefind.js"
    pdf_before, index_before = _stamp(pdf), _stamp(index)
    begun = time.perf_counter()
    edit(place, number + 1)
    line.wait_for(hears)
    seen = time.perf_counter()
    if hears != "page":
        return seen - begun, 0.0
    _until(lambda: _stamp(pdf) != pdf_before)
    followed = time.perf_counter()
    # Nothing of this change is under way when the next one comes.
    _until(lambda: _stamp(index) not in (index_before, None))
    return seen - begun, followed - seen


def _row(name: str, what: str, seconds: list[float]) -> dict[str, Any]:
    return {
        "id": name, "what": what, "other": False, "missing": "",
        "seconds": [round(one, 3) for one in seconds],
    }  # fmt: skip


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        known = path.stat()
    except FileNotFoundError:
        return None
    return known.st_mtime_ns, known.st_ino


def _until(true: Callable[[], bool], process: subprocess.Popen | None = None) -> None:
    end = time.monotonic() + _LIMIT
    while not true():
        if time.monotonic() > end or (process and process.poll() is not None):
            raise Failed("the preview has not done what was waited for")
        time.sleep(_PAUSE)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often (default: {ROUNDS})")
    options = parser.parse_args()
    print(f"Load before: {describe()['load']}")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for row in measure(Workplace.make(Path(folder) / "preview"), options.rounds):
            seconds = row["seconds"]
            print(f"{median(seconds):6.2f} s  ({min(seconds):.2f} – {max(seconds):.2f})  "
                  f"{row['what']}")  # fmt: skip


if __name__ == "__main__":
    main()
