"""What pandoc and Typst complain of, told by chapter, by cell and by the words there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ataskaita.errors import RenderError
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.translation import _

_CAUSE = re.compile(r"^error: (.*)$", re.MULTILINE)
_SIGN = re.compile(r'the text `"(.+?)"` could not be displayed')
_PLACE = re.compile(r"([^\s/\\]+)\.typ:(\d+):\d+")
_MARKUP = re.compile(r"#[\w.-]+(?:\([^()]*\))?|[\[\]*_;\\]")

#: The files of a document that are no chapters.
_OWN = frozenset({"main", "report"})


def typst_fault(
    diagnostic: str, sources: Mapping[str, str], chapters: Sequence[Chapter] = ()
) -> RenderError:
    """What Typst has said, in words for the author of a chapter.

    Parameters
    ----------
    diagnostic : str
        Its message.
    sources : mapping
        The files of the document, by their names.
    chapters : sequence of Chapter
        Its chapters.
    """
    if signs := dict.fromkeys(_SIGN.findall(diagnostic)):
        found = [(c.named(s), s) for s in signs for c in chapters if s in c.typst]
        said = dict.fromkeys(_("{chapter}: “{sign}”").format(chapter=c, sign=s) for c, s in found)
        return RenderError(
            "\n  ".join([_("No font of the PDF has these signs:"), *(said or signs)]),
            _("Write them in words, or leave them out."),
        )
    causes = list(dict.fromkeys(_CAUSE.findall(diagnostic))) or [diagnostic.strip()]
    found = next((m for m in _PLACE.finditer(diagnostic) if m[1] not in _OWN), None)
    cause = re.sub(r" \(searched at .*?\)", "", "; ".join(causes))
    if found is None or f"{found[1]}.typ" not in sources:
        return RenderError(
            _("Typst stopped: {cause}.").format(cause=cause),
            _("No chapter is to blame; if the settings are right, it is a fault of this program."),
        )
    lines = sources[f"{found[1]}.typ"].splitlines()[: int(found[2])]
    said = (" ".join(_MARKUP.sub(" ", line).split()[:8]) for line in reversed(lines))
    place = next(filter(None, said), "")
    named = next((c.named(place) for c in chapters if c.stem == found[1]), found[1])
    return RenderError(
        _("{chapter}, near “{place}”: Typst stopped: {cause}.").format(
            chapter=named, place=place, cause=cause
        ),
        _("Write the place in another way; if it looks right, it is a fault of this program."),
    )


def pandoc_cause(message: str) -> str:
    """What pandoc has said, without where in this program it stopped."""
    said = message.partition("stack traceback:")[0]
    said = re.sub(r"\S*\.lua:\d+:\s*", "", said.replace("Error running Lua:", ""))
    return " ".join(said.split())
