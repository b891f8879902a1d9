"""Copies of the project to measure on; the tree itself is never rendered or changed."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from ataskaita.chapter_list import listed_chapters
from ataskaita.registry import FOLDERS
from benchmarks.tools import kernel

ROOT = Path(__file__).parents[1]

#: What a render reads, and the code, so that a module can be changed.
PARTS = ("data", *FOLDERS, "notebooks", "src", "index.qmd", "report.qmd", "_quarto.yml",
         "_variables.yml", "requirements.lock")  # fmt: skip

IGNORED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*_files")


@dataclass(frozen=True)
class Workplace:
    """A copy of the project.

    Parameters
    ----------
    root : Path
        Its folder.
    """

    root: Path

    @classmethod
    def make(cls, folder: Path) -> Workplace:
        """Copy the project into a folder that does not exist yet."""
        folder.mkdir(parents=True)
        for name in PARTS:
            path = ROOT / name
            if path.is_dir():
                shutil.copytree(path, folder / name, ignore=IGNORED)
            elif path.is_file():
                shutil.copy(path, folder / name)
        return cls(folder)

    @property
    def chapters(self) -> list[Path]:
        """The notebooks of the book, in order."""
        settings = yaml.safe_load((self.root / "_quarto.yml").read_text(encoding="utf-8"))
        return [chapter.path for chapter in listed_chapters(self.root, settings)]

    @property
    def environment(self) -> dict[str, str]:
        """Environment variables: the code of the copy, in the environment of the project."""
        plain = {k: v for k, v in os.environ.items() if not k.startswith(("ATASKAITA_", "MAKE"))}
        path = os.pathsep.join([str(self.root / "src"), str(self.root)])
        return (
            plain
            | kernel(self.root.parent / "jupyter")
            | {
                "PYTHONPATH": path,
                "ATASKAITA_PROJECT": str(self.root),
                "QUARTO_PYTHON": sys.executable,
            }
        )

    def clear(self) -> None:
        """Delete everything that was made."""
        for name in ("_build", "_site", "_book", ".quarto", "_made"):
            shutil.rmtree(self.root / name, ignore_errors=True)
