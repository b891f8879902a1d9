"""Make the pictures of docs/vadovas.md again, as docs/images/vadovas-*.png.

It follows the guide in a copy of the small report up to each place where there is a picture:

    .venv/bin/python docs/images/guide.py

Needs Chromium for pages and terminals, and LibreOffice for the workbook; the tests need neither.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import pypdfium2  # noqa: E402
from PIL import Image, ImageChops  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.terminal_theme import SVG_EXPORT_THEME  # noqa: E402
from rich.text import Text  # noqa: E402

from ataskaita.project import Project  # noqa: E402
from tests.support import librarian  # noqa: E402
from tests.support.guide import Step, steps  # noqa: E402
from tests.support.projects import copy_small_report, list_chapters  # noqa: E402

FOLDER = ROOT / "docs" / "images"

#: A chapter that lists all indicators, of whatever report.
CATALOGUE = ROOT / "src/ataskaita/new_library/templates/notebooks/12-catalogue.ipynb"

#: Columns of the terminal, and pixels a picture is wide at most.
COLUMNS, WIDTH = 92, 900

_TURNING = re.compile("[\u2800-\u28ff]")


def main() -> None:
    """Follow the guide, and take a picture where it has one."""
    with tempfile.TemporaryDirectory() as parent, sync_playwright() as api:
        browser = api.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        project = copy_small_report(Path(parent) / "ataskaita")
        for step in steps((ROOT / "docs" / "vadovas.md").read_text(encoding="utf-8")):
            if step.hand:
                getattr(librarian, step.hand)(project)
                continue
            if "preview" in step.command:
                continue
            said = _run(project, step)
            if step.command == f"ataskaita new-year {librarian.YEAR}":
                _terminal(browser, "metai", step.command, said)
            elif step.command.startswith("ataskaita workbook --by-unit"):
                _workbook(project.root / "siuntimui" / f"{librarian.YEAR}-laiu.xlsx")
            elif step.command == "ataskaita validate" and step.exit:
                _terminal(browser, "klaida", step.command, said)
            elif step.command == "ataskaita publish":
                _page(browser, project)
                break
        browser.close()


def _run(project: Project, step: Step) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ataskaita", *step.arguments(project.root)],
        cwd=project.root,
        env=os.environ
        | {
            "ATASKAITA_LANG": "lt",
            "PYTHONPATH": os.pathsep.join(sys.path[:2]),
            "PYTHONIOENCODING": "utf-8",
            "FORCE_COLOR": "1",
            "COLUMNS": str(COLUMNS),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != step.exit:
        raise SystemExit(f"docs/vadovas.md:{step.line}: {step.command}\n{done.stdout}")
    # What turns while something is waited for.
    return "\n".join(line for line in done.stdout.splitlines() if not _TURNING.search(line))


def _terminal(browser: Browser, name: str, command: str, said: str) -> None:
    """A picture of what a command has printed."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), highlight=False)
    console.print(Text(f"$ {command}", style="bold"))
    console.print(Text.from_ansi(re.sub(r"\x1b\[(\?25[lh]|\d?[AK])", "", said).strip()))
    page = browser.new_page(viewport={"width": WIDTH, "height": 200})
    body = console.export_html(
        theme=SVG_EXPORT_THEME,
        inline_styles=True,
        code_format="<body style='margin:0;background:#292929;color:#c5c8c6'><pre style='margin:0;"
        "padding:14px;font:14px/1.35 DejaVu Sans Mono,monospace;white-space:pre-wrap'>{code}</pre>",
    )
    page.set_content(body)
    picture = page.locator("pre").screenshot()
    page.close()
    _save(name, Image.open(io.BytesIO(picture)))


def _workbook(path: Path) -> None:
    """A picture of the first sheet to fill in, as LibreOffice draws it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
        subprocess.run(command, check=True, capture_output=True)
        document = pypdfium2.PdfDocument(Path(folder) / f"{path.stem}.pdf")
        picture = document[1].render(scale=1.6).to_pil().convert("RGB")
        document.close()
    # Far below is only the number of the page.
    picture = picture.crop((0, 0, picture.width, picture.height * 2 // 3))
    white = Image.new("RGB", picture.size, "white")
    left, top, right, bottom = ImageChops.difference(picture, white).getbbox()
    edge = 12
    _save("knyga", picture.crop((left - edge, top - edge, right + edge, bottom + edge)))


def _page(browser: Browser, project: Project) -> None:
    """A picture of a chapter, with what stands behind a number.

    Pages tell that only where the report has a catalogue of indicators, which the small one lacks.
    """
    shutil.copy(CATALOGUE, project.notebooks)
    chapters = [project.relative(path) for path in project.chapters]
    list_chapters(project.root, *chapters, appendices=[f"notebooks/{CATALOGUE.name}"])
    _run(project, Step(0, command="ataskaita render"))
    page = browser.new_page(viewport={"width": WIDTH, "height": 640})
    page.goto((project.site / "01-readers.html").as_uri())
    page.locator("main p a.v").first.click()
    page.locator("#origin:visible").wait_for()
    _save("svetaine", Image.open(io.BytesIO(page.screenshot())))
    page.close()


def _save(name: str, picture: Image.Image) -> None:
    """Write a small file: 256 colours are enough for letters and frames."""
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)))
    small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    path = FOLDER / f"vadovas-{name}.png"
    small.save(path, optimize=True)
    print(path.relative_to(ROOT), f"{path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
