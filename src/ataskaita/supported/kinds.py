"""The list: what is shown, and each kind of thing that is refused, with what to do instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ataskaita.execution.shown import TAGS as OBEYED
from ataskaita.supported.lists import EXECUTE, OPTIONS, SHORTCODES, TAGS
from ataskaita.translation import _


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _with_values(names: Iterable[str]) -> str:
    return _listed(f"{name}: false" if OPTIONS[name] == (False,) else name for name in names)


#: What is shown in the site and in the PDF, by where it is written: a line of documentation each.
SHOWN = {
    "Cells": (
        "Markdown and Python cells; a first raw cell, or the head of a `.qmd` file, with the "
        "chapter's `title:`",
        f"the options {_with_values(OPTIONS)}; of `execute:` in `_quarto.yml` "
        f"{_with_values(EXECUTE)}",
        f"the tags {_listed(OBEYED)}, with hyphens or underscores; tags that nobody knows mean "
        "nothing",
    ),
    "Outputs": (
        "tables of the vocabulary, tables in HTML (data frames), charts in SVG, pictures in PNG "
        "and JPEG, Markdown; all outputs of a cell, in order",
        "what a cell prints, and results that are text only, as preformatted text; also what it "
        "says on stderr, unless `warning: false`",
    ),
    "Markdown": (
        "headings, also underlined ones; paragraphs, lists, quotations, definitions, code, tables "
        "of one paragraph a cell, footnotes, rules, `<br>`, emphasis of all kinds",
        "callouts (`note`, `tip`, `warning`, `important`, `caution`) with their titles; "
        "`.content-visible` and `.content-hidden` with `when-format` or `unless-format` `html` or "
        "`typst`, also as spans; classes that mean nothing to Quarto either, as plain text",
        "words of another language, which are then divided and read out as its own: "
        "`[Book Trailers]{lang=en}`",
        "pictures beside the chapter and attachments (PNG, JPEG, GIF, SVG, WebP); a picture that "
        "is a paragraph by itself has its description as its caption, and a number with the label "
        "`{#fig-…}`; its alternative text is `fig-alt`, or else the description",
        f"the shortcodes {_listed(SHORTCODES)}; cross-references; links to whole addresses and to "
        "labels",
    ),
}


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


def kinds() -> dict[str, Kind]:
    """All kinds that are refused, by their names."""
    return {**_cells(), **_outputs(), **_text(), **_elements(), **_pictures()}


def _cells() -> dict[str, Kind]:
    return {
        "cell-type": Kind(
            "Cells",
            "raw cells, but for a first one with the title",
            _("A raw cell is shown nowhere."),
            _("Make it a Markdown cell (in Jupyter: Esc, then M), or delete it."),
        ),
        "tag": Kind(
            "Cells",
            f"the tags {_listed(sorted(TAGS))}",
            _("The tag {text} can't be obeyed."),
            _("Take the tag off the cell, or render with --engine quarto."),
        ),
        "option": Kind(
            "Cells",
            "other options of Quarto's",
            _("The option {text} can't be obeyed in the site and in the PDF."),
            _("Delete the line, or render with --engine quarto."),
        ),
        "unknown-option": Kind(
            "Cells",
            "options that nobody knows",
            _("There is no option {text}."),
            _("Did you mean one of these: {near}?"),
        ),
        "option-value": Kind(
            "Cells",
            "other values of the options above, such as `echo: true` or `output: asis`",
            _("The option {text} can't have this value."),
            _("Write true or false; code itself is never shown to readers."),
        ),
        "front-matter": Kind(
            "Cells",
            "anything but `title:` and `execute: enabled:` in the head of a chapter",
            _("The setting {text} at the head of the chapter can't be obeyed."),
            _("Delete it there; settings of the whole report belong into _quarto.yml."),
        ),
        "two-titles": Kind(
            "Cells",
            "a title at the head of a chapter that has a first-level heading, too",
            _("The chapter has two titles: {text} at its head, and a heading of the first level."),
            _("Delete one of them."),
        ),
        "caption-value": Kind(
            "Cells",
            "inline values in captions and alternative texts",
            _("An inline value in a caption stays code: {text}."),
            _("Say the number in a sentence beside the table or chart."),
        ),
    }


def _outputs() -> dict[str, Kind]:
    return {
        "mime": Kind(
            "Outputs",
            "widgets, plotly, JavaScript, LaTeX and other types without a static picture",
            _("The cell gives {text}, which can't be shown in the site and in the PDF."),
            _("Show a table, text, or a picture (PNG, JPEG or SVG) instead."),
        ),
        "object": Kind(
            "Outputs",
            "objects that say only where they lie in memory",
            _("The cell gives an object that can't be shown: {text}."),
            _("Give the result a name, so that it is not shown: _ = …"),
        ),
        "html-output": Kind(
            "Outputs",
            "HTML that is no table, or holds more than a table of words: scripts, frames, lists",
            _("The cell gives HTML that only the site could show: {text}."),
            _("Give a table (a data frame), or Markdown(…), instead."),
        ),
        "html-table": Kind(
            "Outputs",
            "tables in HTML whose rows do not make a table",
            _("The cell gives an HTML table that is broken: {text}."),
            _("Give a data frame, or the vocabulary's table(…), instead."),
        ),
        "table-wide": Kind(
            "Outputs",
            "tables that are too wide for a page of the PDF, in the smallest type too",
            _("The table is too wide for a page: {text}."),
            _("Make two tables of it, or show its columns as rows."),
        ),
        "picture-alt": Kind(
            "Outputs",
            "pictures without an alternative text",
            _("The picture has no alternative text, which the PDF must have."),
            _("Say in a line at the top of the cell what it shows: #| fig-alt: …"),
        ),
        "empty-float": Kind(
            "Outputs",
            "a label `tbl-…` on a cell that gives no table, `fig-…` on one that gives no picture",
            _("The label {text} can't be given: the cell shows nothing of that kind."),
            _("Write tbl- before the name of a table and fig- before that of a picture."),
        ),
    }


def _text() -> dict[str, Kind]:
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


def _elements() -> dict[str, Kind]:
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


def _pictures() -> dict[str, Kind]:
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
