"""What readers see is set as Lithuanian is set."""

from __future__ import annotations

import re

from tests.report.site.test_spelling import prose_of
from tests.support.pages import Pages

#: What would be wrong on a page: by name, how to find it.
WRONG = {
    "straight quotes": re.compile(r".{0,20}[\"”].{0,20}"),
    "quotes inside quotes": re.compile(r"„[^“]*„.{0,30}"),
    "a space that breaks behind „žr.“": re.compile(r"[žŽ]r\. .{0,30}"),
    "a space that breaks before what a number refers to": re.compile(
        r"\d (?:lentel|skyri|skirsn|pried)\w*|\d pav\."
    ),
    "a sign of multiplication or minus typed as a letter or hyphen": re.compile(
        r"(?:(?<=\s)-\d|\d x \d).{0,20}"
    ),
    "two full stops": re.compile(r".{0,20}(?<!\.)\.\.(?!\.)"),
    "a space before a full stop or comma": re.compile(r".{0,20}\s[,.;](?=\s)"),
}


def passages(tree) -> list[str]:
    """The texts of a page, paragraph by paragraph; spaces are kept apart from those that hold."""
    main = prose_of(tree)
    blocks = main.xpath(".//p | .//li | .//td | .//th | .//h1 | .//h2 | .//h3 | .//figcaption")
    texts = (block.text_content() for block in blocks if not block.xpath(".//p | .//li"))
    return [re.sub(r"[ \r\n\t]+", " ", text).strip(" ") for text in texts]


def test_quotes_and_spaces_are_lithuanian(pages: Pages):
    found = [
        f"{stem}: {name}: {hit[0]}"
        for stem, tree in pages.items()
        # What somebody else has printed is quoted there as it stands.
        if "reconciliation" not in stem
        for text in passages(tree)
        for name, wrong in WRONG.items()
        for hit in wrong.finditer(text)
    ]
    assert found == []
