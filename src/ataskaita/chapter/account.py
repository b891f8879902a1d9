"""The account of a chapter: what its kernel has printed and read, for the process that runs it."""

from __future__ import annotations

import orjson
from IPython.display import JSON

from ataskaita.chapter.explain import explain
from ataskaita.chapter.session import session
from ataskaita.project import Project


def account() -> JSON:
    """What this kernel has printed and read, for the process that runs it.

    Returns
    -------
    JSON
        ``ledger`` (the numbers printed, in order), ``details`` (what a reader may ask of each, by
        its id; as text, so that it is handed on as it is) and ``files`` (the data files that were
        read, by their checksums).
    """
    used = session()
    shown = {entry.value.key: entry.value for entry in used.entries}
    details = {key: explain(value) for key, value in shown.items()}
    return JSON(
        {
            "ledger": [entry.record() for entry in used.entries],
            "details": orjson.dumps(details).decode(),
            "files": used.tables.checksums(Project.find().root),
        }
    )
