from __future__ import annotations

import nbformat.v4 as v4
import pytest

from tests.support.projects import copy_small_report, list_chapters, save_chapter

#: A chapter as a library writes it, of 2019.
TEXT = """\
# Renginiai {#sec-happenings}

{{< var year >}} m. vyko paroda. Skaitė `{python} v("readers.total")` skaitytojų.

Svečiai:

- poetė Ona Onaitė;
- **Jonas Jonaitis** – dailininkas.

## Kas toliau

Metų pabaigoje vedėja išėjo. Finansavimas negautas.
"""


@pytest.fixture
def project(tmp_path):
    """A project of 2019 with one chapter and a landing page that says nothing."""
    found = copy_small_report(tmp_path / "project", chapters=())
    for path in found.root.rglob("*.confirmed.yml"):
        path.unlink()
    save_chapter(found, "05-happenings", [v4.new_markdown_cell(TEXT)])
    list_chapters(found.root, "notebooks/05-happenings.ipynb")
    return found


@pytest.fixture
def chapter(project):
    """That chapter."""
    return project.notebooks / "05-happenings.ipynb"
