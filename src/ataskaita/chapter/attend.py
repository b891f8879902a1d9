"""A kernel in which a person works for hours: changed data is noticed, a mistake is told in a line.

Before each cell it looks whether anything has been saved since it was read. A render does none of
this.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ataskaita import registry
from ataskaita.errors import DataErrors, UserError
from ataskaita.fingerprint import State, state
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
    for known in _watches:
        known.stop()
    _watches[:] = [_Watch(project, shell, forget)]
    shell.set_custom_exc((UserError,), _tell)


_watches: list[_Watch] = []


class _Watch:
    """Looks before each cell whether anything that a kernel has read was saved since."""

    def __init__(self, project: Project, shell: Any, forget: Callable[[], None]) -> None:
        self.project, self.shell, self.forget = project, shell, forget
        self.data, self.code = self._data(), self._code()
        shell.events.register("pre_run_cell", self.look)

    def look(self, info: Any = None) -> None:
        """Compare, and say once what follows."""
        data, code = self._data(), self._code()
        if data != self.data:
            changed = dict(data.items() ^ self.data.items())
            files = [Path(name).name for name in sorted(changed)]
            files[3:] = ["…"] if len(files) > 3 else []
            said = _("The data has changed ({files}): values are computed anew.")
            print(said.format(files=", ".join(files)))
            self.forget()
        if code != self.code:
            said = _(
                "The report's code or settings have changed: restart the kernel to use them "
                "(Kernel > Restart)."
            )
            print(said)
        self.data, self.code = data, code

    def stop(self) -> None:
        """Look no more."""
        self.shell.events.unregister("pre_run_cell", self.look)

    def _data(self) -> State:
        return state(self.project.data)

    def _code(self) -> State:
        return state(*registry.folders(self.project.root), self.project.root / "_variables.yml")


def _tell(shell: Any, kind: type, error: UserError, trace: Any, tb_offset: Any = None) -> None:
    """Print a mistake as the command line does."""
    if isinstance(error, DataErrors):
        for finding in error.findings:
            print(finding, file=sys.stderr)
    print(error.message, file=sys.stderr)
    if error.fix:
        print(error.fix, file=sys.stderr)
