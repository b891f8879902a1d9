"""What a sentence shows: values, the text around them, and what must be said beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ataskaita.chapter import series
from ataskaita.chapter.notes import Notes
from ataskaita.chapter.session import session
from ataskaita.data.addresses import raw_page
from ataskaita.lithuanian.numbers import NBSP, plural
from ataskaita.plain_text import as_markdown
from ataskaita.values.amounts import Amount
from ataskaita.values.stated import Stated
from ataskaita.values.values import Value


@dataclass(frozen=True)
class Markup:
    """Markdown that a helper writes itself; whatever data there is in it has been escaped.

    Parameters
    ----------
    markdown, text : str
        What stands in the chapter, and what readers see of it.
    """

    markdown: str
    text: str

    def __str__(self) -> str:
        return self.text


#: What a phrase is made of.
Part = Value | str | Markup


@dataclass(frozen=True)
class Inline:
    """Something a sentence shows: values and the text around them.

    Parameters
    ----------
    parts : tuple of Value, str or Markup
        In the order shown; each value is entered in the ledger at the moment it is shown. A `str`
        is shown sign by sign as it is, whatever it would mean to Markdown.
    published : bool, optional
        Say what the library has published instead of a number (True), or don't (False); the first
        time in a chapter when left out.
    note : bool
        Explain a change in a footnote, where the data does; without it, the chapter's own words do.
    """

    parts: tuple[Part, ...]
    published: bool | None = None
    note: bool = True

    def __str__(self) -> str:
        return "".join(p if isinstance(p, str) else p.text for p in _approximate(self.parts))

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        by_hand = not session().chapter
        # A cell that is run by hand again says the same again.
        wanted = True if by_hand and self.published is None else self.published
        parts = list(_with_published(_approximate(self.parts), wanted))
        if by_hand:
            # What readers will see, not what pages are made of.
            return "".join(_plain(p) if isinstance(p, Value) else str(p) for p in parts)
        shown = "".join(map(_shown, parts))
        values = [part for part in self.parts if isinstance(part, Value)]
        # Without a note it still counts as told: no table of the chapter tells it again.
        notes = [Notes.of_session().footnote(value) for value in values]
        told = "".join(notes) if self.note else ""
        return shown + told + "".join(map(_broken, values))


def _approximate(parts: Iterable[Part]) -> Iterator[Part]:
    """Say before each number that is rounded by its bounds that it is."""
    for part in parts:
        if isinstance(part, Value) and part.about:
            yield "apie "
        yield part


def _with_published(parts: Iterable[Part], wanted: bool | None) -> Iterator[Part]:
    """Put beside each number what the library has published instead, if that is `wanted`."""
    waiting: list[Part] = []
    before: Part = ""
    for part in parts:
        # Behind the number, and behind its noun if it has one.
        is_noun = isinstance(part, str) and part.startswith(NBSP)
        yield from (part, *waiting) if is_noun else (*waiting, part)
        waiting = []
        if isinstance(part, Value):
            inside = isinstance(before, str) and before.endswith("(")
            waiting = _published(part, wanted, inside=inside)
        before = part
    yield from waiting


def _published(value: Value, wanted: bool | None, *, inside: bool) -> list[Part]:
    """What the library has published instead of a number: in parentheses, or `inside` of some."""
    told = f"{value.key}: published"
    shown = Notes.of_session().shown
    if wanted is None:
        wanted = told not in shown
    if not value.disputed or not wanted:
        return []
    shown.add(told)
    found: list[Part] = []
    for number, stated in enumerate(value.disputed):
        found += [" ir " if number else "", published_value(value, stated)]
    # Where it has published ours as well, this one is said to be another.
    said = f"{'kitur ' if value.agreed else ''}paskelbta "
    before, start, end = ("; ", "", "") if inside else (" ", "(", ")")
    opening = Markup(f"{before}[{start}{said}", before + start + said)
    return [opening, *found[1:], Markup(f"{end}]{{.published}}", end)]


def with_noun(value: Value, forms: tuple[str, str, str]) -> tuple[Value, str]:
    """A number and the noun that agrees with it, in the forms after 1, 2 and 10."""
    return value, NBSP + noun(value, forms)


def noun(value: Value, forms: tuple[str, str, str]) -> str:
    """The form of a noun that agrees with a number as it is printed."""
    return plural(abs(value.shown), *forms, digits=max(value.known, 0))


def published_value(value: Value, stated: Stated) -> Value:
    """A figure that the library has published of a value, printed as that is."""
    same_way = (stated.number < 0) == (value.amount.number < 0)
    return replace(
        value,
        indicator=f"published.{stated.id}",
        dimensions={},
        amount=Amount.constant(stated.number),
        digits=min(value.places, stated.digits),
        absolute=value.absolute and same_way,
        spelled="",
        stated=(),
        published=None,
        flags=(),
    )


def _shown(part: Value | str | Markup) -> str:
    if isinstance(part, str):
        return as_markdown(part)
    if isinstance(part, Markup):
        return part.markdown
    return markdown(part, session().enter(part, "text"))


def listed(texts: Iterable[str], otherwise: str, heading: str = "") -> Inline:
    """Texts of the data as paragraphs or below a heading as a list; what is said without any."""
    found = [text for text in texts if text]
    if not found:
        return Inline((otherwise,))
    start, bullet, joint = (f"{heading}\n\n", "- ", "\n") if heading else ("", "", "\n\n")
    shown = joint.join(bullet + as_markdown(text) for text in found)
    return Inline((Markup(start + shown, start + joint.join(found)),))


def raw_link(title: str, path: str) -> str:
    """What a raw table is called, leading on the site to its page."""
    return f'[{as_markdown(title)}]{{.raw-table page="{raw_page(path)}"}}'


def _plain(value: Value) -> str:
    """A value and its marks, for Jupyter's Markdown."""
    return f"{value.text} {value.mark}".strip().replace("[", r"\[")


def _broken(value: Value) -> str:
    """A footnote on a change across a break in the series, the first time in a chapter."""
    if value.kind == "value":
        return ""
    told = series.break_sentences({value.year: series.breaks_at(value)})
    shown = Notes.of_session().shown
    new = [text for text in told if text not in shown]
    shown.update(new)
    return "".join(f"^[{as_markdown(text)}]" for text in new)


def markdown(value: Value, anchor: str = "") -> str:
    """A value as a Pandoc span that carries its id, followed by its marks if it has any."""
    key = value.key.replace("\\", "\\\\").replace('"', '\\"')
    attributes = f'{f"#{anchor} " if anchor else ""}.v data-k="{key}"'
    # A superscript ends at a space that is not escaped.
    signs = ",\\ ".join(value.signs)
    mark = f"^\\[{signs}\\]^" if signs else ""
    return f"[{value.text}]{{{attributes}}}{mark}"
