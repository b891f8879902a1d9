"""Where things are: the one place that knows the folders and the settings of a project."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ataskaita import registry, transaction
from ataskaita.chapter_list import INDEX, ListedChapter, listed_chapters
from ataskaita.errors import UserError
from ataskaita.leftovers import tidy
from ataskaita.registry import MARKER
from ataskaita.translation import _
from ataskaita.yaml_file import read_mapping

#: The files that say what the report as a whole is called, and put it together.
BOOK = (MARKER, "report.qmd")

#: What an edition is about; sentences may quote it.
SETTINGS = "_variables.yml"

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
        project = cls.look(start)
        for folder, pattern in (
            (project.root, "*"),
            (project.notebooks, "*"),
            (project.data, "**/*"),
            (project.backups, "*/*"),
            (project.build, "*"),
            (project.build / "embedded", "**/*"),
        ):
            tidy(folder, pattern)
        # Whoever looks at the data must not see half of an import.
        if unfinished := transaction.finish(project.root, project.backups):
            message = _("An import that was interrupted has been finished: {files}.")
            print(message.format(files=", ".join(unfinished)), file=sys.stderr)
        return project

    @classmethod
    def look(cls, start: Path | None = None) -> Project:
        """Find the project as `find` does, and leave all in it as it is, half an import too."""
        root = registry.find_root(start)
        registry.use(root)
        return cls(root)

    @cached_property
    def variables(self) -> dict[str, Any]:
        """The settings that text may quote: ``_variables.yml``, and what follows from it.

        ``previous`` is always the year before ``year``; it need not be written down.
        """
        return self._given | {"year": self.year, "previous": self.year - 1}

    @cached_property
    def quarto(self) -> dict[str, Any]:
        """The contents of ``_quarto.yml``."""
        return _settings(self.root / MARKER)

    @cached_property
    def year(self) -> int:
        """The report year."""
        chosen = os.environ.get("ATASKAITA_YEAR")
        written = self._given.get("year")
        year = _whole(chosen or written)
        if year is None:
            message = _("_variables.yml: year is {year!r}, not a year.")
            fix = _("Write the report year there, for instance `year: 2000`.")
            raise UserError(message.format(year=chosen or written), fix)
        self._require_settings_of(_whole(written))
        return year

    @cached_property
    def _given(self) -> dict[str, Any]:
        return _settings(self.root / SETTINGS)

    def _require_settings_of(self, year: int | None) -> None:
        """Refuse a year before, or a day of publication, that is left from another year."""
        previous, published = self._given.get("previous"), self._given.get("published")
        then = _whole(str(published)[:4])
        if year is None:
            return
        if previous is not None and _whole(previous) != year - 1:
            name = "previous"
            message = _(
                "{file}, line {line}: previous is {previous}, but the year before {year} is "
                "{before}."
            )
            fix = _("Write `previous: {before}` there, or delete the line: it follows from `year`.")
        elif then is not None and then <= year:
            name = "published"
            message = _("{file}, line {line}: published is {published}, before {year} was over.")
            fix = _("Write the day on which this report is published, or delete the line.")
        else:
            return
        text = (self.root / SETTINGS).read_text(encoding="utf-8-sig")
        found = re.search(rf"^{name}\s*:", text, re.MULTILINE)
        line = text[: found.start() if found else 0].count("\n") + 1
        told = {"file": SETTINGS, "line": line, "year": year, "before": year - 1}
        told |= {"previous": previous, "published": published}
        raise UserError(message.format(**told), fix.format(**told))

    @property
    def data(self) -> Path:
        """All data, whatever the year."""
        return self.root / "data"

    def raw(self, year: int) -> Path:
        """The tables of one year, as received."""
        return self.data / "raw" / str(year)

    def published(self, year: int) -> Path:
        """What an edition printed, figure by figure."""
        return self.root / self.published_file(year)

    @staticmethod
    def published_file(year: int) -> str:
        """The same from the project's root."""
        return f"data/published/{year}.csv"

    @staticmethod
    def explanations_file(year: int) -> str:
        """The file with reasons for what disagrees in an edition, from the project's root."""
        return f"data/published/{year}.explanations.yml"

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

    def find_chapter(self, name: str) -> Path:
        """Find a chapter by its file name, its stem, its number or letter, or a part of its name.

        Raises
        ------
        UserError
            None fits, or several do.
        """
        wanted = Path(name).stem
        exact = [path for path in self.sources if path.stem == wanted]
        if wanted.isdecimal():
            # Readers see chapter 6; its file says 06.
            exact = [path for path in self.sources if path.stem.startswith(f"{wanted:0>2}-")]
        if len(wanted) == 1 and wanted.isalpha() and wanted.isascii() and not exact:
            # Readers see appendix A; its file has no letter.
            appendices = [chapter.path for chapter in self.listed if chapter.appendix]
            exact = appendices[ord(wanted.upper()) - ord("A") :][:1]
        near = exact or [path for path in self.sources if wanted in path.stem]
        if len(near) == 1:
            return near[0]
        message = (
            _("Several chapters are called '{name}'.")
            if near
            else _("No chapter is called '{name}'.")
        )
        stems = ", ".join(path.stem for path in near or self.sources)
        raise UserError(message.format(name=name), _("Choose from {names}.").format(names=stems))

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


def _whole(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def _settings(path: Path) -> dict[str, Any]:
    if not path.is_file():
        message = _("{file} is missing.").format(file=path.name)
        raise UserError(message, _("Restore it from the repository."))
    return read_mapping(path)
