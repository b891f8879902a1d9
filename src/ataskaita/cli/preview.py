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
    """A line on the terminal for all that is made after a change: of what, what, how long it took.

    Parameters
    ----------
    browser : bool
        Open the first page in a browser.
    """

    def __init__(self, *, browser: bool = False) -> None:
        self.console = Terminal()
        self.browser = browser
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
        """Say that styles are ready."""
        self._say(few(files, _NAMED), _("styles"), seconds)

    def begun(self, files: tuple[str, ...], *, anew: bool) -> None:
        """Note what has changed."""
        self._what = few(files, _NAMED) if files else _("first time")
        if anew:
            self._say(self._what, _("code or lists changed, a new process starts"))

    def made(self, made: Made, seconds: float) -> None:
        """Say what is ready."""
        if made.what == "search" or (made.what == "pdf" and not made.names):
            return
        pages = few(made.names, _NAMED) or _("pages as they were")
        self._say(self._what, "PDF" if made.what == "pdf" else pages, seconds)

    def failed(self, text: str) -> None:
        """Say what is wrong."""
        self._say(self._what, _("error, the last good version stays"), style="bold red")
        self.console.print(escape(text))

    def ended(self, *, abandoned: bool) -> None:
        """Say that something newer has come."""
        if abandoned:
            self._say(self._what, _("changed again"))

    def stopped(self) -> None:
        """Say that it is over."""
        self.console.print(escape(_("The preview has ended.")))

    def _say(self, of: str, text: str, seconds: float | None = None, *, style: str = "") -> None:
        took = "" if seconds is None else f" {decimal(seconds)} s"
        time_of_day = f"{time.strftime('%H:%M:%S')} "
        line = Text.assemble((time_of_day, "dim"), f" {of} → ", (text, style), (took, "green"))
        self.console.print(line)
