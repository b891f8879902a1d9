"""Letters that a program has damaged by reading or saving a file in another encoding."""

from __future__ import annotations

import re

from ataskaita.translation import _

_LETTERS = "ąčęėįšųūžĄČĘĖĮŠŲŪŽ„“–"


def _misread(letter: str) -> set[str]:
    """What becomes of a letter in UTF-8 where it is read as an office's encoding."""
    return {
        "".join(
            byte.decode(encoding, errors="ignore") or byte.decode("latin-1")
            for byte in (bytes([number]) for number in letter.encode())
        )
        for encoding in ("cp1252", "cp1257", "latin-1")
    }


_MEANT = {misread: letter for letter in _LETTERS for misread in _misread(letter)}
_MISREAD = re.compile("|".join(map(re.escape, _MEANT)))

#: A question mark inside a word, or at its beginning; one behind a word that has lost its ending:
#: none ends in such a consonant, with the sentence going on.
_INSIDE = r"[^\W\d_]\?+[a-ząčęėįšųūž]"
_BEHIND = r"[^\W\d_]{3,}[bcdfghjklmtvzčšž]\?(?= [a-ząčęėįšųūž])"
_BEFORE = r"(?<!\S)\?[a-ząčęėįšųūž]{2,}"
_LOST = re.compile(f"{_INSIDE}|{_BEHIND}|{_BEFORE}")


def damage(text: str) -> tuple[str, str]:
    """Message and fix for a text with damaged letters; empty where it has none."""
    if _MISREAD.search(text):
        meant = _MISREAD.sub(lambda found: _MEANT[found[0]], text)
        fix = _("Write „{text}“; save the file as CSV UTF-8.").format(text=meant)
        return _("The letters of the text are damaged."), fix
    # In an address, a question mark parts the page from what is asked of it.
    if any(map(_LOST.search, re.split(r"\S*(?:/|www\.)\S*", text))):
        fix = _(
            "Write the letters anew in place of `?`; save the file as CSV UTF-8. If it is a "
            "question, put it into quotation marks."
        )
        return _("A letter of the text is lost: `?` stands in its place."), fix
    return "", ""
