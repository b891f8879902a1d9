"""Where published editions are kept: a folder each, never written to again.

``data/editions/<year>/<number>/`` holds

- ``ledger.csv``: every number that the edition printed, with the raw rows it rests on;
- ``manifest.yml``: date and label, checksums of data, chapters, code and lock and of the pages and
  PDFs that were published, versions of the tools, and the large changes that had no explanation;
- ``SHA256SUMS``: the seal, checksums of these two files as ``sha256sum --check`` reads them, by
  which later changes are found. Ends of lines count as one kind: Git may have changed them.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY
from ataskaita.text_file import write_whole
from ataskaita.translation import _
from ataskaita.values.amounts import Amount
from ataskaita.values.ledger import write_table
from ataskaita.values.measures import Measure
from ataskaita.values.stated import rounded
from ataskaita.values.values import Value
from ataskaita.yaml_file import read_yaml

LEDGER, MANIFEST, SEAL = "ledger.csv", "manifest.yml", "SHA256SUMS"

COLUMNS = (
    "chapter", "anchor", "place", "id", "indicator", "dimensions", "unit", "year", "kind", "number",
    "printed", "measure", "status", "sources", "corrected",
)  # fmt: skip

#: A number as it is printed, with any kind of space between thousands.
_DIGITS = re.compile(r"\d[\d\s]*(?:,\d+)?")

#: No number is rounded to more than millions.
_COARSEST = -6
_DIMENSION = re.compile(r"([\w-]+)=([^;]*)")


@dataclass(frozen=True)
class Printed:
    """A number that an edition printed, once for all places where it stands.

    Parameters
    ----------
    value : Value
        The number as it was printed, with the most decimal places it has anywhere.
    number : Fraction
        The exact number.
    digits : int
        Those decimal places; below 0 are tens, hundreds …, to which a number with wide bounds is
        rounded.
    files : mapping
        Raw file -> the beginning of its checksum.
    corrected : str
        The corrected rows it rests on.
    """

    value: Value
    number: Fraction
    digits: int
    files: Mapping[str, str]
    corrected: str


@dataclass(frozen=True)
class Edition:
    """A published edition.

    Parameters
    ----------
    folder : Path
        Where it is.
    year, number : int
        The report year, and which edition of it.
    """

    folder: Path
    year: int
    number: int

    @property
    def name(self) -> str:
        """What commands call it: ``<year>/1``."""
        return f"{self.year}/{self.number}"

    @property
    def files(self) -> list[str]:
        """All that was frozen, and its seal, from the project's root."""
        return [f"data/editions/{self.name}/{name}" for name in (LEDGER, MANIFEST, SEAL)]

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What was frozen, and when."""
        require_intact(self.folder, self.name)
        place = f"data/editions/{self.name}/{MANIFEST}"
        return {"label": self.name} | read_yaml(self.folder / MANIFEST, place)

    @property
    def date(self) -> dt.date:
        """When it was published."""
        return self.manifest["date"]

    @cached_property
    def printed(self) -> dict[str, Printed]:
        """Id -> the number printed, of all numbers that indicators stand for."""
        require_intact(self.folder, self.name)
        found: dict[str, Printed] = {}
        with (self.folder / LEDGER).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["indicator"]:
                    found[row["id"]] = _printed(row, found.get(row["id"]))
        return found


def editions_folder(year: int) -> str:
    """The folder of a year's editions, from the project's root."""
    return f"data/editions/{year}"


def editions(root: Path, year: int) -> list[Edition]:
    """The editions of a year, the first one first."""
    folder = root / editions_folder(year)
    if not folder.is_dir():
        return []
    numbers = sorted(
        int(entry.name)
        for entry in folder.iterdir()
        if entry.name.isdecimal() and (entry / MANIFEST).is_file()
    )
    return [Edition(folder / str(number), year, number) for number in numbers]


def last_edition(root: Path, year: int) -> Edition | None:
    """The edition to compare a report with: its own last one, else that of the year before."""
    found = editions(root, year) or editions(root, year - 1)
    return found[-1] if found else None


def find_edition(root: Path, year: int, name: str = "") -> Edition:
    """Find an edition by name: ``<year>/1``, or ``1`` for one of the report year.

    Raises
    ------
    UserError
        There is none of that name, or none at all.
    """
    if not name:
        if found := last_edition(root, year):
            return found
        message = _("No edition of {year} has been published yet.").format(year=year)
        raise UserError(message, _("Publish one with `ataskaita publish`."))
    of, _slash, number = name.rpartition("/")
    known = {str(e.number): e for e in editions(root, int(of) if of.isdecimal() else year)}
    if number not in known:
        names = ", ".join(edition.name for edition in known.values()) or "–"
        fix = _("There are: {editions}.").format(editions=names)
        raise UserError(_("There is no edition '{name}'.").format(name=name), fix)
    return known[number]


def write_ledger(records: list[dict[str, Any]], path: Path) -> None:
    """Freeze the number ledger."""
    write_table((record | _about(record) for record in records), COLUMNS, path)


def _about(record: Mapping[str, Any]) -> dict[str, str]:
    return {
        # What no indicator stands for can't be computed again.
        "indicator": record["indicator"] if record["indicator"] in REGISTRY else "",
        "corrected": corrected_text((s["file"], s["corrected"]) for s in record["sources"]),
    }


def corrected_text(rows: Iterable[tuple[str, Sequence[int]]]) -> str:
    """The corrected rows a number rests on, as the ledger writes them: ``file:4,5``."""
    return "; ".join(
        sorted({f"{file}:{','.join(map(str, lines))}" for file, lines in rows if lines})
    )


def _printed(row: Mapping[str, str], before: Printed | None) -> Printed:
    number = Fraction(row["number"])
    digits = _places(row["printed"], number)
    files = {}
    for source in filter(None, row["sources"].split("; ")):
        place, _, checksum = source.rpartition("#")
        files[place.rpartition(":")[0]] = checksum
    digits = max(digits, before.digits) if before else digits
    # A nought that a number was rounded to is printed otherwise than a nought.
    amount = Amount.constant(rounded(number, digits) if digits < 0 else number)
    dimensions, kind = dict(_DIMENSION.findall(row["dimensions"])), row["kind"]
    named = row["indicator"], row["unit"], int(row["year"]), amount, Measure(row["measure"])
    value = Value(*named, dimensions, kind, max(digits, 0), signed=kind != "value")
    return Printed(value, number, digits, files, row["corrected"])


def _places(text: str, number: Fraction) -> int:
    """To how many decimal places a number was printed; 0 where it stands as a word."""
    found = _DIGITS.search(text)
    if not found:
        return 0
    digits = "".join(found[0].split()).replace(",", ".")
    decimals = len(digits.partition(".")[2])
    fitting = (
        places
        for places in range(decimals, _COARSEST - 1, -1)
        if abs(rounded(number, places)) == Fraction(digits)
    )
    return next(fitting, decimals)


def seal(folder: Path) -> None:
    """Write the checksums of all files of an edition."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != SEAL)
    write_whole(folder / SEAL, "".join(f"{_checksum(folder / n)}  {n}\n" for n in names))


def require_intact(folder: Path, name: str) -> None:
    """Refuse an edition that has been changed since it was published.

    Raises
    ------
    UserError
        It has been changed; the message names the files.
    """
    if changed := list(broken(folder)):
        message = _("Edition {edition} is not as it was published: {files}.")
        fix = _(
            "Restore data/editions/{edition}/ from the repository or a backup: what the report "
            "says of published numbers rests on it."
        )
        told = {"edition": name, "files": ", ".join(changed)}
        raise UserError(message.format(**told), fix.format(**told))


def broken(folder: Path) -> Iterator[str]:
    """The files of an edition that are not as they were published, or are gone."""
    try:
        lines = (folder / SEAL).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        yield SEAL
        return
    known = {name: known for known, _gap, name in (line.partition("  ") for line in lines)}
    for name, checksum in known.items():
        if Path(name).name != name or _checksum(folder / name) != checksum:
            yield name
    if not known:
        yield SEAL
    beside = {path.name for path in folder.iterdir() if path.suffix in (".csv", ".yml")}
    yield from sorted(beside - set(known))


def _checksum(path: Path) -> str | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
