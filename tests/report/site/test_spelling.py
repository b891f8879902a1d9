"""What readers see is spelt right, in Lithuanian."""

from __future__ import annotations

from copy import deepcopy

import pytest

from ataskaita.lithuanian.words import sort_key
from tests.conftest import ROOT
from tests.support.pages import Pages
from tests.support.spelling import misspelt, read_words, words_of

#: Words that are right and that the dictionary does not know.
WORDS = ROOT / "notebooks" / "words.txt"

#: What is not Lithuanian prose: code, other languages.
NO_PROSE = ".//code | .//script | .//style | .//*[@lang] | .//*[local-name()='desc']"


def prose_of(tree):
    """What a page says, without what is no Lithuanian prose."""
    main = deepcopy(tree.xpath("//main")[0])
    for element in main.xpath(NO_PROSE):
        element.text = " "
        for child in list(element):
            element.remove(child)
    return main


@pytest.fixture(scope="module")
def printed(pages: Pages) -> dict[str, list[str]]:
    """The words of each page."""
    return {
        stem: list(words_of(" ".join(prose_of(tree).itertext()))) for stem, tree in pages.items()
    }


@pytest.fixture(scope="module")
def quoted() -> set[str]:
    """Words of what was published, which is quoted with its mistakes where these are named."""
    year = (ROOT / "_variables.yml").read_text(encoding="utf-8").split("year: ")[1][:4]
    path = ROOT / "data" / "published" / f"{year}.txt"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return set(words_of(text.replace("-", " ")))


def test_every_word_is_spelt_right(printed, quoted):
    known = read_words(WORDS)
    wrong = {
        stem: misspelt(words, {*known, *quoted} if "reconciliation" in stem else known)
        for stem, words in printed.items()
    }
    assert {stem: words for stem, words in wrong.items() if words} == {}, (
        "correct them, or add those that are right to notebooks/words.txt"
    )


def test_the_word_list_is_in_order_and_holds_no_word_twice():
    words = read_words(WORDS)
    assert words == sorted(set(words), key=sort_key)
