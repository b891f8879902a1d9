"""The kernel that a chapter runs in: what its cells say, and what a person who works in it is told.

Where somebody works in it for hours, changed data is noticed before each cell, and a mistake is
told in a line. A render does none of this.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ataskaita import registry
from ataskaita.data.findings import few
from ataskaita.errors import DataErrors, UserError
from ataskaita.fingerprint import state
from ataskaita.project import Project
from ataskaita.translation import _


def attend(project: Project, forget: Callable[[], None]) -> None:
    """Have a kernel notice changed data and tell mistakes in a line; without one, nothing.

    Parameters
    ----------
    project : Project
    forget : callable
        Has the data read anew.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    code = (*registry.folders(project.root), project.root / "_variables.yml")
    seen = {"data": state(project.data), "code": state(*code)}

    def look(info: Any = None) -> None:
        """Compare before a cell, and say once what follows."""
        before = seen.copy()
        seen.update(data=state(project.data), code=state(*code))
        if seen["data"] != before["data"]:
            changed = dict(seen["data"].items() ^ before["data"].items())
            files = few([Path(name).name for name in sorted(changed)], 3)
            said = _("The data has changed ({files}): values are computed anew.")
            print(said.format(files=files))
            forget()
        if seen["code"] != before["code"]:
            said = _(
                "The report's code or settings have changed: restart the kernel to use them "
                "(Kernel > Restart)."
            )
            print(said)

    for known in _hooks:
        shell.events.unregister("pre_run_cell", known)
    _hooks[:] = [look]
    shell.events.register("pre_run_cell", look)
    shell.set_custom_exc((UserError,), _tell)


#: What IPython calls before each cell: one hook, of the data that was read last.
_hooks: list[Callable[..., None]] = []


def _tell(shell: Any, kind: type, error: UserError, trace: Any, tb_offset: Any = None) -> None:
    """Print a mistake as the command line does."""
    if isinstance(error, DataErrors):
        for finding in error.findings:
            print(finding, file=sys.stderr)
    print(error.message, file=sys.stderr)
    if error.fix:
        print(error.fix, file=sys.stderr)


def cell_option(name: str) -> str:
    """An option of the cell that is running, from its own first lines: ``#| label: tbl-visits``."""
    from IPython import get_ipython

    shell = get_ipython()
    source = shell.user_ns["In"][-1] if shell and shell.user_ns.get("In") else ""
    found = re.search(rf"^#\|[ \t]*{name}:[ \t]*(.+?)[ \t]*$", source, re.MULTILINE)
    return found[1].strip("\"'") if found else ""
