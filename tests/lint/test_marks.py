"""Claims with their tests, typed texts with their reasons."""

from __future__ import annotations

import pytest

import ataskaita.chapter.claims as claims
from ataskaita.lint.marks import PREDICATES
from tests.lint.conftest import rules

VALUE = '`{python} v("lending.items")`'


@pytest.mark.parametrize(
    "sentence",
    [
        '[8 dalyviai]{.typed reason="seminaro sąlyga, ne rodiklis"} dirbo.',
        f"""[Daugiausia]{{.claim test="largest('visits.total', 'islands')"}} – {VALUE}.""",
        """[Augo]{.claim test="rising('lending.items') and not falling('users')"} išduotis.""",
        f"""[Didžioji dalis, {VALUE}]{{.claim test="share('loans.type_share', a='b')"}}.""",
        """Suure [mažiau negu kaime]{.claim test="exceeds('users', 'islands', 'suur')"}.""",
    ],
)
def test_a_marked_text_passes(text, sentence):
    assert text(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("[8 dalyviai]{.typed} dirbo.", "mark-reason"),
        ('[8 dalyviai]{.typed reason="taip"} dirbo.', "mark-reason"),
        (f'[Augo {VALUE}]{{.typed reason="bibliotekos nuomonė"}}.', "mark-reason"),
        (f'[{"a " * 13}]{{.typed reason="bibliotekos nuomonė"}}.', "mark-reason"),
        ("[Daugiausia]{.claim} knygų.", "claim-test"),
        ('[Daugiausia]{.claim test="True"} knygų.', "claim-test"),
        ('[Daugiausia]{.claim test="largest("} knygų.', "claim-test"),
        ("""[Mažiausia]{.claim test="largest('users', 'islands')"} dalis.""", "reversed"),
        ("""[Augo]{.claim test="falling('users')"} išduotis.""", "reversed"),
        ("[[Augo]]{.claim test='x'} išduotis.", "mark-syntax"),
        ("""[Augo 5 %]{.claim test="rising('users')"}.""", "typed-number"),
    ],
)
def test_a_mark_must_be_whole_and_say_what_is_tested(text, sentence, rule):
    assert rule in rules(text(sentence))


def test_a_caption_may_be_marked_but_not_claim(code):
    marked = "#| tbl-cap: 'Grupės po [8 vaikus]{.typed reason=\"programos sąlyga\"}'"
    assert rules(code(marked)) == []
    assert rules(code("#| tbl-cap: '[Augo]{.claim test=\"rising(1)\"}'")) == ["claim-test"]


def test_the_lint_knows_every_predicate():
    public = {
        name
        for name, thing in vars(claims).items()
        if callable(thing)
        and getattr(thing, "__module__", "") == claims.__name__
        and not name.startswith("_")
    }
    assert set(PREDICATES) == public - {"check", "Verdict"}
