from __future__ import annotations

import http.client
import json

import pytest

from ataskaita.errors import UserError
from ataskaita.preview.server import PreviewServer, confined
from ataskaita.preview.state import State


@pytest.fixture
def ask(server):
    def asked(path: str, method: str = "GET", host: str | None = None):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        connection.putrequest(method, path, skip_host=True)
        if host != "":
            connection.putheader("Host", host or server.names[0])
        connection.endheaders()
        answer = connection.getresponse()
        answer.content = answer.read()
        connection.close()
        return answer

    return asked


def test_a_page_is_served_with_the_script_that_hears_of_changes(ask, server):
    answer = ask("/02-a.html")
    assert answer.status == 200
    assert b"Antras" in answer.content
    assert b'src="/_preview/preview.js" data-page="02-a"' in answer.content
    assert server.state.version("02-a").encode() in answer.content
    assert ask("/_preview/preview.js").status == ask("/_preview/preview.css").status == 200


def test_the_first_page_is_the_landing_page(ask):
    assert "Pirmas" in ask("/").content.decode()


def test_other_files_are_served_as_they_are(ask, folder):
    assert ask("/assets/text.css").content == (folder / "assets" / "text.css").read_bytes()
    assert ask("/report.pdf").getheader("Content-Type") == "application/pdf"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/assets/%00",
        "/C:/secret.txt",
        "/link/secret.txt",
        "/assets",
        "/.hidden",
        "/_preview/../secret.txt",
        "/_preview/nothing",
    ],
)
def test_nothing_outside_the_folder_is_served(ask, folder, path):
    (folder / "link").symlink_to(folder.parent)
    (folder / ".hidden").write_text("hidden", encoding="utf-8")
    answer = ask(path)
    assert answer.status == 404
    assert b"secret" not in answer.content


@pytest.mark.parametrize(
    "host", ["", "example.com", "example.com:{port}", "127.0.0.1", "[::1]:{port}"]
)
def test_who_calls_the_server_by_another_name_is_refused(ask, server, host):
    assert ask("/", host=host.format(port=server.server_port)).status == 403
    assert ask("/_preview/follow", host=host.format(port=server.server_port)).status == 403


def test_it_answers_to_localhost(ask, server):
    assert ask("/", host=f"localhost:{server.server_port}").status == 200


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_but_reading_is_understood(ask, method):
    assert ask("/", method=method).status == 501


def test_a_page_may_run_the_scripts_of_the_site_and_no_others(ask):
    policy = ask("/").getheader("Content-Security-Policy")
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert "frame-ancestors 'none'" in policy
    # The worker that searches obeys the policy of its own script.
    assert "'wasm-unsafe-eval'" in ask("/assets/text.css").getheader("Content-Security-Policy")


def test_a_page_that_is_not_there_says_so_and_waits_for_it(ask):
    answer = ask("/09-later.html")
    assert answer.status == 404
    assert b'data-page="09-later" data-version=""' in answer.content
    assert b"There is no such page" in answer.content


def test_before_anything_is_made_a_page_says_so_and_waits(ask, folder):
    for page in folder.glob("*.html"):
        page.unlink()
    answer = ask("/")
    assert answer.status == 200
    assert b"being prepared" in answer.content


def test_an_open_page_hears_of_errors_and_changes(server, folder):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request("GET", "/_preview/follow?page=02-a")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type").startswith("text/event-stream")

    def told() -> dict:
        # A line that is silent for long says that it is still there.
        while not (line := answer.readline()).startswith(b"data: "):
            assert line in (b":\n", b"\n")
        return json.loads(line.removeprefix(b"data: "))

    first = told()
    assert first == {
        "page": server.state.version("02-a"), "styles": 0, "error": "", "working": True
    }  # fmt: skip
    assert server.state.looked_at == "02-a"
    server.state.tell(error="02-a: <b>klaida</b>", working=False)
    assert told()["error"] == "02-a: <b>klaida</b>"
    server.state.tell(styles=1)
    assert told()["styles"] == 1
    (folder / "02-a.html").write_text("kitas", encoding="utf-8")
    server.state.tell()
    assert told()["page"] not in ("", first["page"])
    server.state.tell(scripts=1)
    assert told()["page"] not in ("", first["page"])
    (folder / "02-a.html").unlink()
    server.state.tell()
    # What was said may come twice where a page was saved while it was looked at; never the last.
    while told()["page"] != "":
        continue
    connection.close()


def test_a_port_that_is_taken_is_told_with_what_to_do(server, folder):
    with pytest.raises(UserError, match=rf"can't use port {server.server_port}"):
        PreviewServer(State(folder), folder.parent, server.server_port)


def test_it_listens_on_this_machine_only(server):
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_path_stays_inside_its_folder(folder):
    assert confined(folder, "assets/text.css") == (folder / "assets" / "text.css").resolve()
    assert confined(folder, "a/../../secret.txt") is None
