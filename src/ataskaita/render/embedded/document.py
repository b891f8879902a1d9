"""The whole report: all chapters, with references settled.

Each chapter is converted by itself, so that an edited one is the only one converted again, and
several are converted at a time, also while others are still executed.
"""

from __future__ import annotations

import os
import threading
from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ataskaita.errors import RenderError
from ataskaita.render.embedded.assemble import Part
from ataskaita.render.embedded.convert import WRITER, Chapter, convert
from ataskaita.render.embedded.links import fill_references, link_page
from ataskaita.render.embedded.outline import Page, chapter_numbers
from ataskaita.render.embedded.pandocs import Pandocs
from ataskaita.render.embedded.store import Store

#: Takes the outline and the Typst of a chapter.
Take = Callable[[Page, tuple[str, ...]], None]


@dataclass(frozen=True)
class Document:
    """The report, ready to be bound.

    Parameters
    ----------
    chapters : tuple of Chapter
        In the order of the book.
    folder : Path
        The folder that paths in the text are relative to.
    """

    chapters: tuple[Chapter, ...]
    folder: Path

    @property
    def pages(self) -> tuple[Page, ...]:
        """The outline."""
        return tuple(chapter.page for chapter in self.chapters)

    @cached_property
    def targets(self) -> dict[str, dict[str, str]]:
        """All labels of the report: number, kind and page of each."""
        return {
            label: target | {"page": chapter.page.stem}
            for chapter in self.chapters
            for label, target in chapter.labels.items()
        }

    @cached_property
    def html(self) -> dict[str, str]:
        """The text of each page of the site by its stem, with links that lead somewhere."""
        return {
            chapter.page.stem: link_page(
                fill_references(chapter.html, chapter.references, self.targets),
                chapter.page.stem,
                self.targets,
            )
            for chapter in self.chapters
        }

    @cached_property
    def typst(self) -> dict[str, tuple[str, ...]]:
        """The text of each chapter of the PDF by its stem, in pieces that begin on a new page."""
        return {chapter.page.stem: chapter.printed(self.targets) for chapter in self.chapters}


class Conversion:
    """Converts chapters in the background, in whatever order they come.

    Parameters
    ----------
    order : sequence of str
        The stems of the chapters in the order of the book.
    numbers : mapping
        The number of each chapter, from `chapter_numbers`.
    figures : Path
        Where the charts are written, relative to `folder`.
    folder : Path
        The folder that paths in the text are relative to.
    ready : callable, optional
        Given outline and Typst of each chapter as soon as all it refers to is known.
    likely : callable, optional
        Given the same of a chapter that will most probably come like that. Both are called from
        another thread, but never two at a time.
    """

    def __init__(
        self,
        order: Sequence[str],
        numbers: Mapping[str, str],
        figures: Path,
        folder: Path,
        ready: Take = lambda page, typst: None,
        likely: Take = lambda page, typst: None,
    ) -> None:
        self.order, self.numbers, self.figures, self.folder = order, numbers, figures, folder
        self.store = Store(folder / "store")
        self._pandocs = Pandocs(WRITER, folder)
        self._ready, self._likely = ready, likely
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._begun: dict[str, Future[Chapter]] = {}
        self._expected: dict[str, Future[Chapter]] = {}
        self._lock = threading.Lock()
        self._known: dict[str, dict[str, str]] = {}
        self._waiting: list[Chapter] = []
        self._foreseen: list[Chapter] = []

    def get_ready(self) -> None:
        """Load what is needed, beside whatever the caller does next."""
        self._pool.submit(self.store.get_ready)

    def close(self) -> None:
        """Give up what has not been begun, and wait for the rest."""
        self._pool.shutdown(cancel_futures=True)
        self._pandocs.close()

    def add(self, part: Part) -> None:
        """Begin with a chapter that has been executed."""
        self._begun[part.stem] = self._pool.submit(self._convert, part)

    def expect(self, part: Part) -> None:
        """Convert a chapter that will most probably come like that; it is then found converted."""
        self._expected[part.stem] = self._pool.submit(self._foresee, part)

    def _converted(self, part: Part) -> Chapter:
        number = self.numbers[part.stem]
        return convert(part, number, self.figures, self.folder, self.store, self._pandocs)

    def _foresee(self, part: Part) -> None:
        chapter = self._converted(part)
        with self._lock:
            self._foreseen.append(chapter)
            self._hand_over()

    def _convert(self, part: Part) -> Chapter:
        if part.stem in self._expected:
            # It was begun before this; whether it was right, the store will say.
            wait([self._expected[part.stem]])
        chapter = self._converted(part)
        with self._lock:
            self._known |= chapter.labels
            self._waiting.append(chapter)
            self._hand_over()
        return chapter

    def _hand_over(self) -> None:
        """Give on the chapters of which all that they refer to is known by now."""
        for chapters, take in ((self._waiting, self._ready), (self._foreseen, self._likely)):
            left = []
            for chapter in chapters:
                known = ChainMap(chapter.labels, self._known)
                if all(label in known for label in chapter.references):
                    take(chapter.page, chapter.printed(known))
                else:
                    left.append(chapter)
            chapters[:] = left

    def finish(self, *, strict: bool = True) -> Document:
        """Wait for all chapters and settle what they say of each other.

        Parameters
        ----------
        strict : bool
            Refuse references that lead nowhere.

        Raises
        ------
        RenderError
            Pandoc refused a chapter, a reference leads nowhere, or two things have the same label.
        """
        chapters = tuple(self._begun[stem].result() for stem in self.order)
        self._pandocs.dismiss()
        document = Document(chapters, self.folder)
        _refuse_duplicates(chapters)
        if strict:
            _refuse_unresolved(document)
        # Nobody waits for it.
        self._pool.submit(self.store.prune)
        return document


def parse(parts: Sequence[Part], figures: Path, folder: Path, *, strict: bool = True) -> Document:
    """Convert executed chapters and settle numbers and references.

    Parameters
    ----------
    parts : sequence of Part
        The chapters in order.
    figures : Path
        Where the charts are written, relative to `folder`.
    folder : Path
        The folder that paths in the text are relative to.
    strict : bool
        Refuse references that lead nowhere.

    Raises
    ------
    RenderError
        A reference leads nowhere, or two things have the same label.
    """
    order = [part.stem for part in parts]
    with closing(Conversion(order, chapter_numbers(parts), figures, folder)) as conversion:
        for part in parts:
            conversion.add(part)
        return conversion.finish(strict=strict)


def _refuse_duplicates(chapters: Sequence[Chapter]) -> None:
    places: dict[str, list[str]] = {}
    for chapter in chapters:
        for label in (*chapter.labels, *chapter.duplicates):
            places.setdefault(label, []).append(chapter.page.stem)
    twice = [
        f"{' and '.join(dict.fromkeys(found))}: two things have the label @{label}"
        for label, found in places.items()
        if len(found) > 1
    ]
    if twice:
        raise RenderError("; ".join(twice) + ".", "Give one of them another label.")


def _refuse_unresolved(document: Document) -> None:
    missing = [
        f"{chapter.page.stem} refers to @{label} but nothing has that label"
        for chapter in document.chapters
        for label in chapter.references
        if label not in document.targets
    ]
    if missing:
        raise RenderError(
            "; ".join(missing) + ".",
            "Correct the label after @, or label the table, chart or heading it means.",
        )
