"""However often data changes, what is kept of it never says anything that is no longer so."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.support.outcomes import assert_as_read_anew


def shifted(text: str, chance: random.Random) -> str:
    """One number, one greater."""
    lines = text.splitlines()
    row = chance.randrange(1, len(lines))
    cells = lines[row].split(",")
    numbers = [place for place, cell in enumerate(cells) if cell.isdigit()]
    if numbers:
        place = chance.choice(numbers)
        cells[place] = str(int(cells[place]) + 1)
    lines[row] = ",".join(cells)
    return "\n".join(lines) + "\n"


def spoilt(text: str, chance: random.Random) -> str:
    """One cell that holds what it should not."""
    lines = text.splitlines()
    row = chance.randrange(1, len(lines))
    cells = lines[row].split(",")
    cells[chance.randrange(len(cells))] = chance.choice(["", "daug", "-1", "ignalina"])
    lines[row] = ",".join(cells)
    return "\n".join(lines) + "\n"


def doubled(text: str, chance: random.Random) -> str:
    """One row twice."""
    lines = text.splitlines()
    return "\n".join([*lines, lines[-1]]) + "\n"


@pytest.mark.parametrize("seed", range(2))
def test_however_often_data_is_broken_and_mended_the_outcome_is_that_of_reading_it_anew(kept, seed):
    chance = random.Random(seed)
    sound = {
        path: path.read_text(encoding="utf-8")
        for path in sorted(kept.data.rglob("*"))
        if path.name.endswith((".csv", ".meta.yml"))
    }
    for step in range(6):
        if step % 2 == 0:
            for path, text in sound.items():
                _save(path, text)
        path = chance.choice(list(sound))
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yml":
            _save(path, chance.choice([f"# {step}\n{text}", text.replace("received:", "got:")]))
        else:
            _save(path, chance.choice([shifted, shifted, spoilt, doubled])(text, chance))
        assert_as_read_anew(kept)


def _save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
