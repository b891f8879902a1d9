"""What a run of the reconstruction found, and how it prints itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ataskaita.translation import _, ngettext
from reconstruction.conventions import Agreement, Combination
from reconstruction.files import Difference
from reconstruction.search import Conflict, Found, OtherBounds
from reconstruction.statements import Statement
from reconstruction.wording import number


@dataclass(frozen=True)
class Report:
    """The outcome of one run.

    Parameters
    ----------
    counts : tuple of Found
        Every count and library total with bounds and the chosen value.
    satisfied : tuple of Statement
        What the chosen values satisfy, checked in exact arithmetic.
    conflicts : tuple of Conflict
        What cannot be satisfied beside the others.
    sentences : tuple of str
        The same in Lithuanian, in the same order.
    only_way : bool
        Whether no other choice of as few omissions would do.
    others : tuple of OtherBounds
        Bounds under other readings.
    agreements, combinations : tuple
        Evidence on rounding and cutting off.
    differences : tuple of Difference
        Where the stored files were not what the search gives, before anything was written.
    written : tuple of str
        The files that were written.
    """

    counts: tuple[Found, ...]
    satisfied: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    sentences: tuple[str, ...]
    only_way: bool
    others: tuple[OtherBounds, ...]
    agreements: tuple[Agreement, ...]
    combinations: tuple[Combination, ...]
    differences: tuple[Difference, ...]
    written: tuple[str, ...]

    @property
    def up_to_date(self) -> bool:
        """Whether the stored files are now what the search gives."""
        return {one.file for one in self.differences} <= set(self.written)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Print the report as plain text, for a terminal."""
        name, *heads = _("count"), _("chosen"), _("lower"), _("upper")
        yield f"{name:<26}" + "".join(f"{head:>12}" for head in heads)
        for one in self.counts:
            numbers = (number(value) for value in (one.value, one.lower, one.upper))
            yield f"{one.name:<26}" + "".join(f"{text:>12}" for text in numbers)
        yield ""
        holding = ngettext(
            "{count} statement holds:", "{count} statements hold:", len(self.satisfied)
        )
        yield holding.format(count=len(self.satisfied))
        yield "  " + ", ".join(one.id for one in self.satisfied)
        impossible = ngettext(
            "{count} cannot hold beside them:",
            "{count} can't hold beside them:",
            len(self.conflicts),
        )
        yield impossible.format(count=len(self.conflicts))
        for sentence in self.sentences:
            yield f"  {sentence}"
        if self.conflicts and self.only_way:
            only = _("No other omission of as few statements would let the rest hold.")
            yield f"  {only}"
        yield ""
        yield from self._conventions()
        yield ""
        yield from self._files()

    def _conventions(self) -> Iterator[str]:
        words = _words()
        yield _("Rounding, by figures whose counts are printed:")
        for one in self.agreements:
            agree = ngettext("{count} agrees", "{count} agree", len(one.agree))
            said = agree.format(count=len(one.agree))
            if one.differ:
                said += _(", not: {figures}").format(figures=", ".join(one.differ))
            yield f"  {words[one.kind]}, {words[one.way]}: {said}"
        yield _("Rounding, by whether whole numbers exist:")
        for one in self.combinations:
            ways = "; ".join(f"{words[kind]}, {words[way]}" for kind, way in one.ways.items())
            clash = ", ".join(statement.id for statement in one.contradiction)
            said = _("no, because of {statements}").format(statements=clash) if clash else _("yes")
            yield f"  {ways}: {said}"

    def _files(self) -> Iterator[str]:
        for one in self.differences:
            yield str(one)
        for file in self.written:
            yield _("written: {file}").format(file=file)
        if not self.differences:
            yield _("The stored files are what the search gives.")
        elif not self.up_to_date:
            yield _("The stored files are not what the search gives: run `ataskaita reconstruct`.")


def _words() -> dict[str, str]:
    """What kinds of figures and ways of rounding are called."""
    return {
        "per_head": _("averages"),
        "percent": _("percentages"),
        "truncated": _("cut off"),
        "half_up": _("rounded"),
    }
