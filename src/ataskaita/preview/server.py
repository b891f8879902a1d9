"""The server: pages of one folder, for this machine alone, and a line of news.

Pages have a script beside what readers will get, which hears of changes.

It listens on the loopback address only and answers nobody who calls it by another name: a page of
some other site, whose name was made to lead here, could otherwise read the report.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from ataskaita.errors import UserError
from ataskaita.preview.state import FIRST, Condition, State
from ataskaita.translation import _, language

ADDRESS = "127.0.0.1"

#: Seconds after which an open line says that it is still there.
_BEAT = 15

#: Seconds that somebody may take to ask for something.
_PATIENCE = 60

#: What never changes while it is previewed; the rest is always asked for again.
_FONTS = "assets/fonts/"

#: What Python itself knows; what a system says of endings may be anything.
_TYPES = MimeTypes()

#: What a page may load: what comes from here.
_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    # The search is a program of WebAssembly.
    "script-src 'self' 'wasm-unsafe-eval'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)

#: The part of the addresses that is the preview's own.
AREA = "_preview"

#: Files of the script, by their names below `AREA`.
CLIENT = {name: Path(__file__).parent / "client" / name for name in ("preview.js", "preview.css")}

#: Where a page gets its script.
_END = "</head>"

#: A page for where there is none.
_EMPTY = Path(__file__).parent / "client" / "empty.html"


class PreviewServer(ThreadingHTTPServer):
    """Serves the pages.

    Parameters
    ----------
    state : State
        What open pages are told; it names the folder of the pages.
    root : Path
        The project's folder, which another preview may ask for.
    port : int
        Where to listen; 0 for any free port.

    Raises
    ------
    UserError
        The port is taken.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, state: State, root: Path, port: int = 0) -> None:
        self.state, self.root = state, root
        try:
            super().__init__((ADDRESS, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = _("The preview can't use port {port}: {reason}.")
            fix = _("Choose another one, or leave --port out: a free one is found.")
            raise UserError(message.format(port=port, reason=reason), fix) from None

    def server_bind(self) -> None:
        """Take the port, without asking the network what this machine is called."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    @property
    def address(self) -> str:
        """Where a browser finds the landing page."""
        return f"http://{ADDRESS}:{self.server_port}/"

    @property
    def names(self) -> tuple[str, ...]:
        """What this server may be called."""
        return f"{ADDRESS}:{self.server_port}", f"localhost:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that leaves in the middle of an answer is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE
    server_version, sys_version = "ataskaita", ""

    def do_GET(self) -> None:
        if self.headers.get("Host") not in self.server.names:
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        asked = urlsplit(self.path)
        if asked.path.startswith(f"/{AREA}/"):
            self._answer_own(asked.path.removeprefix(f"/{AREA}/"), parse_qs(asked.query))
        else:
            self._answer(unquote(asked.path).removeprefix("/") or f"{FIRST}.html")

    def log_message(self, *given: object) -> None:
        """Say nothing: the terminal is for what the analyst has changed."""

    def _answer(self, name: str) -> None:
        # Before the page is read: it may be replaced in between, and has to be loaded again then.
        known = self.server.state.of(name.removesuffix(".html"))
        path = confined(self.server.state.folder, name)
        if path is not None and path.is_file():
            content = path.read_bytes()
            if path.suffix == ".html":
                self._send_page(HTTPStatus.OK, content.decode(), path.stem, known)
            else:
                kind = _TYPES.guess_type(path.name)[0] or "application/octet-stream"
                keep = "max-age=3600" if name.startswith(_FONTS) else "no-store"
                self._send(HTTPStatus.OK, content, kind, keep)
        elif name.endswith(".html"):
            found = any(self.server.state.folder.glob("*.html"))
            status = HTTPStatus.NOT_FOUND if found else HTTPStatus.OK
            self._send_page(status, empty_page(missing=found), Path(name).stem, known)
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _answer_own(self, name: str, query: dict[str, list[str]]) -> None:
        if name == "follow":
            self._send_events(query.get("page", [""])[0])
        elif name == "project":
            # Another preview asks whether this one shows the same project.
            self._send(HTTPStatus.OK, str(self.server.root).encode(), "text/plain")
        elif name in CLIENT:
            self._send(HTTPStatus.OK, CLIENT[name].read_bytes(), _TYPES.guess_type(name)[0])
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _send_page(self, status: HTTPStatus, text: str, stem: str, known: Condition) -> None:
        if status == HTTPStatus.OK:
            self.server.state.looked_at = stem
        self._send(status, with_client(text, stem, known).encode(), "text/html")

    def _send(self, status: HTTPStatus, content: bytes, kind: str, keep: str = "no-store") -> None:
        text = kind.startswith("text/") or kind.endswith(("json", "javascript"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", keep)
        # A PDF has none, which its viewer could not obey; the search's worker obeys its script's.
        if kind != "application/pdf":
            self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(content)

    def _send_events(self, page: str) -> None:
        """Tell an open page how things are, now and whenever that changes, until it is closed."""
        state = self.server.state
        if page:
            state.looked_at = page
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        known = None
        while not state.closed:
            found = state.wait(page, known, _BEAT)
            if found != known:
                self.wfile.write(f"data: {json.dumps(asdict(found))}\n\n".encode())
            else:
                self.wfile.write(b":\n\n")
            self.wfile.flush()
            known = found


def confined(folder: Path, name: str) -> Path | None:
    """The path of a file below a folder, whatever its name; None where it would lie elsewhere."""
    hidden = any(part.startswith(".") for part in name.split("/"))
    if hidden or any(sign in name for sign in "\\\0:") or name.startswith("/"):
        return None
    try:
        path, inside = (folder / name).resolve(), folder.resolve()
    except (OSError, ValueError):
        return None
    return path if path.is_relative_to(inside) else None


def with_client(page: str, stem: str, known: Condition) -> str:
    """A page with the script that shows errors in it, and loads it again when it has changed.

    Parameters
    ----------
    page : str
        Its HTML.
    stem : str
        Its name.
    known : Condition
        How the preview was before the page was read; by this the script tells what has changed.
    """
    words = json.dumps(_words(), ensure_ascii=False)
    given = {"page": stem, "version": known.page, "styles": str(known.styles), "words": words}
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in given.items())
    client = (
        f'<link rel="stylesheet" href="/{AREA}/preview.css">\n'
        f'<script src="/{AREA}/preview.js" {data} defer></script>\n'
    )
    return page.replace(_END, client + _END, 1)


def empty_page(*, missing: bool) -> str:
    """A page for where there is none.

    Parameters
    ----------
    missing : bool
        There are others; otherwise none has been made yet.
    """
    title, link = _("The preview is being prepared"), ""
    text = _("The first time takes some seconds; the page is then shown here by itself.")
    if missing:
        title, first = _("There is no such page"), _("To the first page")
        text = _("As soon as the report has it, it is shown here. The others are in the contents.")
        link = f' <a href="/">{escape(first)}</a>'
    page = _EMPTY.read_text(encoding="utf-8")
    return page.format(language=language(), title=escape(title), text=f"{escape(text)}{link}")


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "error": _("Error – the last good version is shown"),
        "nothing": _("Error – there is no good version yet"),
        "hide": _("Hide"),
        "show": _("Show the error"),
        "working": _("Updating…"),
        "stopped": _("The preview has been stopped; this page no longer follows changes."),
    }
