"""Where things are: the one place that knows the folders and the settings of a project."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ataskaita import registry, transaction
from ataskaita.chapter_list import INDEX, ListedChapter, listed_chapters
from ataskaita.errors import UserError
from ataskaita.translation import _
from ataskaita.yaml_file import read_yaml

#: The file that marks the top of a project.
MARKER = "_quarto.yml"

#: What the file beside a chapter is called, after the chapter's name, that says which of its
#: sentences are true, and of which year.
CONFIRMED = ".confirmed.yml"


@dataclass(frozen=True)
class Project:
    """A report project on disk.

    Parameters
    ----------
    root : Path
        The folder that holds ``_quarto.yml``.
    """

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Project:
        """Find the project that a folder belongs to; the report's parts are taken from it.

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
                registry.use(folder)
                project = cls(folder)
                # Whoever looks at the data must not see half of an import.
                if unfinished := transaction.finish(folder, project.backups):
                    message = _("An import that was interrupted has been finished: {files}.")
                    print(message.format(files=", ".join(unfinished)), file=sys.stderr)
                return project
        raise UserError(
            f"{begin} is not inside a report project: no {MARKER} here or above.",
            "Go to the project's folder (cd …) or name it with --project.",
        )

    @cached_property
    def variables(self) -> dict[str, Any]:
        """The contents of ``_variables.yml``: the settings that text may quote."""
        return _settings(self.root / "_variables.yml")

    @cached_property
    def quarto(self) -> dict[str, Any]:
        """The contents of ``_quarto.yml``."""
        return _settings(self.root / MARKER)

    @cached_property
    def year(self) -> int:
        """The report year."""
        year = os.environ.get("ATASKAITA_YEAR") or self.variables.get("year")
        try:
            return int(year)
        except (TypeError, ValueError):
            raise UserError(
                f"_variables.yml: year is {year!r}, not a year.",
                "Write the report year there, for instance `year: 2000`.",
            ) from None

    @property
    def data(self) -> Path:
        """All data, whatever the year."""
        return self.root / "data"

    def raw(self, year: int) -> Path:
        """The tables of one year, as received."""
        return self.data / "raw" / str(year)

    def published(self, year: int) -> Path:
        """What an edition printed, figure by figure."""
        return self.data / "published" / f"{year}.csv"

    @staticmethod
    def notes_file(year: int) -> str:
        """The file with a year's explanations of large changes, from the project's root."""
        return f"data/notes/{year}.yml"

    @staticmethod
    def confirmed_file(source: Path) -> Path:
        """The file beside a chapter with the sentences that have been confirmed."""
        return source.with_name(source.stem + CONFIRMED)

    @property
    def notebooks(self) -> Path:
        """The chapters' sources."""
        return self.root / "notebooks"

    @cached_property
    def listed(self) -> tuple[ListedChapter, ...]:
        """The chapters as the book lists them, in its order, appendices last."""
        return listed_chapters(self.root, self.quarto)

    @cached_property
    def chapters(self) -> tuple[Path, ...]:
        """The files of the chapters, in the order of the book, appendices last."""
        return tuple(chapter.path for chapter in self.listed)

    @property
    def sources(self) -> tuple[Path, ...]:
        """The landing page and the chapters, in the order of the book."""
        return (self.root / INDEX, *self.chapters)

    @property
    def build(self) -> Path:
        """Everything made on the way; may be deleted at any time."""
        return self.root / "_build"

    @property
    def backups(self) -> Path:
        """What imports have replaced, for as long as the folder is not deleted."""
        return self.build / "backup"

    @property
    def site(self) -> Path:
        """What readers get."""
        return self.root / "_site"

    def relative(self, path: Path) -> str:
        """Name a file of the project as a person would: from its root, with slashes."""
        return path.relative_to(self.root).as_posix()


def _settings(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise UserError(f"{path.name} is missing.", "Restore it from the repository.")
    return read_yaml(path) or {}
