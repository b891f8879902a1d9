"""In which language an analyst is told something: the messages of the engine, and their language.

Code writes messages in English, ``_("The file {file} is empty.").format(file=file)``; what they
are in Lithuanian stands in ``locale/lt/``, one gettext catalogue (``.po``) a package. What the
code of a report says it has in catalogues of its own, as ``schemas/lt.po``.
"""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache
from io import BytesIO
from pathlib import Path

LANGUAGES = ("lt", "en")

#: Says the language where nobody has chosen one; `--lang` sets it too, for processes started later.
VARIABLE = "ATASKAITA_LANG"

_FOLDER = Path(__file__).parent / "locale"

#: How catalogues write what can't stand in a text between quotation marks.
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t"})

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
    return _catalogue_with(message, language(), *_report).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a message that goes with a number, which is filled in already.

    Parameters
    ----------
    one, many : str
        The English forms.
    number : int
        How many; the sentence names it as ``{number}`` or ``{count}``, or not at all.
    """
    form = _catalogue_with(one, language(), *_report).ngettext(one, many, number)
    return form.replace("{number}", str(number)).replace("{count}", str(number))


def read_all() -> None:
    """Read all catalogues already, for a process whose forks will need some of them."""
    for path in _texts(language(), *_report):
        _read(path, language())


@cache
def _catalogue_with(
    message: str, language: str, report: Path | None = None
) -> gettext.NullTranslations:
    """The catalogue that translates a message: reading all of them takes a tenth of a second."""
    wanted = message.translate(_ESCAPES)
    for path, text in _texts(language, report).items():
        if f'msgid "{wanted}"' in text:
            return _read(path, language)
    return gettext.NullTranslations()


@cache
def _texts(language: str, report: Path | None = None) -> dict[Path, str]:
    """The texts of all catalogues, each message in one line; the report's own come first."""
    own = sorted(report.glob(f"*/{language}.po")) if report else []
    paths = [*own, *sorted((_FOLDER / language).glob("*.po"), reverse=True)]
    return {path: path.read_text(encoding="utf-8").replace('"\n"', "") for path in paths}


@cache
def _read(path: Path, language: str) -> gettext.NullTranslations:
    # Not needed in English, and slow.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
