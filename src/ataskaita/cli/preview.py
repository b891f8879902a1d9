"""`ataskaita preview`."""

from __future__ import annotations

import time
import webbrowser

from rich.markup import escape
from rich.text import Text

from ataskaita.cli.messages import as_text
from ataskaita.cli.progress import decimal
from ataskaita.cli.terminal import Terminal
from ataskaita.data.findings import few
from ataskaita.preview.rebuild import Made
from ataskaita.preview.supervisor import Preview
from ataskaita.project import Project
from ataskaita.translation import _

#: Files and pages that a line names; of more it says how many.
_NAMED = 3


def preview(project: Project, *, port: int, browser: bool) -> None:
    """Serve the report and follow every change, until Ctrl-C."""
    listener = Lines(browser=browser)
    Preview(project, as_text, listener, port).run()
    listener.stopped()


class Lines:
    """A line on the terminal for each change: what, which pages, how long it took.

    Parameters
    ----------
    browser : bool
        Open the first page in a browser.
    """

    def __init__(self, *, browser: bool = False) -> None:
        self.console = Terminal()
        self.browser = browser
        self._open = False
        self._what = ""

    def ready(self, address: str) -> None:
        """Say where the pages are."""
        shown = _("Preview: {address}").format(address=address)
        self.console.print(f"[bold]{escape(shown)}[/]")
        self.console.print(
            escape(_("Save a file of the report, and the page follows. Ctrl-C ends the preview."))
        )
        if self.browser and not webbrowser.open(address):
            self.console.print(escape(_("No browser could be opened; open the address yourself.")))

    def copied(self, files: tuple[str, ...], seconds: float) -> None:
        """Say so in a line of its own."""
        self._end()
        for text, style in ((few(files, _NAMED), ""), ("→", ""), (_("styles"), "")):
            self._add(text, style)
        self._add(f"{decimal(seconds)} s", "green")
        self._end()

    def begun(self, files: tuple[str, ...], *, anew: bool) -> None:
        """Begin a line."""
        self._end()
        self._what = few(files, _NAMED) if files else _("first time")
        self._add(self._what)
        self._add("→")
        if anew:
            self._add(_("code or lists changed, a new process starts"), "dim")
            self._add("·")

    def made(self, made: Made, seconds: float) -> None:
        """Add what is ready."""
        if made.what == "search" or (made.what == "pdf" and not made.names):
            return
        what = "PDF" if made.what == "pdf" else few(made.names, _NAMED)
        if not self._open:
            # Styles have come in between.
            self._add(self._what)
            self._add("→")
        elif made.what == "pdf":
            self._add("·")
        self._add(what or _("pages as they were"))
        self._add(f"{decimal(seconds)} s", "green")
        if made.what == "page":
            self._add("·")

    def failed(self, text: str) -> None:
        """End the line with what is wrong."""
        self._add(_("error, the last good version stays"), "bold red")
        self._end()
        self.console.print(escape(text))

    def ended(self, *, abandoned: bool) -> None:
        """End the line."""
        if abandoned:
            self._add(_("changed again"), "dim")
        self._end()

    def stopped(self) -> None:
        """Say that it is over."""
        self._end()
        self.console.print(escape(_("The preview has ended.")))

    def _add(self, text: str, style: str = "") -> None:
        # At once: a line grows while something is made.
        if not self._open:
            self.console.print(Text(f"{time.strftime('%H:%M:%S')} ", "dim"), end="")
        self.console.print(Text(f" {text}", style), end="")
        self.console.file.flush()
        self._open = True

    def _end(self) -> None:
        if self._open:
            self.console.print()
        self._open = False
