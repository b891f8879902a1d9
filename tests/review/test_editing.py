"""Editing or dropping a sentence changes nothing else of the chapter."""

from __future__ import annotations

import json
import os
from decimal import Decimal

import nbformat
import nbformat.v4 as v4
import pytest

from ataskaita.errors import UserError
from ataskaita.review.editing import (
    drop_sentence,
    edit_and_confirm,
    faults_of,
    left_alone,
    replace_sentence,
)
from ataskaita.review.sentences import key_of, sentences_of
from ataskaita.review.store import read_confirmed
from ataskaita.review.unconfirmed import accept_new, confirm, unconfirmed
from tests.review.conftest import TEXT
from tests.support.projects import contents, save_chapter


def sentence(project, source, beginning):
    return next(one for one in sentences_of(project, source) if one.text.startswith(beginning))


def source_of(path):
    return nbformat.read(path, as_version=4).cells[0].source


def test_only_the_sentence_changes(project, chapter):
    before = chapter.read_text("utf-8")
    one = sentence(project, chapter, "Metų pabaigoje")
    copy = replace_sentence(project, chapter, one, "Metų pradžioje vedėja\ngrįžo. ")
    assert source_of(chapter) == TEXT.replace(
        "Metų pabaigoje vedėja išėjo.", "Metų pradžioje vedėja grįžo."
    )
    assert chapter.read_text("utf-8") == before.replace(
        "Metų pabaigoje vedėja išėjo.", "Metų pradžioje vedėja grįžo."
    )
    assert copy.read_text("utf-8") == before


@pytest.mark.parametrize(
    ("beginning", "gone", "instead"),
    [
        ("Metų pabaigoje", "Metų pabaigoje vedėja išėjo. ", ""),
        ("Finansavimas", " Finansavimas negautas.", ""),
        ("poetė", "- poetė Ona Onaitė;\n", ""),
        # The item before becomes the last one.
        ("**Jonas", "Onaitė;\n- **Jonas Jonaitis** – dailininkas.\n", "Onaitė.\n"),
        ("Svečiai:", "Svečiai:\n\n", ""),
    ],
)
def test_a_sentence_goes_with_the_space_it_took(project, chapter, beginning, gone, instead):
    drop_sentence(project, chapter, sentence(project, chapter, beginning))
    assert gone in TEXT
    assert source_of(chapter) == TEXT.replace(gone, instead)


def test_a_box_is_dropped_with_the_last_that_stood_in_it(project, chapter):
    box = "::: {.callout-note}\nVedėja išėjo.\n:::\n\n"
    save_chapter(project, chapter.stem, [v4.new_markdown_cell(f"Pirmas.\n\n{box}Antras.")])
    drop_sentence(project, chapter, sentence(project, chapter, "Vedėja"))
    assert source_of(chapter) == "Pirmas.\n\nAntras."


@pytest.mark.parametrize(
    ("before", "dropped", "left"),
    [
        ("- **Knygomatas.** Knygomatas stovi kieme.\n- Antras.", "Knygomatas", "- Antras."),
        ("Pirmas.\n\n**Knygomatas:** Knygomatas stovi kieme.\n", "Knygomatas", "Pirmas."),
        (
            "- **Knygomatas.** Knygomatas stovi kieme. Jis naujas.",
            "Jis",
            "- **Knygomatas.** Knygomatas stovi kieme.",
        ),
    ],
)
def test_a_label_goes_with_all_that_it_stood_before(project, chapter, before, dropped, left):
    save_chapter(project, chapter.stem, [v4.new_markdown_cell(before)])
    found = [one for one in sentences_of(project, chapter) if dropped in one.text]
    drop_sentence(project, chapter, found[-1])
    assert source_of(chapter) == left


@pytest.mark.parametrize(
    ("text", "dropped", "left", "said"),
    [
        ("Svečiai:\n\n- poetė Ona Onaitė.\n\nDar.", "poetė", "Svečiai:", "introduces nothing"),
        (
            "## Svečiai {#sec-x}\n\nNebuvo nė vieno.\n\n## Kita\n\nDar.",
            "Nebuvo",
            "Svečiai",
            "below",
        ),
        ("## Svečiai\n\nNebuvo nė vieno.", "Nebuvo", "Svečiai", "below"),
        ("## Ona\n\nOna dirba čia. Ji taip pat:\n\n- dainuoja.", "Ona d", "Ji taip pat:", "begins"),
    ],
)
def test_what_would_be_left_alone_is_named(project, chapter, text, dropped, left, said):
    save_chapter(project, chapter.stem, [v4.new_markdown_cell(text)])
    assert left_alone(chapter) == []
    drop_sentence(project, chapter, sentence(project, chapter, dropped))
    [(cell, alone, message)] = left_alone(chapter)
    assert (cell, alone) == ("1", left)
    assert said in message


def test_what_has_something_below_it_is_not_left_alone(project, chapter):
    cells = [v4.new_markdown_cell("# Diena\n\n## Svečiai"), v4.new_code_cell("1")]
    save_chapter(project, chapter.stem, cells)
    assert left_alone(chapter) == []


def test_a_page_of_markdown_is_edited_as_well(project):
    page = project.root / "index.qmd"
    text = "---\ntitle: x\n---\n\n# Pradžia {#sec-index}\n\nVedėja išėjo. Parodų nebuvo.\n\nDar.\n"
    page.write_bytes(text.replace("\n", "\r\n").encode())
    replace_sentence(project, page, sentence(project, page, "Vedėja"), "Vedėja grįžo.")
    drop_sentence(project, page, sentence(project, page, "Parodų"))
    expected = text.replace("Vedėja išėjo. Parodų nebuvo.", "Vedėja grįžo.")
    assert page.read_bytes() == expected.replace("\n", "\r\n").encode()


def test_a_notebook_written_by_another_program_is_written_as_jupyter_does(project, chapter):
    replace_sentence(project, chapter, sentence(project, chapter, "Metų pabaigoje"), "Kitas.")
    written = chapter.read_bytes()
    chapter.write_text(json.dumps(json.loads(written), indent=4), "utf-8")
    replace_sentence(project, chapter, sentence(project, chapter, "Kitas."), "Kitas.")
    assert chapter.read_bytes() == written


def test_a_chapter_saved_meanwhile_is_left_alone(project, chapter):
    one = sentence(project, chapter, "Metų pabaigoje")
    chapter.write_text(chapter.read_text("utf-8").replace("Svečiai:", "Viešnios:"), "utf-8")
    before = contents(project.root)
    with pytest.raises(UserError, match="changed meanwhile"):
        drop_sentence(project, chapter, one)
    assert contents(project.root) == before


@pytest.mark.parametrize(("killed_at", "said"), [("replace_sentence", 0), ("confirm", 1)])
def test_whoever_is_killed_between_chapter_and_confirmation_is_asked_nothing_again(
    project, chapter, monkeypatch, killed_at, said
):
    class Killed(BaseException):
        """Nothing that the program could catch."""

    def kill(*given, **options):
        raise Killed

    expect = {"readers.total": Decimal("444")}
    texts = ("Finansavimas negautas.", "Parama negauta.")
    one = sentence(project, chapter, texts[0])
    accept_new(project)
    confirm(project, chapter, {one.key}, expect=expect)
    monkeypatch.setattr(f"ataskaita.review.editing.{killed_at}", kill)
    with pytest.raises(Killed):
        edit_and_confirm(project, chapter, one, texts[1], None)
    assert texts[said] in source_of(chapter)
    assert texts[1 - said] not in source_of(chapter)
    assert unconfirmed(project, [chapter]) == []
    assert read_confirmed(project, chapter)[key_of(texts[said])].expect == expect


def test_a_heading_is_not_dropped(project, chapter):
    chapter.write_text(chapter.read_text("utf-8").replace("Kas toliau", "Diena „Tiltas“"), "utf-8")
    with pytest.raises(UserError, match="heading"):
        drop_sentence(project, chapter, sentence(project, chapter, "Diena"))


def test_what_the_lint_refuses_is_told_before_anything_is_written(project, chapter):
    one = sentence(project, chapter, "Metų pabaigoje")
    assert faults_of(project, chapter, one, "Vedėja grįžo.") == []
    assert [found.rule for found in faults_of(project, chapter, one, "Atėjo 57 svečiai.")] == [
        "typed-number"
    ]


def test_a_disk_that_is_full_leaves_the_chapter_whole(project, chapter, monkeypatch):
    before = chapter.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        drop_sentence(project, chapter, sentence(project, chapter, "poetė"))
    assert chapter.read_bytes() == before
    assert not list(project.root.rglob("*.part"))


def test_a_key_figure_goes_with_its_number(project, chapter):
    kept = '::: {.key-figure}\n`{python} v("lending.items")`\n\nIšduota\n:::'
    gone = kept.replace("lending.items", "readers.total").replace("Išduota", "Skaitė 2019 m.")
    figures = f"::: {{.key-figures}}\n{gone}\n\n{kept}\n:::"
    save_chapter(project, chapter.stem, [v4.new_markdown_cell(f"Vyko paroda.\n\n{figures}")])
    drop_sentence(project, chapter, sentence(project, chapter, '`{python} v("readers'))
    assert source_of(chapter) == f"Vyko paroda.\n\n::: {{.key-figures}}\n{kept}\n:::"


def test_the_only_sentence_of_a_cell_may_go(project, chapter):
    save_chapter(project, chapter.stem, [v4.new_markdown_cell("Vyko paroda.")])
    drop_sentence(project, chapter, sentence(project, chapter, "Vyko"))
    assert source_of(chapter).strip() == ""
    assert left_alone(chapter) == []
