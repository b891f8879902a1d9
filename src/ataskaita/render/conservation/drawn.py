"""The words drawn on the pages of a PDF, compared with those of the site's pages.

Of a PDF only its text layer is read (`ink.py`), as a person would mark and copy it. Footnotes stand
at the foot of the page that refers to them; all other words follow one another as on the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ataskaita.render.conservation.page import Piece, page_pieces
from ataskaita.render.conservation.words import STOPS, alike, around, letters, words_as_set
from ataskaita.translation import _

#: Letters of a footnote that can't stand at the end of a page by chance; a shorter one that comes
#: next is known by all it says.
SURE = 10

#: Words by which a cell is known.
WORDS = 3


@dataclass(frozen=True)
class Expected:
    """What a chapter should say in a PDF.

    Parameters
    ----------
    stem : str
        The chapter.
    title : list of str
        Its number and title, above its text.
    pieces : list of Piece
        What it says, in order.
    notes : list of list of str
        Its footnotes, each with its number first.
    """

    stem: str
    title: list[str]
    pieces: list[Piece]
    notes: list[list[str]]


@dataclass
class _Page:
    """A page: its letters without spaces, as a line may break a word in two.

    Of each letter `stops` says whether a sentence ends behind it.
    """

    words: list[str]
    text: str = field(init=False)
    stops: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.text, self.stops = letters(self.words), _stops(self.words)


def expected(html: str, stem: str, number: str, title: str, kind: str) -> Expected:
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
    above = words_as_set(f"{number} {kind if number else ''} {title}")
    return Expected(stem, above, pieces, notes)


def differences(
    pages: Sequence[list[str]], chapters: Sequence[Expected]
) -> Iterator[tuple[str, str, str]]:
    """Compare a PDF with what is expected of it.

    Parameters
    ----------
    pages : sequence of list of str
        The words of each page.
    chapters : sequence of Expected
        What its chapters should say.

    Yields
    ------
    (str, str, str)
        The chapter, where its words differ, and the words that are missed there; the first place
        in each chapter.
    """
    bodies = [_Page(page) for page in pages]
    texts, missing = _without_notes(bodies, chapters)
    begin: _Place | None = _first_page(texts, chapters[0]) if chapters else None
    for place, chapter in enumerate(chapters):
        if begin is None:
            yield chapter.stem, _("it begins on no page"), ""
            begin = _later(texts, chapters[place + 1 :], (0, 0))
            continue
        following = chapters[place + 1] if place + 1 < len(chapters) else None
        reader = _Reader(bodies, texts, chapter, begin)
        said = reader.difference(following) or missing.get(chapter.stem, "")
        if said:
            yield chapter.stem, said, reader.missed
            begin = _later(texts, chapters[place + 1 :], begin)
        else:
            # It begins where this one has ended, in the midst of a page or at the top of one.
            begin = reader.page, reader.place


#: A page, and how many letters of it come before.
_Place = tuple[int, int]


def _first_page(texts: Sequence[str], chapter: Expected) -> _Place | None:
    """Where the first chapter begins: at the top of a page, behind cover and contents."""
    first = letters(chapter.title)
    return next(((n, 0) for n, text in enumerate(texts) if text.startswith(first)), None)


def _later(texts: Sequence[str], chapters: Sequence[Expected], after: _Place) -> _Place | None:
    """Where the title of the next chapter is found, when the one before did not lead there."""
    first = letters(chapters[0].title) if chapters else ""
    for page in range(after[0], len(texts)):
        found = texts[page].find(first, after[1] + 1 if page == after[0] else 0)
        if first and found >= 0:
            return page, found
    return None


def _without_notes(
    pages: Sequence[_Page], chapters: Sequence[Expected]
) -> tuple[list[str], dict[str, str]]:
    """The texts of the pages without the footnotes below them, and what says which is missing.

    A long footnote goes on below the next page; two chapters may have theirs below the same one.
    """
    notes = [(chapter.stem, note) for chapter in chapters for note in chapter.notes]
    waiting = [letters(note) for _stem, note in notes]
    missing: dict[str, str] = {}

    def miss(count: int) -> None:
        for (stem, note), left in zip(notes[:count], waiting[:count], strict=True):
            begin = len(letters(note)) - len(left)
            said = _("this footnote is on no page: “{text}”").format(text=around(note, begin))
            missing.setdefault(stem, said)
        del notes[:count], waiting[:count]

    texts = []
    for page in pages:
        own = 0
        for passed in range(len(waiting)):
            sure = min(SURE, len(waiting[passed])) if not passed else SURE
            if own := _ending(page.text, "".join(waiting[passed:]), sure):
                miss(passed)
                break
        texts.append(page.text[: len(page.text) - own])
        while own:
            taken = min(own, len(waiting[0]))
            waiting[0], own = waiting[0][taken:], own - taken
            if not waiting[0]:
                del notes[0], waiting[0]
    miss(len(notes))
    return texts, missing


class _Reader:
    """Reads a chapter piece by piece, from where it begins."""

    def __init__(
        self, pages: Sequence[_Page], texts: Sequence[str], chapter: Expected, begin: _Place
    ) -> None:
        self.pages, self.texts, self.chapter = pages, texts, chapter
        self.page, self.place = begin
        #: Letters of the present piece that were found.
        self.taken = 0
        #: Some of the words that were not.
        self.missed = ""

    def difference(self, following: Expected | None) -> str:
        """Where the pages first differ from what is expected; empty where they do not.

        Parameters
        ----------
        following : Expected or None
            The chapter that begins where this one ends.
        """
        for piece in self.chapter.pieces:
            text, stops = letters(piece.words), _stops(piece.words)
            fits = self._take(text, stops) if piece.in_order else self._take_any_order(text)
            if not fits:
                self.missed = _telling(piece.words, self.taken)
                return self._said(piece)
        rest = self._rest()
        ends = rest.startswith(letters(following.title)) if following else not rest
        if rest and not ends:
            self.missed = _telling(self.pages[self.page].words, self.place)
            return _("behind the end stands “{text}”").format(text=self._drawn())
        return ""

    def _rest(self) -> str:
        """What is left of the page; of the next one where nothing is left."""
        while self.page < len(self.texts) - 1 and self.place >= len(self.texts[self.page]):
            self.page, self.place = self.page + 1, 0
        return self.texts[self.page][self.place :]

    def _take(self, text: str, stops: bytes) -> bool:
        self.taken = 0
        while self.taken < len(text):
            rest, wanted = self._rest(), text[self.taken :]
            size = min(len(rest), len(wanted))
            ended = self.pages[self.page].stops[self.place :][:size]
            due = stops[self.taken :][:size]
            if not size or rest[:size] != wanted[:size] or ended != due:
                drawn, due = zip(rest, ended, strict=False), zip(wanted, due, strict=False)
                same = alike(drawn, due)
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
        wanted = around(piece.words, self.taken)
        message = _("“{wanted}” is expected, but “{found}” is drawn")
        return message.format(wanted=wanted, found=self._drawn())

    def _drawn(self) -> str:
        return around(self.pages[self.page].words, self.place)


def _telling(found: Sequence[str], passed: int) -> str:
    """The first words behind so many letters; numbers, which are everywhere, only where all are."""
    behind = around(found, passed, 0, 3 * WORDS).split()
    return " ".join([word for word in behind if word.isalpha()][:WORDS] or behind[:WORDS])


def _stops(found: Sequence[str]) -> bytes:
    """Of each letter whether a sentence ends behind it."""
    ends = bytearray()
    for word in found:
        if word not in STOPS:
            ends += bytes(len(word))
        elif ends:
            ends[-1] = 1
    return bytes(ends)


def _ending(text: str, notes: str, sure: int) -> int:
    """How many letters of the notes that are still to come a page ends with."""
    for size in range(min(len(text), len(notes)), sure - 1, -1):
        if text.endswith(notes[:size]):
            return size
    return 0
