"""In which language an analyst is told something: the messages of the engine, and their language.

Code writes messages in English, ``_("The file {file} is empty.").format(file=file)``; what they
are in Lithuanian stands in ``locale/lt/``, one gettext catalogue (``.po``) a package. What the
code of a report says it has in catalogues of its own, as ``schemas/lt.po``.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

LANGUAGES = ("lt", "en")

#: Says the language where nobody has chosen one; `--lang` sets it too, for processes started later.
VARIABLE = "ATASKAITA_LANG"

_FOLDER = Path(__file__).parent / "locale"

#: The folder of the report whose catalogues count, too.
_report: list[Path] = []


def use_report(root: Path) -> None:
    """Let messages of a report be looked up in its own catalogues from now on."""
    _report[:] = [root]


def language() -> str:
    """The language of messages: the one chosen, else the system's where we know it, else ours."""
    given = [os.environ.get(name, "") for name in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")]
    # Elsewhere it takes the want of a language for English.
    given.append((os.name == "nt" and locale.getlocale()[0]) or "")
    for wanted in given:
        # Windows calls it "Lithuanian_Lithuania".
        known = wanted.lower()[:2].replace("li", "lt")
        if known in LANGUAGES:
            return known
    return LANGUAGES[0]


def _(message: str) -> str:
    """A message in the language of the analyst; `message` itself where it is not translated."""
    return _catalogue(language(), *_report).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a message that goes with a number, which is filled in already.

    Parameters
    ----------
    one, many : str
        The English forms.
    number : int
        How many; the sentence names it as ``{number}`` or ``{count}``, or not at all.
    """
    form = _catalogue(language(), *_report).ngettext(one, many, number)
    return form.replace("{number}", str(number)).replace("{count}", str(number))


@cache
def _catalogue(language: str, report: Path | None = None) -> gettext.NullTranslations:
    """All catalogues as one: what those of the report have not, those of the engine may have."""
    own = _read(report.glob(f"*/{language}.po") if report else _FOLDER.glob(f"{language}/*.po"))
    if report:
        own.add_fallback(_catalogue(language))
    return own


def _read(paths: Iterable[Path]) -> gettext.NullTranslations:
    """Catalogues as one: a chain of them would be asked one after the other for each message."""
    if not (found := sorted(paths)):
        return gettext.NullTranslations()
    # Not needed in English, and slow.
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole, compiled = Catalog(LANGUAGES[0]), BytesIO()
    for path in found:
        with path.open("rb") as file:
            for message in read_po(file, locale=LANGUAGES[0]):
                if message.id:
                    whole[message.id] = message
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
