"""Lists of patterns and words, in the YAML files beside this module."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from ataskaita.yaml_file import read_mapping


def patterns(file: str) -> dict[str, Any]:
    """What a file lists, with the parts in it that names in capitals between braces stand for."""
    listed = read_mapping(Path(__file__).with_name(file))
    parts = listed.pop("parts", {})

    def whole(said: Any) -> Any:
        if isinstance(said, dict):
            return {name: whole(one) for name, one in said.items()}
        if isinstance(said, list):
            return [whole(one) for one in said]
        return re.sub(r"\{([A-Z_]+)\}", lambda found: whole(parts[found[1]]), said)

    return whole(listed)


@lru_cache(maxsize=64)
def whole_words(forms: str) -> re.Pattern[str]:
    """Match whole words; white space in `forms` only sets alternatives apart."""
    return re.compile(rf"\b(?:{'|'.join(forms.split())})\b")
