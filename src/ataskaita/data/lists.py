"""Lists of categories: what a library may add to without touching code, one CSV file a list.

A file in ``data/lists/`` has a row a category: its id, which tables use, and its Lithuanian name,
which readers see. A schema refers to it by `ataskaita.schema.choice_field`. Categories are shown in
the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita import registry
from ataskaita.data.checks import check
from ataskaita.data.convert import convert
from ataskaita.data.findings import Finding
from ataskaita.data.folder import LISTS, list_file, unknown_files
from ataskaita.data.reading import read_csv
from ataskaita.registry import SCHEMAS
from ataskaita.schema import ID, Spec, Table, about, spec
from ataskaita.translation import _


class Category(Table):
    """The categories of a list."""

    id: Series[str] = pa.Field(
        str_matches=ID, title="Kodas", description="Kodas, kuriuo kategoriją vadina lentelės"
    )
    name: Series[str] = pa.Field(
        unique=True, title="Pavadinimas", description="Pavadinimas, kurį mato skaitytojai"
    )

    class Config:
        """What the table is."""

        name = "lists"
        title = "Kategorijos"
        description = "Kategorijos ir jų pavadinimai"
        unique = ["id"]  # noqa: RUF012
        metadata = about(additive=False, folder="lists")


@dataclass(frozen=True)
class Lists:
    """The lists that the report's schemas refer to.

    Parameters
    ----------
    categories : mapping
        List -> category -> Lithuanian name, in the order of the file; a list that can't be read is
        not there.
    files : list of str
        The files, from the project's root.
    findings : list of Finding
        What is wrong with them.
    """

    categories: Mapping[str, Mapping[str, str]]
    files: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_lists(root: Path | None = None) -> Lists:
    """Read the lists that the report's schemas refer to; they are read anew each time.

    Parameters
    ----------
    root : Path, optional
        The project's folder; that of the project in use when left out.
    """
    root = root or registry.root()
    lists = Lists({})
    reserved = _reserved()
    for name, beside in reserved.items():
        file = list_file(name)
        lists.files.append(file)
        lists.findings.extend(_read(root, name, beside, lists.categories))
    known = [f"{name}.csv" for name in reserved]
    message, fix = _("No table uses a list called {name}."), _("Delete it.")
    lists.findings.extend(unknown_files(root, root / LISTS, known, message, fix))
    return lists


def _read(
    root: Path, name: str, reserved: set[str], categories: dict[str, dict[str, str]]
) -> Iterator[Finding]:
    """Read one list into `categories`, and say what is wrong with it."""
    file = list_file(name)
    if not (root / file).is_file():
        message = _("The list {name} is missing.").format(name=name)
        fix = _(
            "Save it there: a first line `id,name`, then a line a category, for instance "
            "`new_category,Its Lithuanian name`."
        )
        yield Finding(file, None, "", "", "LIST-01", message, fix)
        return
    received = read_csv(root / file, file)
    frame = convert(received, _definition())
    yield from received.findings
    if frame is None:
        return
    yield from check(frame, _definition(), file)
    ids, labels = ([cell.strip() for cell in received.columns[key]] for key in ("id", "name"))
    categories[name] = {}
    for id, label in zip(ids, labels, strict=True):
        if id and label:
            categories[name].setdefault(id, label)
    for line, id in zip(received.lines, ids, strict=True):
        if id in reserved:
            message = _("{id} has a meaning of its own in the tables that use this list.")
            fix = _("Delete the line: tables may say {id} without it.")
            where = (file, line, "id", id, "LIST-02")
            yield Finding(*where, message.format(id=id), fix.format(id=id))


@cache
def _definition() -> Spec:
    """What a list is: one definition, so that a list that was sound is not checked again."""
    return spec(Category, {})


def _reserved() -> dict[str, set[str]]:
    """List -> the values that schemas allow beside it."""
    found: dict[str, set[str]] = {}
    for model in SCHEMAS.values():
        for column in model.to_schema().columns.values():
            metadata = column.metadata or {}
            if name := metadata.get("list"):
                found.setdefault(name, set()).update(metadata["labels"])
    return found
