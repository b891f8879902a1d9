"""Running one chapter: its code cells in order, its inline values where they stand."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

from ataskaita.errors import ChapterError, raise_all
from ataskaita.execution.marks import claims
from ataskaita.execution.results import Results
from ataskaita.execution.source import cell_name
from ataskaita.execution.visibility import is_executed
from ataskaita.inline import expressions, of_plain
from ataskaita.project import Project
from ataskaita.translation import _

#: How a chapter gets all that it can call.
_SET_UP = "from ataskaita.chapter import"

_CELL_LINE = re.compile(r"Cell In\[\d+\], line (\d+)")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")

#: Asks a kernel for the numbers it has printed and the files it has read.
_ACCOUNT = "__import__('ataskaita.chapter.explain', fromlist=['_']).account()"

#: Stops a kernel at a claim that is not true.
_CHECK = "__import__('ataskaita.chapter.claims', fromlist=['_']).check"

#: What a kernel calls the text of a cell that is no Python, and its line there, which is told.
_COMPILED = re.compile(r" \((?:\d+\.py|<[^>]*>), line \d+\)$")

#: Errors of a kernel whose text says all to the author.
_TOLD = ("UserError", "NotAvailable", "Undefined", "WrongEncoding")


async def run_chapter(
    project: Project, source: Path, notebook: Any, variables: dict[str, str], timeout: float
) -> Results:
    """Run a chapter in a kernel of its own.

    Parameters
    ----------
    project : Project
        The project.
    source : Path
        The chapter's file, for messages.
    notebook : Node
        The chapter.
    variables : dict
        Environment variables of its kernel, besides those of all.
    timeout : float
        Seconds a cell may take.

    Raises
    ------
    ChapterError
        A cell or an inline value failed.
    ChapterErrors
        Several cells ask for what is not there.
    """
    # Imported here: a render in which no chapter runs needs no Jupyter.
    from nbclient.exceptions import DeadKernelError

    from ataskaita.execution.kernels import kernel

    results = Results()
    chapter, name = source.name, "1"
    failed: list[ChapterError] = []
    try:
        async with kernel(project, notebook, variables, timeout) as client:
            for number, cell in enumerate(client.nb.cells, start=1):
                name = cell_name(cell, number)
                try:
                    if cell.cell_type == "code":
                        if is_executed(cell):
                            await _run_code(client, cell, number - 1, chapter, name)
                    elif cell.cell_type == "markdown":
                        results.inline.append(await _evaluate(client, cell.source, chapter, name))
                        await _prove(client, cell.source, chapter, name)
                except ChapterError as error:
                    failed.append(error)
                    # What other code lacks may be missed by all that follows.
                    if cell.cell_type == "code" and name == str(number):
                        break
            raise_all(failed)
            # A later cell may have changed what an earlier one shows.
            results.outputs += [
                _whole_streams(json.loads(json.dumps(cell.outputs)))
                for cell in client.nb.cells
                if cell.cell_type == "code"
            ]
            account = await _account(client)
    except ChapterError as error:
        sources = (cell.source for cell in notebook.cells if cell.cell_type == "code")
        if "NameError: " in error.cause and not any(_SET_UP in source for source in sources):
            error.fix = _("Write into the first cell of code: {line}").format(line=f"{_SET_UP} *")
        raise
    except DeadKernelError:
        if asyncio.current_task().cancelling():
            # nbclient takes Ctrl-C, or the failure of another chapter, for a dead kernel.
            raise asyncio.CancelledError from None
        cause = _("the Python process died")
        fix = _("It may have run out of memory; try again with --jobs 1.")
        raise ChapterError(chapter, name, None, cause, fix) from None
    except TimeoutError:
        cause = _("took longer than {seconds} s").format(seconds=f"{timeout:.0f}")
        fix = _("Simplify the cell, or raise the limit with --timeout.")
        raise ChapterError(chapter, name, None, cause, fix) from None
    results.ledger, results.details = account["ledger"], account["details"]
    results.files = account["files"]
    return results


def _whole_streams(outputs: list[dict]) -> list[dict]:
    """Outputs with what was printed in one piece: how a kernel parts it depends on its speed."""
    found: list[dict] = []
    for output in outputs:
        last = found[-1] if found else {}
        if output["output_type"] == "stream" and output["name"] == last.get("name"):
            last["text"] += output["text"]
        else:
            found.append(output)
    return found


async def _run_code(client: Any, cell: Any, index: int, chapter: str, name: str) -> None:
    from nbclient.exceptions import CellExecutionError

    try:
        await client.async_execute_cell(cell, index)
    except CellExecutionError as error:
        trace = _ANSI.sub("", error.traceback)
        found = _CELL_LINE.findall(trace)
        cause = _cause(error.ename, error.evalue)
        if error.ename == "NoneType":
            # IPython loses the error of an object that can't be shown; its text is all there is.
            cause = trace.strip().splitlines()[-1]
        raise ChapterError(chapter, name, int(found[0]) if found else None, cause) from None


async def _evaluate(client: Any, markdown: str, chapter: str, name: str) -> list[str]:
    found, results = expressions(markdown), []
    for expression, answer in zip(found, await _ask(client, found), strict=True):
        if answer["status"] != "ok":
            cause = _cause(answer.get("ename", ""), answer.get("evalue", ""))
            raise ChapterError(chapter, name, None, f"`{expression}`: {cause}")
        data = answer["data"]
        results.append(data.get("text/markdown") or of_plain(data["text/plain"]))
    return results


def _cause(kind: str, text: str) -> str:
    """What a chapter's author is told of an error in it."""
    # Of code that ends too early Python 3.13 has a name of its own.
    named = "SyntaxError" if kind == "_IncompleteInputError" else kind
    return text if kind in _TOLD else f"{named}: {_COMPILED.sub('', text)}"


async def _prove(client: Any, markdown: str, chapter: str, name: str) -> None:
    """Test the claims that a text makes in plain words."""
    made = claims(markdown)
    tests = [f"{_CHECK}(({claim.test}), {claim.text!r})" for claim in made]
    for claim, answer in zip(made, await _ask(client, tests), strict=True):
        if answer["status"] != "ok":
            kind, text = answer.get("ename", ""), answer.get("evalue", "")
            cause = text if kind == "UserError" else f"`{claim.test}`: {_cause(kind, text)}"
            raise ChapterError(chapter, name, claim.line, cause)


async def _account(client: Any) -> dict:
    (answer,) = await _ask(client, [_ACCOUNT])
    if answer["status"] != "ok":
        # A defect of this package, not of the chapter: its own message is what helps.
        trace = _ANSI.sub("", "\n".join(answer["traceback"]))
        raise RuntimeError(f"the chapter's numbers could not be accounted for:\n{trace}")
    return answer["data"]["application/json"]


async def _ask(client: Any, asked: list[str]) -> list[dict]:
    """What a kernel answers to expressions."""
    if not asked:
        return []
    numbered = {str(number): expression for number, expression in enumerate(asked)}
    options = {"silent": True, "store_history": False, "reply": True, "timeout": client.timeout}
    reply = await client.kc.execute("", user_expressions=numbered, **options)
    answers = reply["content"]["user_expressions"]
    return [answers[number] for number in numbered]
