"""YAML files, read in one way: what is wrong is told with file, line and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ataskaita.errors import UserError


def read_yaml(path: Path, shown: str = "") -> Any:
    """Read a YAML file; None where there is no such file, or nothing in it.

    Parameters
    ----------
    path : Path
        The file.
    shown : str
        What messages call it; its name when left out.

    Raises
    ------
    UserError
        It is not YAML; the message names file and line.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        # Ten times faster; not every build of PyYAML has it.
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{shown or path.name}, line {mark.line + 1}" if mark else shown or path.name
        raise UserError(
            f"{where}: {getattr(error, 'problem', None) or error}.",
            "Correct the YAML there: indentation, or quotes around a text that holds a colon or a "
            "quotation mark, are the usual cause.",
        ) from None
