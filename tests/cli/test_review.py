"""Walking through the sentences that nobody has confirmed, as a librarian does."""

from __future__ import annotations

import contextlib
import sys

import nbformat
import nbformat.v4 as v4
import pytest
import yaml

from ataskaita.cli.review import Answers, review
from ataskaita.errors import LintErrors, UnconfirmedErrors, UserError
from ataskaita.project import Project
from ataskaita.review.unconfirmed import accept_new, unconfirmed
from tests.support.projects import (
    command_here,
    contents,
    copy_small_report,
    list_chapters,
    save_chapter,
)

TEXT = """\
# Renginiai {#sec-happenings}

Direktorė {{< var year >}} m. baigė studijas. Vyko paroda.

- poetė Ona Onaitė;
- dailininkas Jonas Jonaitis.
"""


@pytest.fixture
def project(tmp_path):
    """A project in which everything was confirmed for 2018, and 2019 has come."""
    found = copy_small_report(tmp_path / "project", chapters=())
    for path in found.root.rglob("*.confirmed.yml"):
        path.unlink()
    save_chapter(found, "05-happenings", [v4.new_markdown_cell(TEXT)])
    list_chapters(found.root, "notebooks/05-happenings.ipynb")
    accept_new(found)
    path = found.confirmed_file(found.notebooks / "05-happenings.ipynb")
    path.write_text(path.read_text("utf-8").replace("2019", "2018"), "utf-8")
    return Project(found.root)


@pytest.fixture
def walk(project, monkeypatch):
    """Answer at a terminal, one line after the other; then nobody answers any more."""

    def go(*lines, **options):
        given = iter(lines)

        def typed(*_):
            line = next(given, None)
            if line is None:
                raise EOFError
            if isinstance(line, BaseException):
                raise line
            return line

        monkeypatch.setattr("builtins.input", typed)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        options = {"chapter": "", "listed": False, "answers": Answers()} | options
        with contextlib.suppress(UnconfirmedErrors):
            review(project, **options)
        return [one.text for one in unconfirmed(project)]

    return go


def source_of(project):
    return nbformat.read(project.notebooks / "05-happenings.ipynb", as_version=4).cells[0].source


def ids(project):
    return {one.text: one.sentence.id for one in unconfirmed(project)}


def test_without_a_terminal_they_are_listed_as_readers_would_read_them(project):
    done = command_here(project, "review", ATASKAITA_LANG="en")
    assert done.returncode == 9
    assert "notebooks/05-happenings.ipynb (4)" in done.stdout
    assert "Direktorė 2019 m. baigė studijas." in done.stdout
    assert "last confirmed for 2018" in done.stdout
    assert "4 sentences are not confirmed for 2019." in done.stderr
    assert "ataskaita review --keep" in done.stderr


@pytest.fixture
def computed(project):
    """A sentence that chooses its words by the data."""
    path = project.notebooks / "05-happenings.ipynb"
    code = '`{python} rose("lending.items")`, nes `{python} v("readers.total")` skaitė.'
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source += f"\nKnygų išdavimas {code}\n"
    nbformat.write(notebook, path)


def test_computed_words_are_shown_as_this_years_page_has_them(project, computed, walk, capsys):
    read = "Knygų išdavimas sumažėjo, nes 444 skaitė."
    assert read in command_here(project, "review", "--list").stdout
    walk("s", "s", "s", "s", "q")
    assert read in capsys.readouterr().out


def test_while_data_is_not_valid_indicators_are_called_by_their_names(project, computed):
    path = project.raw(2019) / "visits.csv"
    path.write_text(path.read_text("utf-8") + "nowhere,1,1,,,,\n", "utf-8")
    shown = command_here(project, "review", "--list").stdout
    assert "Knygų išdavimas ‹Išduotos knygos›, nes ‹Skaitytojai› skaitė." in shown


@pytest.mark.parametrize("options", [(), ("--list",)])
def test_without_a_terminal_it_says_how_to_answer(project, options):
    left = {one.text: one.sentence.id for one in unconfirmed(project)}
    said = " ".join(command_here(project, "review", *options, ATASKAITA_LANG="en").stderr.split())
    id = next(iter(left.values()))
    answers = (f"--keep {id}`", f'--edit {id} --text "…"`', f"--drop {id}`")
    assert all(answer in said for answer in answers)


def test_a_sentence_that_reads_otherwise_now_is_shown_as_it_was_confirmed(project, walk, capsys):
    before = "Confirmed for 2018, it read: Direktorė 2018 m. baigė studijas."
    done = command_here(project, "review", ATASKAITA_LANG="en")
    assert done.stdout.count("it read:") == 1
    assert before in done.stdout
    walk("q")
    assert before in capsys.readouterr().out


@pytest.mark.parametrize(("many", "warned"), [(1, True), (2, False)])
def test_many_confirmed_at_once_are_counted_and_asked_about(
    project, monkeypatch, capsys, many, warned
):
    monkeypatch.setattr("ataskaita.cli.review.MANY", many)
    known = ids(project)
    keep = (known["Vyko paroda."], known["poetė Ona Onaitė;"])
    with pytest.raises(UnconfirmedErrors):
        review(project, chapter="", listed=False, answers=Answers(keep=keep))
    assert ("2 sentences are confirmed at once" in capsys.readouterr().out) == warned


def test_all_sentences_are_not_confirmed_by_one_word(project):
    before = contents(project.root)
    with pytest.raises(UserError, match="No sentence has the id all"):
        review(project, chapter="", listed=False, answers=Answers(keep=("all",)))
    assert {k: v for k, v in contents(project.root).items() if k in before} == before


def test_a_librarian_is_told_in_lithuanian(project):
    done = command_here(project, "review", ATASKAITA_LANG="lt")
    assert "2019 metams nepatvirtinti 4 sakiniai." in done.stderr
    assert "paskutinį kartą patvirtintas 2018 metams" in done.stdout


def test_each_is_shown_with_how_many_there_are(walk, capsys):
    walk("k", "q")
    shown = capsys.readouterr().out
    assert "1 of 4" in shown
    assert "2 of 4" in shown
    assert "Direktorė 2019 m. baigė studijas." in shown
    assert "[k]eep" in shown


def test_kept_edited_and_dropped_sentences_are_settled(walk, project):
    left = walk("k", "e", "Vyko mugė.", "d", "yes", "s")
    assert left == ["dailininkas Jonas Jonaitis."]
    assert source_of(project) == TEXT.replace("Vyko paroda.", "Vyko mugė.").replace(
        "- poetė Ona Onaitė;\n", ""
    )
    assert walk("k") == []
    assert command_here(project, "review").returncode == 0


def test_an_item_is_dropped_only_when_it_is_said_again(walk, project):
    assert "poetė Ona Onaitė;" in walk("k", "k", "d", "no", "q")
    assert source_of(project) == TEXT


def test_a_sentence_can_be_true_of_every_year_if_it_is_said_why(walk, project):
    assert len(walk("a", "taip", "q")) == 4
    assert len(walk("a", "Taip visada buvo.", "q")) == 3


def test_what_can_not_be_shown_can_not_be_kept(walk, project, capsys):
    path = project.notebooks / "05-happenings.ipynb"
    save_chapter(
        project, path.stem, [v4.new_markdown_cell('Buvo `{python} v("readers.total")` skaitytojų.')]
    )
    readers = project.raw(2019) / "readers.csv"
    text = readers.read_text("utf-8")
    readers.write_text(text.replace("laiu,adult,23,reported", "laiu,adult,,not_available"), "utf-8")
    walk("k", "d", "yes", "q")
    shown = capsys.readouterr().out
    assert "[k]eep" not in shown
    assert "Every sentence is confirmed" in shown


def test_what_the_lint_refuses_can_be_typed_again(walk, project, capsys):
    walk("e", "Atėjo 57 svečiai.", "e", "Atėjo svečiai.", "q")
    assert "typed-number" in capsys.readouterr().out
    assert "Atėjo svečiai." in source_of(project)


@pytest.mark.parametrize("end", [KeyboardInterrupt(), EOFError()])
def test_what_was_answered_is_kept_when_it_ends(walk, project, end, capsys):
    assert len(walk("k", end)) == 3
    assert "All answers so far are kept" in capsys.readouterr().out
    assert len(walk("k", "q")) == 2


def test_another_letter_is_asked_again(walk):
    assert len(walk("x", "", "k", "q")) == 3


def test_sentences_are_settled_by_their_ids(project):
    known = ids(project)
    keep = known["Vyko paroda."], known["poetė Ona Onaitė;"]
    done = command_here(
        project,
        "review",
        *("--keep", " ".join(keep)),
        *("--edit", known["Direktorė {{< var year >}} m. baigė studijas."]),
        *("--text", "Direktorė dirba."),
        *("--drop", known["dailininkas Jonas Jonaitis."]),
    )
    assert done.returncode == 0, done.stderr
    assert unconfirmed(project) == []
    assert "Direktorė dirba. Vyko paroda." in source_of(project)
    assert source_of(project).endswith("- poetė Ona Onaitė.")


def test_what_dropped_sentences_leave_alone_is_named(project):
    done = command_here(project, "review", "--drop", ",".join(ids(project).values()))
    assert "05-happenings.ipynb, cell 1: Nothing stands below this heading" in done.stdout


def rests_on(project, text: str, call: str, number: int):
    """Note by hand that a sentence rests on a number; the file that says so."""
    path = project.confirmed_file(project.notebooks / "05-happenings.ipynb")
    entries = yaml.safe_load(path.read_text("utf-8"))
    for entry in entries:
        if entry["text"] == text:
            entry["expect"] = {call: number}
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def test_a_number_that_a_sentence_rests_on_is_noted_and_checked(project):
    known, call = ids(project)["Vyko paroda."], "readers.total - last:readers.total"
    path = rests_on(project, "Vyko paroda.", call, 1)
    with pytest.raises(UnconfirmedErrors):
        review(project, chapter="", listed=False, answers=Answers(keep=(known,)))
    text = path.read_text("utf-8")
    accepted = text.replace("2018", "2019")
    assert f"{call}: " in text
    assert f"{call}: 1\n" not in text
    path.write_text(accepted, "utf-8")
    assert command_here(project, "review").returncode == 0
    path.write_text(accepted.replace("last:readers.total: ", "last:readers.total: 9"), "utf-8")
    done = command_here(project, "review", ATASKAITA_LANG="en")
    assert done.returncode == 9
    assert "a number it rests on has changed: Skaitytojai (readers.total - last" in done.stdout
    done = command_here(project, "check", ATASKAITA_LANG="en")
    assert done.returncode == 6
    assert "Vyko paroda." in done.stdout


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (Answers(keep=("000000",)), "No sentence has the id 000000"),
        (Answers(always=("{id}",)), "not why"),
        (Answers(edit="{id}"), "needs the new sentence"),
        (Answers(drop=("{id}",), text="Vyko dvi."), "--text does not say of which sentence"),
        (Answers(edit="{id}", text="Atėjo 57 svečiai."), "narrative"),
    ],
)
def test_an_answer_that_can_not_be_is_refused_and_nothing_is_written(project, answers, words):
    id = ids(project)["Vyko paroda."]
    own = {
        name: tuple(one.format(id=id) for one in value)
        if isinstance(value, tuple)
        else value
        if isinstance(value, bool)
        else value.format(id=id)
        for name, value in vars(answers).items()
    }

    def written():
        found = contents(project.root)
        return {name: text for name, text in found.items() if not name.startswith("_build/")}

    before = written()
    with pytest.raises((UserError, LintErrors), match=words):
        review(project, chapter="", listed=False, answers=Answers(**own))
    assert written() == before


def test_only_one_chapter_is_asked_for(project):
    assert command_here(project, "review", "--chapter", "index").returncode == 0
    assert command_here(project, "review", "--chapter", "05").returncode == 9


def test_new_sentences_are_accepted_at_once_and_old_ones_are_not(project):
    path = project.notebooks / "05-happenings.ipynb"
    path.write_text(path.read_text("utf-8").replace("Vyko paroda.", "Vyko mugė."), "utf-8")
    assert command_here(project, "review", "--accept-new").returncode == 9
    assert set(ids(project)) == {
        "Direktorė {{< var year >}} m. baigė studijas.",
        "poetė Ona Onaitė;",
        "dailininkas Jonas Jonaitis.",
    }


def test_a_new_sentence_rests_on_the_numbers_of_the_one_before_it(project):
    known = ids(project)["Vyko paroda."]
    path = rests_on(project, "Vyko paroda.", "readers.total", 443)
    command_here(project, "review", "--edit", known, "--text", "Vyko mugė.")
    assert "Vyko mugė.\n  confirmed: 2019\n  expect:\n    readers.total: 444\n" in path.read_text(
        "utf-8"
    )


def test_how_to_confirm_what_one_has_just_written_is_told(project):
    path = project.notebooks / "05-happenings.ipynb"
    path.write_text(path.read_text("utf-8").replace("Vyko paroda.", "Vyko mugė."), "utf-8")
    assert "ataskaita review --accept-new" in command_here(project, "review").stderr


def test_a_render_warns_of_them_in_one_line(project):
    done = command_here(
        project, "render", "--to", "html", "--engine", "embedded", ATASKAITA_LANG="en"
    )
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "not confirmed" in line]
    assert "4 sentences are not confirmed for 2019" in line
    assert "`ataskaita review`" in line
