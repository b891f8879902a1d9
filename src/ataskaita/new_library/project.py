"""Making the project of another library, as a whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import nbformat
from nbformat import v4

from ataskaita import registry
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.loading import load
from ataskaita.data.schemas import report_schemas
from ataskaita.data.sidecars import new_sidecar
from ataskaita.data.table_names import GROUPS, UNITS
from ataskaita.data.units import HISTORY, LIBRARY
from ataskaita.errors import UserError
from ataskaita.folders import replace, staged
from ataskaita.lithuanian.words import capitalized
from ataskaita.new_library.layout import FILE, SHARED, TEMPLATES, layout, shared_files
from ataskaita.new_library.library import Library
from ataskaita.new_year.files import csv_text, explanations_to_write, sidecar_to_fill
from ataskaita.plain_text import as_markdown
from ataskaita.project import MARKER, SETTINGS, Project
from ataskaita.render.quarto.pages import HOOKS
from ataskaita.schema import Column, Spec
from ataskaita.translation import _

#: Files that are called otherwise among the templates, where they would take effect.
_RENAMED = {"gitignore": ".gitignore"}

_IGNORED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", FILE)

#: What stands above them in the lists of chapters.
PART = "Padaliniai"

#: Where they are listed: behind the last chapter that is no appendix.
_BEHIND = "notebooks/english.ipynb"
_EMBEDDED = "{{< embed _build/notebooks/english.ipynb >}}\n"

#: They speak of what the chapters print, and are long.
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
    "ataskaita": {"after": "chapters", "pdf": "annex"},
}

#: Of a heading that comes first in a notebook Quarto forgets that it is not to be counted.
UNCOUNTED = "<!-- Without a line above its title Quarto would number this page. -->"


def make(folder: Path, library: Library) -> list[str]:
    """Make the project of a library.

    Parameters
    ----------
    folder : Path
        Where to; it must not be there, or be empty.
    library : Library
        Whose it is.

    Returns
    -------
    list of str
        The files made, from the project's root.

    Raises
    ------
    UserError
        The folder holds something.
    OSError
        It can't be made; nothing is left behind.
    """
    require_empty(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with staged(folder) as fresh:
        files = _write(fresh, library)
        require_empty(folder)
        replace(fresh, folder)
    return files


def require_empty(folder: Path) -> None:
    """Refuse a folder in which anything lies already.

    Raises
    ------
    UserError
        It holds something, or is no folder.
    """
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists():
        message = _("{folder} is there already, and not empty.").format(folder=folder)
        raise UserError(message, _("Name a folder that is not there yet; nothing was changed."))


def copy_templates(root: Path) -> None:
    """Copy what every library begins with, as it is."""
    shutil.copytree(TEMPLATES, root, ignore=_IGNORED, dirs_exist_ok=True)
    for name in shared_files():
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(SHARED / name, root / name)
    # Quarto calls them by their place in the project.
    shutil.copytree(HOOKS, root / "hooks", ignore=_IGNORED)


def _write(root: Path, library: Library) -> list[str]:
    """Write all files into a folder, and see that they are a sound project."""
    copy_templates(root)
    for name, called in _RENAMED.items():
        (root / name).rename(root / called)
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8")
    for name in ("name", "genitive", "year"):
        text = text.replace(f"<{name}>", str(getattr(library, name)))
    readme.write_text(text, encoding="utf-8")
    (root / SETTINGS).write_text(_settings(library), encoding="utf-8")
    _registers(root, library)
    write_unit_pages(root, library)
    _tables(Project(root), library)
    notes = root / Project.notes_file(library.year)
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.write_text(explanations_to_write(library.year), encoding="utf-8")
    load(Project(root))
    for cache in [*root.rglob("__pycache__")]:
        shutil.rmtree(cache)
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def _settings(library: Library) -> str:
    given = {
        "year": library.year,
        "library": library.name,
        "library-genitive": library.genitive,
        "municipality-genitive": library.municipality,
    }
    written = (f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in given.items())
    told = "# Tekste rašoma, pavyzdžiui, {{< var year >}}."
    shown = "# Pirmajame puslapyje rodoma, kai įrašyta: published (data), contact, licence."
    return "\n".join([told, *written, shown, ""])


def _registers(root: Path, library: Library) -> None:
    """The units and groups, with where that is known from."""
    columns = ["unit", "name", "kind", "group", "served_by", "active", *HISTORY]
    units = [[u.id, u.name, u.kind, u.group, "", "yes", "", "", ""] for u in library.units]
    groups = [
        [id, name, capitalized(name), order, "yes"]
        for order, (id, name) in enumerate(library.groups.items(), 1)
    ]
    of_groups = ["group", "name", "short_name", "order", "in_total"]
    for table, title, rows in (
        (UNITS, "Bibliotekos padaliniai", [columns, *units]),
        (GROUPS, "Bibliotekos padalinių grupės", [of_groups, *groups]),
    ):
        path = root / "data" / f"{table}.csv"
        path.write_bytes(csv_text(rows).encode())
        fields = dict.fromkeys(("period", "received"), f"{library.year}-12-31")
        fields |= {"title": title, "producer": library.name}
        fields["source"] = "Įrašyta kuriant ataskaitos projektą"
        path.with_suffix(SIDECAR).write_text(new_sidecar(fields), encoding="utf-8")


def _tables(project: Project, library: Library) -> None:
    """The tables of the year, to be filled in."""
    chosen = layout()["begins_with"]
    registry.use(project.root)
    for spec in report_schemas()[0].values():
        if spec.folder != "raw":
            continue
        path = table_path(project, spec.name, spec.folder, library.year)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = laid_out(spec, library, chosen.get(spec.name, {}))
        path.write_bytes(text.encode())
        sidecar = sidecar_to_fill(spec, library.year, {}, certain=True, producer=library.name)
        path.with_suffix(SIDECAR).write_text(sidecar, encoding="utf-8")


def is_inside_a_project(folder: Path) -> bool:
    """Whether a folder would lie inside another report's project."""
    return any((above / MARKER).is_file() for above in folder.resolve().parents)


#: Columns that a table may lack, but a person is glad of.
_OFFERED = ("status", "note")
_BOUNDS = ("lower", "upper")


def laid_out(spec: Spec, library: Library, chosen: Mapping[str, Sequence[str]]) -> str:
    """A table with its keys.

    Parameters
    ----------
    spec : Spec
        What the table is.
    library : Library
        Whose it is.
    chosen : mapping
        Key -> the values it begins with, where not with all.
    """
    columns = [name for name, column in spec.columns.items() if _is_wanted(column)]
    keys = [list(chosen.get(key) or _values(spec, key, library)) for key in spec.keys]
    # Without a list of what may stand there, a person writes the rows: projects, targets.
    rows = product(*keys) if all(keys) else ()
    filled = [dict(zip(spec.keys, row, strict=True)) for row in rows]
    return csv_text([columns, *([row.get(name, "") for name in columns] for row in filled)])


def _is_wanted(column: Column) -> bool:
    number = column.kind != "text" and column.name not in _BOUNDS
    return not column.optional or column.name in _OFFERED or number


def _values(spec: Spec, key: str, library: Library) -> list[str]:
    column = spec.columns[key]
    if column.units:
        return _units(spec, column, library)
    return [value for value in column.labels if value != spec.totals.get(key)]


def _units(spec: Spec, column: Column, library: Library) -> list[str]:
    if spec.additive or column.units.kinds:
        kinds = column.units.kinds
        return [unit.id for unit in library.units if not kinds or unit.kind in kinds]
    # What several units may have in common is asked of the groups and the library.
    return [LIBRARY, *library.groups] if len(library.groups) > 1 else [LIBRARY]


def write_unit_pages(root: Path, library: Library) -> None:
    """Write the pages into a project and list them; a library of one group has none."""
    if len(library.groups) < 2:
        return
    pages = dict(_pages(library))
    for stem, (title, label, calls) in pages.items():
        path = root / "notebooks" / f"{stem}.ipynb"
        heading = f"{UNCOUNTED}\n\n# {title} {{.unnumbered #{label}}}"
        path.write_text(_notebook(stem, heading, calls), "utf-8")
    listed = "".join(f"\n        - notebooks/{stem}.ipynb" for stem in pages)
    _add(root / MARKER, _BEHIND, f"\n    - part: {PART}\n      chapters:{listed}")
    embedded = (f"\n{{{{< embed _build/notebooks/{stem}.ipynb >}}}}\n" for stem in pages)
    _add(root / "report.qmd", _EMBEDDED, "".join(embedded))


def _pages(library: Library) -> Iterator[tuple[str, tuple[str, str, list[str]]]]:
    """The name of each page, its title, its label and what it calls."""
    yield "units", ("Padalinių palyginimas", "sec-units-compared", ["units_compared()"])
    for group, name in library.groups.items():
        calls = [f'unit_page("{group}")']
        if sum(unit.group == group for unit in library.units) > 1:
            calls.append(f'unit_sections("{group}")')
        plain = group.replace("_", "-")
        yield f"units-{plain}", (as_markdown(capitalized(name)), f"sec-group-{plain}", calls)


def _notebook(stem: str, title: str, calls: list[str]) -> str:
    setup = v4.new_code_cell("#| include: false\nfrom ataskaita.chapter import *")
    cells = [setup, v4.new_markdown_cell(title), *map(v4.new_code_cell, calls)]
    for number, cell in enumerate(cells):
        cell["id"] = f"{stem}-{number:02d}"
    return nbformat.writes(v4.new_notebook(cells=cells, metadata=_METADATA)) + "\n"


def _add(path: Path, behind: str, text: str) -> None:
    before, place, after = path.read_text(encoding="utf-8").partition(behind)
    path.write_text(before + place + text + after, encoding="utf-8")
