"""References on pages: the number that each says is that of what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ataskaita.render.conservation.page import seen


def misled(pages: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """References on pages that say another number than what they lead to.

    Parameters
    ----------
    pages : mapping
        Stem -> the HTML of a chapter's page.

    Yields
    ------
    (str, str, str)
        The page, what the reference says, and the number that it leads to.
    """
    numbers, links = {}, []
    for stem, page in pages.items():
        tree = seen(page)
        for number in tree.xpath("//*[@class='number' or @class='caption-label']"):
            above = number.iterancestors("section", "table", "figure")
            if label := next((one.get("id") for one in above), None):
                numbers[f"{stem}.html#{label}"] = number.text_content().split()[0]
        for link in tree.xpath("//a[@class='reference' or span/@class='reference']"):
            address = link.get("href")
            address = f"{stem}.html{address}" if address[0] == "#" else address
            links.append((stem, link.text_content(), address))
    for stem, said, address in links:
        if (number := numbers.get(address, "")) and number != said.split()[0]:
            yield stem, said, number
