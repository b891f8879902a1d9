"""Where a program may have few files open, few chapters run at once, or it is told."""

from __future__ import annotations

import pytest

from ataskaita.errors import UserError
from ataskaita.execution import limits
from ataskaita.execution.limits import jobs_that_fit


@pytest.mark.parametrize(("allowed", "jobs"), [(None, 9), (4096, 9), (128, 3), (96, 1)])
def test_as_many_chapters_run_at_once_as_the_system_allows(monkeypatch, allowed, jobs):
    monkeypatch.setattr(limits, "_open_files", lambda: allowed)
    assert jobs_that_fit(9) == jobs


def test_where_not_even_one_could_run_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(limits, "_open_files", lambda: 64)
    with pytest.raises(UserError, match=r"only 64 open files.*ulimit -n 1024"):
        jobs_that_fit(None)
