"""The report beside the engine: the only place where the engine imports anything of a report.

A report may have, beside its chapters,

=============== ==================================================================
schemas/        what each raw table is, and what must hold between them; every report has it
indicators/     what is computed from the tables
checks/         what must hold between the report's own numbers, and what may move how far
vocabulary/     what only this report's chapters call
reconstruction/ a tool that finds counts which a published edition does not print
=============== ==================================================================

Each is a package that its own modules and tests import under that name. They are found in the
folder of the project that this process works on, and nowhere else: `use` says which one that is.
What an engine's module needs of a report it asks `load` or `get` for, or finds in one of the
lists here.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar
from zlib import crc32

from ataskaita.errors import UserError
from ataskaita.translation import _, use_report
from ataskaita.yaml_file import read_mapping

#: The file that marks the top of a project.
MARKER = "_quarto.yml"

#: Where the engine is: what it has compiled is told by the text of its files (see the Makefile).
_ENGINE = Path(__file__).resolve().parents[1]

FOLDERS = ("schemas", "indicators", "checks", "vocabulary", "reconstruction")

Entry = TypeVar("Entry")

#: Where the code of a report really lies; a copy of a project may only link to it.
Home = tuple[Path, ...]

_root: Path | None = None
_home: Home = ()
_modules: dict[Home, dict[str, ModuleType]] = {}

#: Parts of the project in use: indicators are looked up tens of thousands of times.
_imported: dict[str, ModuleType] = {}


def use(root: Path) -> None:
    """Take the report's parts from a project from now on.

    Those of another project are put aside, and are there again when it is its turn.

    Parameters
    ----------
    root : Path
        The project's folder; `Project.find` says it.
    """
    global _root, _home
    use_report(root)
    _root, home = root, tuple(folder.resolve() for folder in folders(root))
    if home != _home:
        names = [name for name in sys.modules if name.partition(".")[0] in FOLDERS]
        _modules[_home] = {name: sys.modules.pop(name) for name in names}
        sys.modules.update(_modules.get(home, {}))
        _imported.clear()
        _home = home


def find_root(start: Path | None = None) -> Path:
    """The folder of the project that another folder belongs to.

    Parameters
    ----------
    start : Path, optional
        Where to begin; ``$ATASKAITA_PROJECT`` or the current folder when left out.

    Raises
    ------
    UserError
        No folder from `start` upwards holds ``_quarto.yml``.
    """
    begin = Path(start or os.environ.get("ATASKAITA_PROJECT") or Path.cwd()).resolve()
    for folder in (begin, *begin.parents):
        if (folder / MARKER).is_file():
            return folder
    message = _("{folder} is not inside a report project: no {file} here or above.")
    fix = _("Go to the project's folder (cd …) or name it with --project.")
    raise UserError(message.format(folder=begin, file=MARKER), fix)


def root() -> Path:
    """The folder of the project in use; the one around this folder where nobody has said."""
    if _root is None:
        use(find_root())
    return _root


def folders(root: Path | None = None) -> list[Path]:
    """The folders with the code of a report; of the one in use, if any, when left out."""
    home = root or _root
    return [home / name for name in FOLDERS if (home / name).is_dir()] if home else []


def load(name: str) -> ModuleType | None:
    """Import a part of the report, or a package within it; None where it has none.

    Raises
    ------
    UserError
        It has no schemas, which every report needs.
    """
    if name in _imported:
        return _imported[name]
    if not root().joinpath(*name.split(".")).is_dir():
        if name == "schemas":
            message = _("{folder} has no folder schemas/: nothing says what its tables are.")
            fix = _("Restore it from the repository, or write it: one module a table.")
            raise UserError(message.format(folder=root()), fix)
        return None
    try:
        _imported[name] = import_module(name)
        return _imported[name]
    except SyntaxError as error:
        raise _broken(error.filename, error.lineno, error.msg) from None
    except (ImportError, NameError, AttributeError) as error:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if Path(frame.filename).is_relative_to(root())]
        last = (own or frames)[-1]
        raise _broken(last.filename, last.lineno, f"{type(error).__name__}: {error}") from None


def _broken(file: str | None, line: int | None, what: str) -> UserError:
    """Code of the report that can't be imported, by its place in the project."""
    path = Path(file or "?")
    inside = path.is_relative_to(root())
    place = path.relative_to(root()).as_posix() if inside else path
    where = _("{file}, line {line}").format(file=place, line=line)
    return UserError(f"{where}: {what}.", _("Correct the report's code there."))


def get(name: str, attribute: str, default: Any = None) -> Any:
    """What a part of the report says, or a default where it says nothing of it.

    Parameters
    ----------
    name, attribute : str
        The part, and what is asked for.
    default : Any
        The answer where the report has no such part, or it says nothing.
    """
    return getattr(load(name), attribute, default)


def words(file: str) -> Mapping[str, Any]:
    """Lists that a report keeps in a YAML file of its own; none where it has no such file."""
    path = root() / file
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=8)
def _read(path: Path, saved: int) -> Mapping[str, Any]:
    return read_mapping(path, path.name)


class Listed(Mapping[str, Entry]):
    """What a part of the report lists by id; the part is imported when first asked.

    Parameters
    ----------
    name, attribute : str
        The part, and the mapping in it; empty where a report has no such part.
    """

    def __init__(self, name: str, attribute: str = "") -> None:
        self.name, self.attribute = name, attribute

    def __getitem__(self, id: str) -> Entry:
        return self.entries()[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries())

    def __len__(self) -> int:
        return len(self.entries())

    def entries(self) -> Mapping[str, Entry]:
        """Import the part, and give all that it lists."""
        return get(self.name, self.attribute, {})


class Register(Listed[Entry]):
    """What modules of a part of the report enter by its id while they are imported.

    Parameters
    ----------
    name : str
        The part.
    what : str
        What messages call several entries of it.
    """

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name)
        self.what = what
        self._entered: dict[Home, dict[str, Entry]] = {}

    def enter(self, id: str, entry: Entry) -> None:
        """Enter something; an id can be taken only once."""
        entered = self._entered.setdefault(_home, {})
        if id in entered:
            raise ValueError(f"two {self.what} are called {id}")
        entered[id] = entry

    def entries(self) -> Mapping[str, Entry]:
        """Import the part, and give all that its modules have entered."""
        load(self.name)
        return self._entered.setdefault(_home, {})


#: The report's tables, each a Pandera model by its name.
SCHEMAS: Listed[Any] = Listed("schemas", "SCHEMAS")


class _Finder:
    """Finds the report's parts in its own folder only, whatever else is called so."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if path is not None or name not in FOLDERS or _root is None:
            return None
        folder = _root / name
        if not (folder / "__init__.py").is_file():
            raise ModuleNotFoundError(f"{_root} has no package {name}/", name=name)
        init = folder / "__init__.py"
        given = {"loader": _Source(name, str(init)), "submodule_search_locations": [str(folder)]}
        return spec_from_file_location(name, init, **given)


class _Source(SourceFileLoader):
    """Takes compiled code for fresh where the text of its file is the same.

    Python looks at the size and the second of saving, which another text may have, too.
    """

    def path_stats(self, path: str) -> Mapping[str, Any]:
        text = self.get_data(path)
        return {"mtime": crc32(text), "size": len(text)}


def _finder(path: str) -> FileFinder:
    """Find modules of the project, those that stand beside its chapters too, but no library's."""
    folder = Path(path).resolve()
    inside = _root and folder.is_relative_to(_root.resolve())
    if not inside or "site-packages" in folder.parts or folder.is_relative_to(_ENGINE):
        raise ImportError
    return FileFinder(path, (_Source, SOURCE_SUFFIXES))


sys.meta_path.insert(0, _Finder)
sys.path_hooks.insert(0, _finder)
