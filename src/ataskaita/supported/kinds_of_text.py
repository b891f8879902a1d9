"""Each kind of thing that is refused in a chapter's Markdown, with what to do instead."""

from __future__ import annotations

from dataclasses import dataclass

from ataskaita.translation import _


@dataclass(frozen=True)
class Kind:
    """Something that is refused.

    Parameters
    ----------
    group : str
        Where it is written, of `SHOWN`.
    what : str
        What it is, for the documentation.
    message, fix : str
        What is said of one, in the analyst's language; ``{text}`` stands for what is written.
    """

    group: str
    what: str
    message: str
    fix: str


def text() -> dict[str, Kind]:
    """What the text itself shows to be wrong."""
    return {
        "fence-open": Kind(
            "Markdown",
            "a block of `:::` that is not closed",
            _("The block that {text} opens is closed nowhere."),
            _("Write ::: on a line by itself where it ends."),
        ),
        "fence-closed": Kind(
            "Markdown",
            "a `:::` that closes nothing",
            _("This line closes a block that nothing has opened."),
            _("Delete it, or open the block above: ::: {{.callout-note}}"),
        ),
        "code-open": Kind(
            "Markdown",
            "a block of code, or a comment, that is not closed",
            _("What {text} opens is closed nowhere in the cell."),
            _("Close it where it ends, with the same signs (a comment with -->)."),
        ),
        "code-cell": Kind(
            "Markdown",
            "code to be executed, or a diagram, inside a text (```` ```{mermaid} ````)",
            _("{text} inside a text is neither executed nor drawn."),
            _("Put Python into a cell of its own; save a diagram as a picture and show that."),
        ),
        "shortcode": Kind(
            "Markdown",
            "other shortcodes",
            _("The shortcode {text} is known to Quarto only."),
            _("Write its text here, a picture or a link instead, or render with --engine quarto."),
        ),
        "character": Kind(
            "Markdown",
            "control characters and characters for private use",
            _("There is a character here that no font can show: {text}."),
            _("Delete it and type the place again; it has come from where the text was copied."),
        ),
        "direction": Kind(
            "Markdown",
            "signs that turn the direction of writing, and other hidden signs of order",
            _("A hidden sign here changes the order of what is read: {text}."),
            _("Delete it and type the place again; it has come from where the text was copied."),
        ),
        "example-list": Kind(
            "Markdown",
            "lists of examples with names (`(@name)`)",
            _("The list counts by a name: {text}."),
            _("Write a numbered list: 1. …"),
        ),
        "note-twice": Kind(
            "Markdown",
            "one footnote's name in two places",
            _("The footnote {text} is written twice; its other place is cell {near}."),
            _("Give one of them another name."),
        ),
        "note-missing": Kind(
            "Markdown",
            "a reference to a footnote that is not written",
            _("The footnote {text} is written nowhere in the chapter."),
            _("Write it on a line of its own: {text}: …"),
        ),
        "note-unused": Kind(
            "Markdown",
            "a footnote that nothing refers to",
            _("Nothing refers to the footnote {text}, so nobody would read it."),
            _("Write {text} in a sentence, or delete the footnote."),
        ),
    }


def elements() -> dict[str, Kind]:
    """What pandoc reads of it and one of the formats can't show."""
    quarto = _("Take it away, or render with --engine quarto.")
    return {
        "no-title": Kind(
            "Markdown",
            "a chapter without a heading of the first level",
            _("The chapter has no title."),
            _("Begin it with a heading that has a label: # Title {{#sec-name}}"),
        ),
        "titles": Kind(
            "Markdown",
            "two headings of the first level",
            _("The chapter has a second heading of the first level: {text}."),
            _("Write it with ## to make it a section, or put it into a chapter of its own."),
        ),
        "heading-empty": Kind(
            "Markdown",
            "headings without words",
            _("The heading {text} says nothing."),
            _("Write its words, or delete it."),
        ),
        "heading-skip": Kind(
            "Markdown",
            "headings more than one level below the one before",
            _("The heading “{text}” is more than one level below the one before it."),
            _("Take away a #, so that no level is left out."),
        ),
        "heading-note": Kind(
            "Markdown",
            "footnotes in headings",
            _("A footnote stands in a heading: {text}."),
            _("Say it in a sentence below the heading."),
        ),
        "note-in-note": Kind(
            "Markdown",
            "footnotes in footnotes",
            _("A footnote stands in another footnote: {text}."),
            _("Say both in one footnote."),
        ),
        "label-place": Kind(
            "Markdown",
            "labels `tbl-…`, `fig-…` or `sec-…` on something that is no table, picture or heading",
            _("The label {text} stands on something that has no number."),
            _("Give it to the table's caption, to the picture or to the heading itself."),
        ),
        "class": Kind(
            "Markdown",
            "other classes of Quarto's (`column-…`, `panel-tabset`, `aside`, `layout-…`, …)",
            _("The class {text} can't be obeyed in the site and in the PDF."),
            quarto,
        ),
        "attribute": Kind(
            "Markdown",
            "other attributes (`layout-ncol`, `style`, …)",
            _("The attribute {text} can't be obeyed in the site and in the PDF."),
            quarto,
        ),
        "format": Kind(
            "Markdown",
            "other formats in `when-format` and `unless-format`; Quarto takes `pdf` for LaTeX's",
            _("There is no format {text} here."),
            _('Write "html" for the site or "typst" for the PDF.'),
        ),
        "conditional": Kind(
            "Markdown",
            "values, headings, references, notes, tables and pictures in a part that not every "
            "format shows",
            _("{text} stands in a part that not every format shows, so it can't be counted."),
            _("Put it outside of .content-visible or .content-hidden."),
        ),
        "conditional-cell": Kind(
            "Markdown",
            "cells inside a part that not every format shows",
            _("A part that not every format shows goes on into the next cell."),
            _("Close it with ::: in the same cell."),
        ),
        "html": Kind(
            "Markdown",
            "HTML, but for `<br>`, `<wbr>` and comments",
            _("The HTML {text}> would be in the site only."),
            _("Write it in Markdown: **bold**, *slanted*, H~2~O, m^2^, ![…](…), | tables |."),
        ),
        "raw": Kind(
            "Markdown",
            "LaTeX, and raw text of one format",
            _("{text} is meant for one format and lost in others."),
            _("Write it in Markdown; a backslash as text is written twice: \\\\."),
        ),
        "math": Kind(
            "Markdown",
            "formulas (`$…$`)",
            _("The formula {text} can't be shown in the site and in the PDF."),
            _("Write it in words, or with ^2^ and ~2~; a dollar sign as text is written \\$."),
        ),
        "link": Kind(
            "Markdown",
            "links to files",
            _("The link leads to {text}, which readers do not have."),
            _("Give the whole address (https://…), or refer to a chapter by its label: @sec-…"),
        ),
        "citation": Kind(
            "Markdown",
            "citations, and labels that do not begin with `tbl-`, `fig-`, `sec-` or `ind-`",
            _("{text} refers to nothing: labels begin with tbl-, fig-, sec- or ind-."),
            _("Correct the label; an @ in a text is written \\@."),
        ),
        "table-block": Kind(
            "Markdown",
            "lists, several paragraphs or other blocks in a cell of a table",
            _("A cell of a table holds more than one line of text: {text}."),
            _("Write one paragraph a cell, and <br> where a line should end."),
        ),
        "table-note": Kind(
            "Markdown",
            "footnotes in tables",
            _("A footnote stands in a table: {text}."),
            _("Say it in a sentence below the table."),
        ),
        "table-picture": Kind(
            "Markdown",
            "pictures in tables",
            _("A picture stands in a table: {text}."),
            _("Put it below the table."),
        ),
    }


def pictures() -> dict[str, Kind]:
    """Pictures that a text names."""
    return {
        "far-picture": Kind(
            "Markdown",
            "pictures on other hosts",
            _("The picture {text} lies elsewhere; nothing on the pages may ask another host."),
            _("Save it beside the chapter and name the file."),
        ),
        "picture-format": Kind(
            "Markdown",
            "pictures in other formats",
            _("The picture {text} is of a format that can't be shown."),
            _("Save it as PNG, JPEG, GIF, SVG or WebP."),
        ),
        "picture-missing": Kind(
            "Markdown",
            "pictures that are not there, or not in the report's folder",
            _("There is no picture {text} beside the chapter."),
            _("Copy the file there, or correct its name; capital letters count."),
        ),
        "picture-broken": Kind(
            "Markdown",
            "pictures that can't be read",
            _("The picture {text} is damaged, or is not what its name says."),
            _("Open it in a drawing program and save it again."),
        ),
        "alt": Kind(
            "Markdown",
            "pictures without a description",
            _("The picture {text} has no description, which the PDF must have."),
            _("Say what it shows: ![description]({text})"),
        ),
    }
