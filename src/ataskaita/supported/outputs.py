"""What cells may give: the form in which an output is shown, and outputs that have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from ataskaita.drawn_chart import MIME as CHART
from ataskaita.execution import visibility
from ataskaita.execution.source import cell_name, options
from ataskaita.lint.findings import LintFinding
from ataskaita.lint.markup import COMMENT
from ataskaita.supported.findings import Place, unsupported
from ataskaita.supported.html_tables import table_fault
from ataskaita.supported.markdown import check_text, notes_twice
from ataskaita.supported.pictures import body_of, drawing_fault, is_sound
from ataskaita.tables import MIME

#: Pictures, the best first.
PICTURES = ("image/svg+xml", "image/png", "image/jpeg")

_TEXT = "text/plain"
_MARKDOWN = "text/markdown"
_HTML = "text/html"
_OBJECT = re.compile(r"<.* at 0x[0-9a-fA-F]+>|^<(?:function|bound method|built-in|module)\b")
_FLOATS = ("tbl", "fig")


def form_of(output: Any) -> str:
    """The type in which an output is shown in all formats; its first where it can't be shown.

    What is printed is text.
    """
    if output.output_type == "stream":
        return _TEXT
    data = output.get("data", {})
    others = (form for form in data if form != _TEXT)
    best = (form for form in (MIME, *PICTURES, _MARKDOWN, _HTML) if form in data)
    return next(chain(best, others), _TEXT)


def text_of(output: Any) -> str:
    """What an output that is text says."""
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    given = output.text if output.output_type == "stream" else output.data.get(_TEXT, "")
    text = given if isinstance(given, str) else "".join(given)
    # What is written over is seen no more, as in a terminal.
    return re.sub(r"[^\n\r]*\r(?=[^\n\r])", "", text.replace("\r\n", "\n"))


def float_kind(chosen: dict[str, Any]) -> str:
    """Whether a cell's label and caption are those of a table or of a picture; empty for neither.

    Parameters
    ----------
    chosen : dict
        The cell's options.
    """
    kind = str(chosen.get("label", "")).partition("-")[0]
    if kind in _FLOATS:
        return kind
    return next((kind for kind in _FLOATS if chosen.get(f"{kind}-cap")), "")


def alternative(output: Any, chosen: dict[str, Any], number: int) -> str:
    """The alternative text of a picture.

    Parameters
    ----------
    output : Node
        The output; what has drawn the picture may have said it.
    chosen : dict
        The cell's options.
    number : int
        Which picture of the cell it is, counted from 0.
    """
    said = _own(output, form_of(output)).get("alt")
    given = chosen.get("fig-alt") or ""
    if isinstance(given, list):
        given = given[number] if number < len(given) else ""
    return str(said or given)


def _own(output: Any, form: str) -> dict[str, Any]:
    """What has drawn a picture says of it."""
    own = output.get("metadata", {}).get(form, {})
    return own if isinstance(own, dict) else {}


def check_outputs(notebook: Any, file: str) -> Iterator[LintFinding]:
    """Find outputs that can't be shown in all formats.

    Parameters
    ----------
    notebook : Node
        The executed copy.
    file : str
        What messages call the chapter.
    """
    texts: list[tuple[Place, str]] = []
    for number, cell in enumerate(notebook.cells, start=1):
        place = Place(file, cell_name(cell, number))
        if cell.cell_type == "markdown":
            texts.append((place, COMMENT.sub("", cell.source)))
            continue
        outputs = cell.get("outputs", ())
        if outputs and not any(text.strip() for _place, text in texts):
            yield unsupported("before-title", place, form_of(outputs[0]))
        yield from _check_cell(cell, place)
        shown = (output for output in outputs if form_of(output) == _MARKDOWN)
        texts += ((place, output.data[_MARKDOWN]) for output in shown)
    yield from notes_twice(texts)


def markdown_outputs(notebook: Any) -> list[dict[str, Any]]:
    """The outputs that are Markdown, each with the number of its cell."""
    return [
        {"cell": number, "text": output.data[_MARKDOWN]}
        for number, cell in enumerate(notebook.cells, start=1)
        if cell.cell_type == "code"
        for output in cell.outputs
        if form_of(output) == _MARKDOWN
    ]


def _check_cell(cell: Any, place: Place) -> Iterator[LintFinding]:
    chosen, pictures, forms = options(cell.source), 0, set()
    for output in cell.outputs:
        form = form_of(output)
        forms.add(form)
        if form in PICTURES:
            if not alternative(output, chosen, pictures).strip():
                yield unsupported("picture-alt", place, form)
            body = body_of(output.data[form])
            if not is_sound(form.partition("+")[0].replace("/", "."), body):
                yield unsupported("picture-damaged", place, form)
            elif (
                form == PICTURES[0] and CHART not in output.data and (fault := drawing_fault(body))
            ):
                yield unsupported("drawing", place, fault)
            width = _own(output, form).get("width")
            if width is not None and not str(width).strip().isdecimal():
                yield unsupported("picture-width", place, str(width))
            pictures += 1
        elif form == _MARKDOWN:
            yield from check_text(output.data[_MARKDOWN], place)
        elif form == _HTML:
            yield from check_text(output.data[_HTML], place, plain=True)
            if fault := table_fault(output.data[_HTML]):
                kind = "html-table" if "<table" in output.data[_HTML] else "html-output"
                yield unsupported(kind, place, fault)
        elif form == _TEXT:
            text = text_of(output)
            if output.output_type != "stream" and _OBJECT.search(text):
                yield unsupported("object", place, text)
            yield from check_text(text, place, plain=True)
        elif form != MIME:
            yield unsupported("mime", place, form)
    charts = sum(CHART in output.get("data", {}) for output in cell.outputs)
    if chosen.get("label") and charts > 1:
        yield unsupported("charts", place, str(chosen["label"]))
    yield from _check_float(cell, chosen, forms, place)


def _check_float(
    cell: Any, chosen: dict[str, Any], forms: set[str], place: Place
) -> Iterator[LintFinding]:
    kind, holds = float_kind(chosen), visibility.chosen(cell, {})
    if not kind or any(holds[name] is False for name in ("include", "eval", "output")):
        return
    # What Markdown holds is seen when it is read.
    fitting = {MIME, _HTML, _MARKDOWN} if kind == "tbl" else {*PICTURES, _MARKDOWN}
    if fitting.isdisjoint(forms):
        yield unsupported("empty-float", place, str(chosen.get("label") or f"{kind}-cap"))
