"""The words drawn on the pages of a PDF, compared with those of the site's pages.

Of a PDF only its text layer is read, as a person would mark and copy it. Running heads and feet,
the heads that a table repeats on its next page, and footnotes, which stand at the foot of the page
that refers to them, are where Typst puts them; all other words follow one another as on the site.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from os.path import commonpath
from pathlib import Path

from ataskaita.render.conservation.page import Piece, page_pieces
from ataskaita.render.conservation.words import words
from ataskaita.translation import _

#: Letters of a footnote that can't stand at the end of a page by chance.
SURE = 10

#: Pages that don't end alike by chance.
SEVERAL = 5

#: Words shown on either side of a difference.
AROUND = 5


@dataclass(frozen=True)
class Expected:
    """What a chapter should say in a PDF.

    Parameters
    ----------
    stem : str
        The chapter.
    head, title : list of str
        Its number and title, in the running head and above its text.
    pieces : list of Piece
        What it says, in order.
    notes : list of list of str
        Its footnotes, each with its number first.
    """

    stem: str
    head: list[str]
    title: list[str]
    pieces: list[Piece]
    notes: list[list[str]]


@dataclass
class _Page:
    """A page: its words in one string without spaces, as a line may break a word in two."""

    words: list[str]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = "".join(self.words)


def expected(html: str, stem: str, *, number: str, title: str, kind: str) -> Expected:
    """What a chapter's page lets expect of the PDF.

    Parameters
    ----------
    html : str
        The page's body.
    stem : str
        The chapter.
    number, title : str
        Its number, if any, and its title.
    kind : str
        What a chapter of its kind is called: Typst writes it behind the number.
    """
    pieces, notes = page_pieces(html, kind)
    above = words(f"{number} {kind if number else ''} {title}")
    return Expected(stem, words(f"{number} {title}"), above, pieces, notes)


def drawn_pages(path: Path) -> list[list[str]]:
    """The words of each page of a PDF, in the order in which they are drawn."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return [words(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def differences(
    pages: Sequence[list[str]], chapters: Sequence[Expected], *, title: str, foot: str
) -> Iterator[tuple[str, str]]:
    """Compare a PDF with what is expected of it.

    Parameters
    ----------
    pages : sequence of list of str
        The words of each page.
    chapters : sequence of Expected
        What its chapters should say.
    title, foot : str
        What the running heads and feet say beside the chapter and the number of the page.

    Yields
    ------
    (str, str)
        The chapter, and where its words differ; the first place in each chapter.
    """
    bodies = [_Page(page) for page in _without_furniture(pages, chapters, title, foot)]
    starts = _starts(bodies, chapters)
    for place, chapter in enumerate(chapters):
        if starts[place] is None:
            yield chapter.stem, _("it begins on no page")
            continue
        following = [start for start in starts[place + 1 :] if start is not None]
        own = bodies[starts[place] : following[0] if following else len(bodies)]
        if said := _Reader(own, chapter).difference():
            yield chapter.stem, said


def _without_furniture(
    pages: Sequence[list[str]], chapters: Sequence[Expected], title: str, foot: str
) -> list[list[str]]:
    heads = sorted((c.head + words(title) for c in chapters), key=len, reverse=True)
    # The first page is the cover, which has none.
    below, bodies = _foot(pages[1:], words(foot)), []
    for number, page in enumerate(pages):
        if number and below:
            page = page[:-below]
        for head in heads:
            if page[: len(head)] == head:
                page = page[len(head) :]
                break
        bodies.append(page)
    return bodies


def _foot(pages: Sequence[list[str]], known: list[str]) -> int:
    """How many words the foot of every page has: those in which all end, but for the number.

    Too few pages may end alike by chance; then it is the foot that we know of.
    """
    if len(pages) < SEVERAL:
        ends = [page[-len(known) - 1 :] for page in pages]
        found = all(end[:-1] == known and end[-1].isdecimal() for end in ends)
        return len(known) + 1 if ends and found else 0
    first, size = pages[0], 0
    while all(len(page) > size and _alike(page[-1 - size], first[-1 - size]) for page in pages):
        size += 1
    return size


def _alike(word: str, other: str) -> bool:
    return word == other or (word.isdecimal() and other.isdecimal())


def _starts(pages: Sequence[_Page], chapters: Sequence[Expected]) -> list[int | None]:
    """The page on which each chapter begins: always a new one."""
    starts: list[int | None] = []
    begin = 0
    for chapter in chapters:
        first = "".join(chapter.title)
        found = (n for n in range(begin, len(pages)) if pages[n].text.startswith(first))
        start = next(found, None)
        starts.append(start)
        begin = begin if start is None else start + 1
    return starts


class _Reader:
    """Reads the pages of a chapter, piece by piece."""

    def __init__(self, pages: Sequence[_Page], chapter: Expected) -> None:
        self.pages, self.chapter = pages, chapter
        self.texts, self.missing = self._without_notes()
        self.page, self.place, self.head = 0, 0, ""
        #: Letters of the present piece that were found.
        self.taken = 0

    def _without_notes(self) -> tuple[list[str], str]:
        """The texts of the pages without the footnotes below them; the notes found on no page.

        A long footnote goes on below the next page.
        """
        notes = "".join(word for note in self.chapter.notes for word in note)
        texts = []
        for page in self.pages:
            own = _ending(page.text, notes)
            texts.append(page.text[: len(page.text) - own])
            notes = notes[own:]
        return texts, notes

    def difference(self) -> str:
        """Where the pages first differ from what is expected; empty where they do not."""
        for piece in self.chapter.pieces:
            text = "".join(piece.words)
            if piece.kind in ("text", "head"):
                self.head = ""
            fits = self._take(text) if piece.in_order else self._take_any_order(text)
            if piece.kind == "head":
                self.head = text
            if not fits:
                return self._said(piece)
        if self._rest():
            return _("behind the end stands “{text}”").format(text=self._drawn())
        if self.missing:
            said = [word for note in self.chapter.notes for word in note]
            left = _around(said, sum(map(len, said)) - len(self.missing))
            return _("this footnote is on no page: “{text}”").format(text=left)
        return ""

    def _rest(self) -> str:
        """What is left of the page; of the next one where nothing is left."""
        while self.page < len(self.texts) - 1 and self.place >= len(self.texts[self.page]):
            self.page, self.place = self.page + 1, 0
            self._pass_repeated_head()
        return self.texts[self.page][self.place :]

    def _pass_repeated_head(self) -> None:
        size = len(self.head)
        if size and sorted(self.texts[self.page][:size]) == sorted(self.head):
            self.place = size

    def _take(self, text: str) -> bool:
        self.taken = 0
        while self.taken < len(text):
            rest, wanted = self._rest(), text[self.taken :]
            size = min(len(rest), len(wanted))
            if not size or rest[:size] != wanted[:size]:
                same = len(commonpath([rest, wanted]))
                self.place, self.taken = self.place + same, self.taken + same
                return False
            self.place, self.taken = self.place + size, self.taken + size
        return True

    def _take_any_order(self, text: str) -> bool:
        """Take a table's head: Typst draws a cell that is two lines high when it is at its end."""
        self.taken, found = 0, ""
        while len(found) < len(text) and (rest := self._rest()):
            part = rest[: len(text) - len(found)]
            found, self.place = found + part, self.place + len(part)
        return sorted(found) == sorted(text)

    def _said(self, piece: Piece) -> str:
        wanted = _around(piece.words, self.taken)
        message = _("“{wanted}” is expected, but “{found}” is drawn")
        return message.format(wanted=wanted, found=self._drawn())

    def _drawn(self) -> str:
        return _around(self.pages[self.page].words, self.place)


def _ending(text: str, notes: str) -> int:
    """How many letters of the notes that are still to come a page ends with."""
    start = text.find(notes[:SURE]) if notes else -1
    while start >= 0:
        if notes.startswith(text[start:]):
            return len(text) - start
        start = text.find(notes[:SURE], start + 1)
    return 0


def _around(found: Sequence[str], letters: int) -> str:
    """Some of the words before and behind as many letters."""
    passed = list(accumulate(map(len, found)))
    place = bisect_right(passed, letters)
    return " ".join(found[max(0, place - AROUND) : place + AROUND])
