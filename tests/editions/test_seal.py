"""An edition shows whether it is still as it was published."""

from __future__ import annotations

import pytest

from ataskaita.editions.store import LEDGER, MANIFEST, SEAL, broken, require_intact
from ataskaita.errors import UserError


def test_an_edition_as_it_was_published_is_let_pass(edition):
    assert not list(broken(edition.folder))
    require_intact(edition.folder, edition.name)
    assert edition.printed
    assert edition.date.year == 2020


def test_ends_of_lines_that_git_has_changed_are_no_change(edition):
    for name in (LEDGER, MANIFEST):
        path = edition.folder / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not list(broken(edition.folder))


def change(path):
    path.write_bytes(path.read_bytes().replace(b"11763", b"11764").replace(b"Band", b"Pand"))


def gone(path):
    path.unlink()


@pytest.mark.parametrize("name", [LEDGER, MANIFEST])
@pytest.mark.parametrize("tamper", [change, gone])
def test_a_file_that_was_changed_or_deleted_is_named(edition, name, tamper):
    tamper(edition.folder / name)
    assert list(broken(edition.folder)) == [name]
    with pytest.raises(UserError, match=f"2019/1 is not as it was published: {name}"):
        require_intact(edition.folder, edition.name)
    with pytest.raises(UserError, match=name):
        _ = edition.printed


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"0000  ledger.csv\n"])
def test_a_seal_that_was_damaged_is_no_seal_that_holds(edition, damage):
    (edition.folder / SEAL).write_bytes(damage)
    assert list(broken(edition.folder))


def test_a_file_that_was_added_is_named(edition):
    (edition.folder / "extra.csv").write_text("a,b\n", encoding="utf-8")
    assert list(broken(edition.folder)) == ["extra.csv"]


def test_an_edition_that_lost_its_seal_is_not_as_it_was_published(edition):
    (edition.folder / SEAL).unlink()
    assert list(broken(edition.folder)) == [SEAL]
