"""The list: what is shown, and each kind of thing that is refused, with what to do instead."""

from __future__ import annotations

from collections.abc import Iterable

from ataskaita.execution.visibility import TAGS as OBEYED
from ataskaita.supported.kinds_of_text import Kind, elements, pictures, text
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
        "`typst`, also as spans; classes that mean nothing to Quarto either are left out",
        "words of another language, which are then divided and read out as its own: "
        "`[Book Trailers]{lang=en}`",
        "pictures beside the chapter and attachments (PNG, JPEG, GIF, SVG, WebP); a picture that "
        "is a paragraph by itself has its description as its caption, and a number with the label "
        "`{#fig-…}`; its alternative text is `fig-alt`, or else the description",
        f"the shortcodes {_listed(SHORTCODES)}; cross-references; links to whole addresses and to "
        "labels",
    ),
}


def kinds() -> dict[str, Kind]:
    """All kinds that are refused, by their names."""
    return {**_cells(), **_outputs(), **text(), **elements(), **pictures()}


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
        "option-line": Kind(
            "Cells",
            "lines of `#|` that are no `name: value`",
            _("No option can be read from {text}."),
            _("Write a name, a colon, a space and a value: #| include: false"),
        ),
        "option-late": Kind(
            "Cells",
            "options below the first line of code, or in a Markdown cell",
            _("The option {text} does not stand at the top of a code cell, where it is obeyed."),
            _("Move the line to the top of the cell it is for, or delete it."),
        ),
        "label-sign": Kind(
            "Cells",
            "labels with other signs than letters, digits, `-`, `_`, `.` and `:`",
            _("Nothing can refer to the label {text}."),
            _("Write it of letters, digits and hyphens: tbl-loans"),
        ),
        "label-twice": Kind(
            "Cells",
            "one label in two places of a chapter",
            _("The label {text} is also given in cell {near}."),
            _("Give one of them another label."),
        ),
        "front-matter": Kind(
            "Cells",
            "anything but `title:` and `execute: enabled:` in the head of a chapter",
            _("The setting {text} at the head of the chapter can't be obeyed."),
            _("Delete it there; settings of the whole report belong into _quarto.yml."),
        ),
        "language": Kind(
            "Cells",
            "another `lang` in `_quarto.yml` than `lt`",
            _("The report can't be made in the language {text}: it writes Lithuanian."),
            _("Write lang: lt, or render with --engine quarto."),
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
        "drawing": Kind(
            "Outputs",
            "drawings (SVG) with scripts, HTML, styles of their own, links, or pictures from "
            "elsewhere",
            _(
                "The drawing holds {text}, which is not shown in both formats or does something "
                "to the page."
            ),
            _("Save it as PNG, or without that part."),
        ),
        "picture-width": Kind(
            "Outputs",
            "pictures whose width is no number of dots",
            _("The picture can't be {text} wide."),
            _("Give the width as a number of dots, or leave it out."),
        ),
        "charts": Kind(
            "Outputs",
            "two charts of the report's in a cell with one label",
            _("The label {text} has two charts, and one file can't hold the numbers of both."),
            _("Give each chart a cell and a label of its own."),
        ),
        "empty-float": Kind(
            "Outputs",
            "a label `tbl-…` on a cell that gives no table, `fig-…` on one that gives no picture",
            _("The label {text} can't be given: the cell shows nothing of that kind."),
            _("Write tbl- before the name of a table and fig- before that of a picture."),
        ),
    }
