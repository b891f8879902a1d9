"""What has been confirmed, and for which year: a file beside each chapter.

``notebooks/05-service.confirmed.yml`` holds a list; each entry has

- ``text``: the sentence, as it stands in the chapter;
- ``confirmed``: the report year for which somebody has last said that it is true, or ``always``
  where it is true of every year;
- ``why``: needed for ``always``, else a remark;
- ``expect``: formulas, as `ataskaita.indicators.formulas` reads them -> the number that the
  sentence rests on. It is a guard, as in the notes: once the number is another, the sentence has to
  be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.review.sentences import key_of, normalised
from ataskaita.text_file import write_whole
from ataskaita.translation import _

ALWAYS = "always"

_RULE = "REVIEW-01"
_HEADER = """\
# Which sentences of {chapter} are true, and of which year: `ataskaita review` asks and writes
# it here. A sentence that is edited in the chapter counts as a new one. See docs/review.md.
"""


@dataclass(frozen=True)
class Confirmation:
    """What is known of a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    year : int or None
        The report year it was last confirmed for; None for every year.
    why : str
        A remark.
    expect : mapping
        Call of an indicator -> the number that the sentence rests on.
    line : int
        Where the entry stands in its file.
    """

    text: str
    year: int | None
    why: str = ""
    expect: Mapping[str, Decimal] = field(default_factory=dict)
    line: int = 0

    @property
    def key(self) -> str:
        """What the sentence is recognised by."""
        return key_of(self.text)

    def holds(self, year: int) -> bool:
        """Whether it is confirmed for a year."""
        return self.year in (None, year)


def read_confirmed(project: Project, source: Path) -> dict[str, Confirmation]:
    """What is known of a chapter's sentences, by what each is recognised by.

    Raises
    ------
    DataErrors
        The file is not as it should be.
    """
    path = project.confirmed_file(source)
    file = project.relative(path)
    fields = {"text": str, "confirmed": object}
    entries, findings = read_entries(path, file, fields, {"why": str, "expect": dict}, rule=_RULE)
    found = {}
    for entry, line in entries:
        wrong = _wrong(entry)
        findings += [Finding(file, line, name, value, _RULE, *said) for name, value, *said in wrong]
        if not wrong:
            one = _confirmation(entry, line)
            found[one.key] = one
    if findings:
        raise DataErrors(findings)
    return found


def write_confirmed(source: Path, confirmed: Iterable[Confirmation]) -> None:
    """Write a chapter's file, whole or not at all."""
    import yaml

    entries = [_entry(one) for one in confirmed]
    text = _HEADER.format(chapter=source.name)
    if entries:
        text += yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=100)
    write_whole(Project.confirmed_file(source), text)


def _wrong(entry: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """Field, value, message and fix of each fault."""
    wrong, year = [], entry["confirmed"]
    again = _("Delete the entry; `ataskaita review` asks for the sentence again.")
    if year != ALWAYS and (not isinstance(year, int) or isinstance(year, bool)):
        message = _("`confirmed` is neither a year nor `always`.")
        wrong.append(("confirmed", str(year), message, again))
    if year == ALWAYS and not (entry.get("why") or "").strip():
        message = _("A sentence is said to be true of every year, but not why.")
        fix = _("Write the reason there (why: …), or the year instead of `always`.")
        wrong.append(("why", "", message, fix))
    for number in (entry.get("expect") or {}).values():
        if _number(number) is None:
            message = _("`expect` holds something that is no number.")
            wrong.append(("expect", str(number), message, again))
    return wrong


def _confirmation(entry: Mapping[str, Any], line: int) -> Confirmation:
    expect = {str(call): _number(number) for call, number in (entry.get("expect") or {}).items()}
    year = None if entry["confirmed"] == ALWAYS else entry["confirmed"]
    why = (entry.get("why") or "").strip()
    return Confirmation(normalised(entry["text"]), year, why, expect, line)


def _entry(one: Confirmation) -> dict[str, Any]:
    entry: dict[str, Any] = {"text": one.text, "confirmed": one.year or ALWAYS}
    if one.why:
        entry["why"] = one.why
    if one.expect:
        # A whole number is no decimal fraction in YAML, nor the other way round.
        entry["expect"] = {
            call: int(number) if number == int(number) and "." not in str(number) else float(number)
            for call, number in one.expect.items()
        }
    return entry


def _number(value: Any) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
