"""YAML files, read in one way: what is wrong is told with file, line and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ataskaita.errors import UserError
from ataskaita.text_file import read_text
from ataskaita.translation import _


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
        text = read_text(path, shown)
    except FileNotFoundError:
        return None
    try:
        # Ten times faster; not every build of PyYAML has it.
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = shown or path.name
        if mark:
            where = _("{file}, line {line}").format(file=where, line=mark.line + 1)
        raise UserError(
            f"{where}: {getattr(error, 'problem', None) or error}.",
            _(
                "Correct the YAML there: indentation, or quotes around a text that holds a colon "
                "or a quotation mark, are the usual cause."
            ),
        ) from None
