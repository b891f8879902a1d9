"""What a render prints while it goes on."""

from __future__ import annotations

import pytest

from ataskaita.cli.progress import ChapterProgress


@pytest.mark.parametrize(("fails", "mark"), [(True, "✗"), (False, "✓")])
def test_the_step_at_which_it_ends_is_marked_by_how_it_ended(capsys, fails, mark):
    def go():
        with ChapterProgress() as progress:
            progress.step("Checking")
            progress.step("Reading")
            if fails:
                raise ValueError

    if fails:
        with pytest.raises(ValueError):  # noqa: PT011
            go()
    else:
        go()
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("✓ Checking")
    assert last.startswith(f"{mark} Reading")
