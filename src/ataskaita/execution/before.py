"""What chapters depend on as it was before they ran."""

from __future__ import annotations

from pathlib import Path

from ataskaita import registry
from ataskaita.data.snapshot import snapshot_path
from ataskaita.project import Project
from ataskaita.saved import State, code_is_as_loaded, state


class Before:
    """Notes at once how data and schemas are.

    A chapter says at its end which files it has read; what was saved meanwhile it has not, and
    nobody knows of a module saved meanwhile whether it was imported before or after.

    Parameters
    ----------
    project : Project
        The project.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._state = self._now()
        self._snapshots: dict[Path, bool] = {}

    def holds(self, snapshot: Path) -> bool:
        """Whether everything is still so, and a snapshot is of this data."""
        if snapshot not in self._snapshots:
            self._snapshots[snapshot] = snapshot_path(self.project) == snapshot
        return self._snapshots[snapshot] and self.is_now()

    def is_now(self) -> bool:
        """Whether data, schemas and this code are still as they were."""
        return code_is_as_loaded() and self._now() == self._state

    def _now(self) -> State:
        root = self.project.root
        return state(self.project.data, *registry.folders(root), root / "requirements.lock")
