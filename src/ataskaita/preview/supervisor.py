"""The preview as a whole: what is saved, what is made of it, and who hears of it.

Begin with `Preview.run`. Threads watch files, serve pages and listen to the renderer; what they
hear of comes to one queue, and one loop decides.
"""

from __future__ import annotations

import json
import signal
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from ataskaita.errors import UserError
from ataskaita.preview.rebuild import Made, preview_folder
from ataskaita.preview.renderer import Answer, Ended, Explain, Failed, RendererProcess
from ataskaita.preview.server import AREA, PreviewServer
from ataskaita.preview.state import State
from ataskaita.preview.watch import Changes, SourceWatch
from ataskaita.project import Project
from ataskaita.render.embedded.assets import write_assets
from ataskaita.text_file import write_whole
from ataskaita.translation import _

#: Where a running preview says how it is reached, below the project's folder of things made.
ADDRESS_FILE = "preview.json"

#: Seconds that another preview has to answer.
_PATIENCE = 2


@dataclass
class Preview:
    """Serves a project's pages, and makes them again whenever its sources are saved.

    Parameters
    ----------
    project : Project
        The project.
    explain : callable
        Puts an error into words; a function of a module, which another process imports.
    listener : Any
        Told how it goes, as `ataskaita.cli.preview.Lines` is.
    port : int
        Where to listen; 0 for any free port.
    """

    project: Project
    explain: Explain
    listener: Any
    port: int = 0

    def __post_init__(self) -> None:
        self.state = State(preview_folder(self.project))
        self._events: Queue[Callable[[], None]] = Queue()
        self._renderer: RendererProcess | None = None
        self._number = 0
        #: When what the renderer is at work on was noticed.
        self._begun = 0.0

    def run(self) -> None:
        """Serve and follow until Ctrl-C; nothing that was started is left behind.

        Raises
        ------
        UserError
            The project is previewed already, or the port is taken.
        """
        _require_no_other(self.project)
        server = PreviewServer(self.state, self.project.root, self.port)
        note = self.project.build / ADDRESS_FILE
        write_whole(note, json.dumps({"address": server.address}))
        watch = SourceWatch(self.project, lambda changes: self._put(self._follow, changes))
        try:
            threading.Thread(target=server.serve_forever, args=[0.1], daemon=True).start()
            watch.start()
            self.listener.ready(server.address)
            self._order((), anew=False)
            while True:
                # With a limit: on some systems nothing else lets Ctrl-C through.
                try:
                    event = self._events.get(timeout=1)
                except Empty:
                    continue
                event()
        except KeyboardInterrupt:
            pass
        finally:
            watch.stop()
            self.state.tell(closed=True)
            if self._renderer:
                self._renderer.kill()
            server.shutdown()
            server.server_close()
            note.unlink(missing_ok=True)

    def stop(self) -> None:
        """End as by Ctrl-C, from another thread."""
        self._put(signal.default_int_handler, signal.SIGINT, None)

    def _put(self, what: Callable, *given: object) -> None:
        self._events.put(lambda: what(*given))

    def _follow(self, changes: Changes) -> None:
        """See to what was saved."""
        if changes.assets:
            self._take_assets(changes)
        if changes.sources:
            self._order(changes.files, anew=changes.loaded)

    def _take_assets(self, changes: Changes) -> None:
        """Styles and scripts of the pages are only written: open pages have them at once."""
        begun = time.monotonic()
        write_assets(self.state.folder / "assets")
        if all(path.suffix == ".css" for path in changes.assets):
            self.state.tell(styles=1)
        else:
            self.state.tell(scripts=1)
        if not changes.sources:
            self.listener.copied(changes.files, time.monotonic() - begun)

    def _order(self, files: tuple[str, ...], *, anew: bool) -> None:
        """Have pages made again, if need be by a new process."""
        if anew and self._renderer:
            self._renderer.kill()
            self._renderer = None
        self._number += 1
        self._begun = time.monotonic()
        self.state.tell(working=True)
        self.listener.begun(files, anew=anew)
        if self._renderer is None:
            hear = partial(self._put, self._heed)
            self._renderer = RendererProcess(self.project.root, self.explain, hear)
            self._renderer.start()
        self._renderer.order((self._number, self.state.looked_at))

    def _heed(self, renderer: RendererProcess, answer: Answer | None) -> None:
        """See to what a renderer says."""
        if renderer is not self._renderer:
            # Killed, and another one is at work.
            return
        if answer is None:
            # The next change starts another one.
            renderer.kill()
            self._renderer = None
            died = _("The process that makes the pages has died; it may have run out of memory.")
            fix = _("Close other programs and save any file of the report: it is started again.")
            self._fail(f"{died}\n{fix}")
            return
        number, what = answer
        last = number == self._number
        match what:
            case Made():
                # A page is there even if something was saved again meanwhile.
                done = last and what.what == "pages"
                self.state.tell(error="" if done else None, working=False if done else None)
                self.listener.made(what, time.monotonic() - self._begun)
            case Failed() if last:
                self._fail(what.text)
            case Ended() if last:
                self.listener.ended(abandoned=what.abandoned)

    def _fail(self, text: str) -> None:
        self.state.tell(error=text, working=False)
        self.listener.failed(text)


def _require_no_other(project: Project) -> None:
    """Refuse to run beside another preview of the same project.

    Raises
    ------
    UserError
        There is one.
    """
    try:
        note = json.loads((project.build / ADDRESS_FILE).read_text(encoding="utf-8"))
        address = str(note["address"])
        # Whatever a proxy is set to, this machine asks itself.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{address}{AREA}/project", timeout=_PATIENCE) as answer:
            other = Path(answer.read(4096).decode())
    except (OSError, ValueError, KeyError, TypeError):
        # Nobody answers: it was killed.
        return
    if other == project.root:
        message = _("This report is already being previewed: {address}").format(address=address)
        fix = _("Open that address, or stop the other preview first (Ctrl-C in its window).")
        raise UserError(message, fix)
