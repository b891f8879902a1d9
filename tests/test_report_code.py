"""Code of a report that may read more than the data is found out by its text."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from ataskaita import report_code
from ataskaita.report_code import reads_more
from tests.conftest import ROOT, SMALL


def said(folder: Path, code: str, file: str = "vocabulary/__init__.py") -> str:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(code, encoding="utf-8")
    return reads_more(folder)


@pytest.mark.parametrize("report", [ROOT, SMALL])
def test_the_code_of_reports_reads_nothing_but_the_data(report):
    assert reads_more(report) == ""


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("from pathlib import Path", "imports pathlib"),
        ("import time", "imports time"),
        ("def f():\n    import os", "imports os"),
        ("def f():\n    return open('x').read()", "uses open"),
        ("def f(path):\n    return path.read_text()", "uses read_text"),
        ("def f(path):\n    return list(path.iterdir())", "uses iterdir"),
        ("import pandas as pd", "imports pandas"),
        ("from ataskaita.yaml_file import read_yaml", "imports ataskaita.yaml_file"),
        ("from ataskaita import registry", "imports ataskaita.registry"),
        ("import ataskaita.project", "imports ataskaita.project"),
        ("from ataskaita.chapter.session import Project", "uses Project"),
        ("from dataclasses import sys", "uses sys"),
        ("import collections\ncollections._sys", "uses _sys"),
        ("from operator import attrgetter", "uses attrgetter"),
        ("getattr(1, 'real')", "uses getattr"),
        ("__builtins__['open']", "uses __builtins__"),
        ("().__class__.__base__.__subclasses__()", "uses __subclasses__"),
        ("f'{__file__}'", "uses __file__"),
        ("eval('1')", "uses eval"),
        ("match 1:\n    case int(__dict__=x):\n        x", "uses __dict__"),
        ("import helper", "imports helper"),
        ("import schemas.a", ""),
        ("from vocabulary.units import names", ""),
        ("import re, math\nfrom ataskaita.chapter.text import v", ""),
        ("def broken(:", ""),
    ],
)
def test_what_may_read_is_named_with_its_place(tmp_path, code, what):
    found = said(tmp_path, code)
    assert found.endswith(what) if what else found == ""
    assert not what or found.startswith("vocabulary/__init__.py, line ")


def test_schemas_may_use_the_libraries_they_are_written_with_but_read_nothing(tmp_path):
    file = "schemas/visits.py"
    assert said(tmp_path, "import pandera.pandas as pa\nimport pandas as pd", file) == ""
    assert said(tmp_path, "import pandas as pd\npd.read_csv('x')", file).endswith("uses read_csv")


def test_a_module_without_a_text_is_in_doubt(tmp_path):
    assert said(tmp_path, "", "vocabulary/fast.so") == "vocabulary/fast.so is compiled"


def test_the_parts_of_the_engine_that_may_be_used_are_there():
    assert all(map(find_spec, report_code._OF_ENGINE))
