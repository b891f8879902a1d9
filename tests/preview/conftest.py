from __future__ import annotations

import http.client
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from ataskaita.cli.messages import as_text
from ataskaita.preview.rebuild import Made
from ataskaita.preview.server import PreviewServer
from ataskaita.preview.state import State
from ataskaita.preview.supervisor import Preview
from ataskaita.project import Project

#: Seconds after which something that was waited for will surely never come.
PATIENCE = 240


class Heard:
    """Hears how a preview goes, and lets a test wait for it."""

    def __init__(self) -> None:
        self.said: Queue[tuple] = Queue()

    def ready(self, address: str) -> None:
        self.said.put(("ready", address))

    def copied(self, files: tuple[str, ...], seconds: float) -> None:
        self.said.put(("copied", files))

    def begun(self, files: tuple[str, ...], *, anew: bool) -> None:
        self.said.put(("begun", files, anew))

    def made(self, made: Made, seconds: float) -> None:
        self.said.put((made.what, made.names))

    def failed(self, text: str) -> None:
        self.said.put(("failed", text))

    def ended(self, *, abandoned: bool) -> None:
        self.said.put(("abandoned" if abandoned else "ended",))

    def wait_for(self, *wanted: str) -> tuple:
        """What is said next of these; a failure that is not waited for fails the test."""
        while True:
            try:
                found = self.said.get(timeout=PATIENCE)
            except Empty:
                pytest.fail(f"nothing was heard of {wanted}")
            if found[0] in wanted:
                return found
            assert found[0] != "failed", found


class Running:
    """A preview of a project that runs in this process, as a person and a browser see it."""

    def __init__(self, project: Project) -> None:
        self.project, self.heard = project, Heard()
        self.preview = self.preview_of(project, self.heard)
        self._errors: list[BaseException] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.port = int(self.heard.wait_for("ready")[1].rstrip("/").rpartition(":")[2])

    @staticmethod
    def preview_of(project: Project, heard: Heard | None = None) -> Preview:
        return Preview(project, as_text, heard or Heard())

    def _run(self) -> None:
        try:
            self.preview.run()
        except BaseException as error:
            self._errors.append(error)

    def stop(self) -> None:
        self.preview.stop()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()
        assert not self._errors, self._errors

    def settle(self) -> None:
        """Wait until all that was saved has become pages and PDFs."""
        self.heard.wait_for("ended")

    def get(
        self, path: str, host: str | None = None, method: str = "GET"
    ) -> http.client.HTTPResponse:
        """Ask for something; the answer has been read, its content is in `.content`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        if host != "":
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        answer.content = answer.read()
        connection.close()
        return answer

    def page(self, stem: str) -> str:
        return self.get(f"/{stem}.html").content.decode()

    def condition(self, stem: str) -> dict:
        """What an open page is told at once."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/_preview/follow?page={stem}")
        line = connection.getresponse().readline()
        connection.close()
        return json.loads(line.removeprefix(b"data: "))

    def replace(self, file: str, old: str, new: str) -> None:
        """Save a file with something else in it, as an editor does: by another one's new name."""
        path = self.project.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        beside = path.with_name(f".{path.name}.swp")
        beside.write_text(text.replace(old, new), encoding="utf-8")
        beside.replace(path)


@pytest.fixture
def small_report(small_site: Project, tmp_path: Path) -> Project:
    """A copy of the small report with all that was kept of its last render, to change at will."""
    folder = tmp_path / "report"
    shutil.copytree(small_site.root, folder, ignore=shutil.ignore_patterns("__pycache__", "_site"))
    return Project(folder)


@pytest.fixture
def previewed(small_report: Project) -> Iterator[Callable[[], Running]]:
    """Starts a preview of a copy of the small report; it ends with the test."""
    started: list[Running] = []

    def start() -> Running:
        started.append(Running(small_report))
        return started[-1]

    yield start
    for running in started:
        running.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pages that somebody has made."""
    made = tmp_path / "site"
    (made / "assets" / "provenance").mkdir(parents=True)
    (made / "index.html").write_text("<html><head><title>Pirmas</title></head>\n", "utf-8")
    (made / "02-a.html").write_text("<html><head></head>Antras", "utf-8")
    (made / "assets" / "text.css").write_text("p {}", "utf-8")
    (made / "report.pdf").write_bytes(b"%PDF-")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return made


@pytest.fixture
def server(folder: Path) -> Iterator[PreviewServer]:
    """A server of these pages, which nobody makes again."""
    serving = PreviewServer(State(folder), folder.parent)
    threading.Thread(target=serving.serve_forever, args=[0.02], daemon=True).start()
    yield serving
    serving.state.tell(closed=True)
    serving.shutdown()
    serving.server_close()
