"""Messages and the guide are spelt right, in Lithuanian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from ataskaita.lithuanian.words import sort_key
from tests.conftest import ROOT
from tests.support.spelling import misspelt, read_words, words_of

#: Words that are right and that the dictionary does not know.
WORDS = ROOT / "tests" / "words.txt"
CATALOGUES = [*sorted((ROOT / "src/ataskaita/locale/lt").glob("*.po")), ROOT / "schemas/lt.po"]
#: What somebody types: answers "[t]inka", words of files and commands „note“, options --lang.
_TYPED = re.compile(r"\S*\[\w\]\w+|„[#a-z_{][\w {},:#–.-]*“|(?<!\S)--[a-z-]+")


def translated(path: Path) -> list[str]:
    """The words of all translations; names that the original has as well are none."""
    found: list[str] = []
    with path.open("rb") as file:
        for message in read_po(file):
            if not message.id:
                continue
            originals = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            same = set(words_of(" ".join(originals)))
            for text in texts:
                found += [word for word in words_of(_TYPED.sub(" ", text)) if word not in same]
    return found


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_messages_are_spelt_right(path):
    assert misspelt(translated(path), read_words(WORDS)) == [], (
        "correct them, or add those that are right to tests/words.txt"
    )


def test_the_guide_is_spelt_right():
    text = (ROOT / "docs" / "vadovas.md").read_text(encoding="utf-8")
    examples = r"<!--.*?-->|```.*?```|(?m:^    ?\S.*$)|`[^`]*`|\]\([^)]*\)"
    prose = re.sub(examples, " ", text, flags=re.DOTALL)
    assert misspelt(words_of(prose), read_words(WORDS)) == []


def test_the_word_list_is_in_order_and_holds_no_word_twice():
    words = read_words(WORDS)
    assert words == sorted(set(words), key=sort_key)
