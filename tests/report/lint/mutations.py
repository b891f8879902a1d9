"""Ways in which a hand could make the real chapters untrue, made by the hundred.

Each is one change of one chapter. The choice among places is random but the same at every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.execution.source import read_chapter
from ataskaita.inline import EXPRESSION
from tests.report.lint.vocabulary import (
    BESIDE_VALUE,
    CHANGES,
    EXTREMES,
    IN_WORDS,
    IN_WORDS_SAID,
    NUMBERS,
    PARTS,
    STATISTICS,
)

_SECTION, _PARAGRAPH = r"\n\n(?=## )", r"(?<=[a-z])\.(?=\n\n)"
_CAPTION = r"^#\| (?:tbl|fig)-cap: .+$"
#: Other places of a chapter: where they are, what is added (§ is a number), in which cells.
PLACES = {
    "heading": (r"^##? [^{\n]+?(?= \{)", " (§)", "markdown"),
    "list item": (r"^- [^\n]+?(?=[;.]$)", " – §", "markdown"),
    "callout": (r"^::: \{\.callout-note\}\n", "Gauta § knygų. ", "markdown"),
    "lead": (r"^::: \{\.lead\}\n", "Gauta § knygų. ", "markdown"),
    "link": (_PARAGRAPH, " [Gauta §](https://pvz.lt/a).", "markdown"),
    "bold": (_PARAGRAPH, " **§** knygų.", "markdown"),
    "table": (_SECTION, "\n\n| Knygos | § |\n\n", "markdown"),
    "table caption": (_SECTION, "\n\n: Knygos, § {#tbl-x}\n\n", "markdown"),
    "alternative text": (_SECTION, '\n\n![](a.png){fig-alt="Gauta § knygų"}\n\n', "markdown"),
    "footnote": (_SECTION, "\n\n[^a]: Gauta § knygų.\n\n", "markdown"),
    "caption": (_CAPTION, ", §", "code"),
    "chart title": (r'(?<=title=")[^"]+', " §", "code"),
    "column": (r'(?<=col\("[a-z_.]{18}", ")[^"]+', " §", "code"),
}


@dataclass(frozen=True)
class Mutation:
    """A cell of a chapter with one change.

    Parameters
    ----------
    kind, change : str
        What sort of change it is, and the change itself.
    chapter : str
        The chapter's file.
    cell : NotebookNode
        The changed cell.
    """

    kind: str
    change: str
    chapter: str
    cell: Any


class Mutator:
    """Makes mutations of chapters.

    Parameters
    ----------
    sources : sequence of Path
        The chapters.
    """

    def __init__(self, sources: tuple[Path, ...]) -> None:
        self.chapters = {source.name: read_chapter(source) for source in sources}
        self.random = random.Random(2023)

    def all(self) -> Iterator[Mutation]:
        """Every mutation."""
        yield from self.values_typed()
        yield from self.words_typed()
        yield from self.helpers_reversed()
        yield from self.sentences_added(
            "typed statistic",
            [template.format(number) for template in STATISTICS for number in NUMBERS],
        )
        yield from self.sentences_added(
            "number in words",
            [self.random.choice(IN_WORDS_SAID).format(words) for words in IN_WORDS],
        )
        yield from self.sentences_added("change", CHANGES)
        yield from self.sentences_added("superlative", EXTREMES)
        yield from self.sentences_added("part", PARTS)
        yield from self.beside_values()
        yield from self.other_places()
        yield from self.targets_reversed()

    def values_typed(self) -> Iterator[Mutation]:
        """A value is typed instead of computed."""
        for name, index, found in self._expressions(r"v|counted|diff|percent_change|target"):
            number = self.random.choice(NUMBERS)
            yield self._at("value typed", name, index, found.span(), number)
        for name, index, found in self._some(self._expressions(r"counted|form"), 15):
            words = self.random.choice(IN_WORDS)
            yield self._at("value typed in words", name, index, found.span(), words)
        for name, index, found in self._some(self._expressions(r"v|counted"), 10):
            code = self.random.choice(
                (
                    '`{python} "6 690"`',
                    "`{python} 6690`",
                    '`{python} f"{6690}"`',
                    '`{python} "12 " + "knygų"`',
                )
            )
            yield self._at("value typed as code", name, index, found.span(), code)

    def words_typed(self) -> Iterator[Mutation]:
        """A word of direction is typed instead of computed."""
        for name, index, found in self._expressions(r"rose|word|change|changed|compare"):
            if '"nes"' in found[0]:
                continue
            spoken = [
                text
                for text in re.findall(r'"([^"]+)"', found[0])
                if re.search("augiau|ažiau|mažėj|didė|idesn|ažesn", text)
            ]
            for text in spoken or ["padidėjo", "sumažėjo"]:
                yield self._at("word typed", name, index, found.span(), text)

    def helpers_reversed(self) -> Iterator[Mutation]:
        """The words that a helper chooses among change places, or both say the same."""
        pair = re.compile(r'"((?:daugiau|didesnis)[^"]*)", "((?:mažiau|mažesnis)[^"]*)"')
        for name, index, found in self._expressions(r"change|changed|compare"):
            if match := pair.search(found[0]):
                for swapped in (f'"{match[2]}", "{match[1]}"', f'"{match[2]}", "{match[2]}"'):
                    code = found[0][: match.start()] + swapped + found[0][match.end() :]
                    yield self._at("helper reversed", name, index, found.span(), code)
        two = re.compile(
            r'("(?:sutampa|panaudota visa [^"]*)"), ("(?:nesutampa|panaudota ne visa [^"]*)")'
        )
        for name, index, found in self._expressions(r"if_zero"):
            if two.search(found[0]):
                code = two.sub(r"\2, \1", found[0])
                yield self._at("helper reversed", name, index, found.span(), code)
        for name, index, found in self._texts(r"\b(didėjo|mažėjo|stabilus išliko)(?= `)"):
            other = "mažėjo" if found[0] == "didėjo" else "didėjo"
            yield self._at("category reversed", name, index, found.span(), other)

    def sentences_added(self, kind: str, added: list[str] | tuple[str, ...]) -> Iterator[Mutation]:
        """A sentence is added to a paragraph."""
        places = list(self._texts(r"(?<=[a-ząčęėįšųūž])\.(?=\n\n|$)"))
        for sentence in added:
            name, index, found = self.random.choice(places)
            yield self._at(kind, name, index, (found.end(), found.end()), f" {sentence}")

    def beside_values(self) -> Iterator[Mutation]:
        """Words that say something of a value are typed beside it."""
        places = list(self._expressions(r"v|counted"))
        for words in BESIDE_VALUE:
            name, index, found = self.random.choice(places)
            yield self._at("words beside a value", name, index, (found.end(), found.end()), words)

    def other_places(self) -> Iterator[Mutation]:
        """Statistics in captions, headings, lists, callouts, links, tables and code."""
        for number in self.random.sample(NUMBERS, 6):
            for kind, (pattern, added, cells) in PLACES.items():
                yield from self._inserted(kind, pattern, added.replace("§", number), cells)
        yield from self._inserted("caption", _CAPTION, " – daugiausia", "code")
        yield from self._inserted("caption", _CAPTION, " – trys grupės", "code")
        yield from self._inserted("heading", r"^##? [^{\n]+?(?= \{)", ": penki renginiai")
        yield from self._inserted("heading", r"^## Vartotojų[^{\n]+?(?= \{)", " mažėja")
        for name, index, found in self._texts(r' reason="[^"]*"'):
            yield self._at("reason dropped", name, index, found.span(), "")

    def targets_reversed(self) -> Iterator[Mutation]:
        """What a target aims at is said the other way round."""
        for name, index, found in self._texts(r"ne mažiau kaip(?= `)"):
            for text in ("ne daugiau kaip", "mažiau kaip", "daugiau kaip"):
                yield self._at("target reversed", name, index, found.span(), text)
        for name, index, found in self._expressions(r"outcome"):
            yield self._at("outcome typed", name, index, found.span(), "pasiektas")

    def _expressions(self, helpers: str) -> Iterator[tuple[str, int, re.Match[str]]]:
        for name, index, found in self._texts(EXPRESSION):
            if re.match(rf"(?:{helpers})\(", found[1]):
                yield name, index, found

    def _texts(
        self,
        pattern: str | re.Pattern[str],
        kind: str = "markdown",
    ) -> Iterator[tuple[str, int, re.Match[str]]]:
        compiled = re.compile(pattern, re.MULTILINE) if isinstance(pattern, str) else pattern
        for name, notebook in self.chapters.items():
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type == kind:
                    for found in compiled.finditer(cell.source):
                        yield name, index, found

    def _some(self, places: Iterator[tuple], count: int) -> list[tuple]:
        found = list(places)
        return self.random.sample(found, min(count, len(found)))

    def _inserted(
        self,
        kind: str,
        pattern: str,
        added: str,
        cells: str = "markdown",
    ) -> Iterator[Mutation]:
        for name, index, found in self._some(self._texts(pattern, cells), 1):
            yield self._at(kind, name, index, (found.end(), found.end()), added)

    def _at(self, kind: str, name: str, index: int, span: tuple[int, int], text: str) -> Mutation:
        cell = deepcopy(self.chapters[name].cells[index])
        old = cell.source[span[0] : span[1]]
        assert old != text, kind
        before, after = cell.source[: span[0]], cell.source[span[1] :]
        if cell.cell_type == "markdown":
            # Only the paragraph: of the others nothing is to be found.
            before, after = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
        cell.source = before + text + after
        return Mutation(kind, f"{old!r} -> {text!r}", name, cell)
