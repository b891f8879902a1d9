"""Where the chapters tell of an indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ataskaita.chapter.indicator_pages import known_uses
from ataskaita.chapter.session import session
from ataskaita.lithuanian.words import enumerate_names
from ataskaita.project import MARKER, Project
from ataskaita.values.uses import Uses


@dataclass
class Places:
    """Which headings of the chapters tell of which indicator.

    Parameters
    ----------
    uses : Uses
        What the chapters print.
    """

    uses: Uses = field(default_factory=known_uses)

    @classmethod
    def of_session(cls) -> Places:
        """Those of this chapter, found once."""
        return session().once("places", cls)

    @cached_property
    def appendices(self) -> frozenset[str]:
        """The headings of appendices."""
        session().files.add(MARKER)
        stems = [chapter.path.stem for chapter in Project.find().listed if chapter.appendix]
        return frozenset(self.uses.headings.get(stem, "") for stem in stems)

    @cached_property
    def headings(self) -> dict[str, list[str]]:
        """Indicator -> the headings of the chapters that print it, as far as they have a number."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self.uses.printed:
            if heading := self.uses.headings.get(record["chapter"]):
                found[record["indicator"]][heading] = None
        return {indicator: list(of) for indicator, of in found.items()}

    def told(self, indicators: Iterable[str], named: Iterable[str] = ()) -> str:
        """A sentence that leads to the chapter, or the two, that tell most of some indicators.

        Appendices are named where no chapter tells of any of them.

        Parameters
        ----------
        indicators : iterable of str
            Their ids.
        named : iterable of str
            Headings under which the unit is named.
        """
        count: dict[str, int] = defaultdict(int)
        for indicator in indicators:
            for heading in self.headings.get(indicator, ()):
                count[heading] += 1
        chapters = [heading for heading in count if heading not in self.appendices]
        most = sorted(chapters or count, key=lambda heading: -count[heading])[:2]
        whole = set(self.uses.headings.values())
        said = [
            f"@{heading}" if heading in whole else f"[-@{heading}] skirsnis"
            for heading in dict.fromkeys((*most, *named))
        ]
        return f"Plačiau – {enumerate_names(said)}." if said else ""
