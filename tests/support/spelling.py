"""Lithuanian spelling by Hunspell's dictionary and a word list of the project's own."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

_FOLDERS = (
    *filter(None, os.environ.get("DICPATH", "").split(os.pathsep)),
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
)

#: Addresses, names of files and of fields to fill in are no words.
_NO_WORDS = re.compile(
    r"https?://\S+|[\w.-]+@[\w.-]+|\b[\w-]+(?:[./_][\w*-]+)+|\{[^}]*\}|`[^`]*`|\[(?:past\.|[a-z])\]"
    # The code of the whole library, which the data dictionary names.
    r"|\(library\)"
)
_ROMAN = re.compile(r"[IVXLC]+")
#: Letters, and apostrophes and hyphens between them; endings behind a figure are none ("3-iąją").
_WORD = re.compile(r"(?<![\w-])(?<!\d-)[^\W\d_²³]+(?:[-’'][^\W\d_²³]+)*(?![\w])")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


def words_of(text: str) -> Iterator[str]:
    """The words of a text that a dictionary can know."""
    plain = _NO_WORDS.sub(" ", _INVISIBLE.sub("", text))
    return (found[0] for found in _WORD.finditer(plain) if not _ROMAN.fullmatch(found[0]))


def read_words(path: Path) -> list[str]:
    """The words of a list: one a line; lines that begin with ``#`` say something of the list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def misspelt(words: Iterable[str], known: Iterable[str]) -> list[str]:
    """The words that neither Hunspell's dictionary nor a list knows, in order of appearance.

    Parameters
    ----------
    words : iterable of str
        The words to look up.
    known : iterable of str
        Words that are right besides; those in small letters may begin with a capital one.

    Raises
    ------
    pytest.skip.Exception
        There is no Lithuanian dictionary on this machine.
    """
    right = set(known)
    is_known = _dictionary()
    return [
        word
        for word in dict.fromkeys(words)
        if not right & {word, word[:1].lower() + word[1:], word.lower()} and not is_known(word)
    ]


@cache
def _dictionary() -> Callable[[str], bool]:
    """Whether a word is in the dictionary; most words stand on more pages than one."""
    spylls = pytest.importorskip("spylls.hunspell")
    for folder in _FOLDERS:
        if (Path(folder) / "lt_LT.dic").is_file():
            return cache(spylls.Dictionary.from_files(str(Path(folder) / "lt_LT")).lookup)
    pytest.skip("Hunspell's Lithuanian dictionary is not installed (Debian: hunspell-lt)")
