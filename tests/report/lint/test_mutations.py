from __future__ import annotations

from collections import Counter

import nbformat.v4 as v4
import pytest

from ataskaita.lint.check import check_chapter, check_notebook
from ataskaita.project import Project
from tests.conftest import ROOT
from tests.report.lint.mutations import Mutation, Mutator

PROJECT = Project(ROOT)


@pytest.fixture(scope="module")
def mutations() -> list[Mutation]:
    return list(Mutator(PROJECT.sources).all())


def test_there_are_hundreds_of_mutations_of_every_kind(mutations):
    kinds = Counter(mutation.kind for mutation in mutations)
    assert len(mutations) > 300
    assert len(kinds) > 20


def test_nearly_every_mutation_is_caught(mutations):
    missed = [
        f"{mutation.chapter}, {mutation.kind}: {mutation.change}"
        for mutation in mutations
        if not list(
            check_notebook(
                v4.new_notebook(cells=[mutation.cell]), mutation.chapter, PROJECT.variables
            )
        )
    ]
    rate = 1 - len(missed) / len(mutations)
    print(f"{len(mutations)} mutations, {rate:.1%} caught")
    assert rate >= 0.95, "\n".join(missed)


@pytest.mark.parametrize("source", PROJECT.sources, ids=lambda source: source.stem)
def test_the_real_chapters_have_no_findings(source):
    assert [str(finding) for finding in check_chapter(PROJECT, source)] == []
