"""The documentation says what the checks do."""

from __future__ import annotations

from tests.conftest import ROOT
from tests.supported.document import document


def test_the_page_is_made_of_the_list():
    written = (ROOT / "docs" / "supported.md").read_text(encoding="utf-8")
    assert written == document(), "python -m tests.supported.document > docs/supported.md"
