"""What is found however it is disguised, and what passes however much it looks like a number."""

from __future__ import annotations

import pytest

from tests.lint.disguises import CODE, HARMLESS, HARMLESS_CODE, TEXTS


def test_there_are_enough_of_each():
    assert len(TEXTS) + len(CODE) >= 100
    assert len(HARMLESS) + len(HARMLESS_CODE) >= 50


@pytest.mark.parametrize("trick", TEXTS)
def test_a_disguise_in_a_text_is_found(text, trick):
    assert text(TEXTS[trick])


@pytest.mark.parametrize("trick", CODE)
def test_a_disguise_in_code_is_found(code, trick):
    assert code(CODE[trick])


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_harmless_text_passes(text, kind):
    assert text(HARMLESS[kind]) == []


@pytest.mark.parametrize("kind", HARMLESS_CODE)
def test_harmless_code_passes(code, kind):
    assert code(HARMLESS_CODE[kind]) == []
