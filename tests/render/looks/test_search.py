from __future__ import annotations

import pytest

from ataskaita.errors import RenderError
from ataskaita.render.embedded.tools import write_search_index


def test_the_index_stands_beside_the_pages(site):
    write_search_index(site)
    assert (site / "pagefind" / "pagefind.js").is_file()
    assert list((site / "pagefind" / "fragment").iterdir())


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(RenderError, match="Pagefind stopped"):
        write_search_index(tmp_path / "nowhere")
