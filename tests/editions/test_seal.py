"""An edition shows whether it is still as it was published."""

from __future__ import annotations

import pytest

from ataskaita.editions.seal import SEAL, broken, is_sealed, require_intact, seal
from ataskaita.editions.store import LEDGER, MANIFEST
from ataskaita.errors import UserError


@pytest.fixture
def sealed(edition):
    seal(edition.folder)
    return edition


def test_an_edition_as_it_was_published_is_let_pass(sealed):
    assert broken(sealed.folder) == ()
    require_intact(sealed.folder, sealed.name)
    assert sealed.printed
    assert sealed.date.year == 2020


def test_ends_of_lines_that_git_has_changed_are_no_change(sealed):
    for name in (LEDGER, MANIFEST):
        path = sealed.folder / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert broken(sealed.folder) == ()


def change(path):
    path.write_bytes(path.read_bytes().replace(b"11763", b"11764").replace(b"Band", b"Pand"))


def gone(path):
    path.unlink()


@pytest.mark.parametrize("name", [LEDGER, MANIFEST])
@pytest.mark.parametrize("tamper", [change, gone])
def test_a_file_that_was_changed_or_deleted_is_named(sealed, name, tamper):
    tamper(sealed.folder / name)
    assert broken(sealed.folder) == (name,)
    with pytest.raises(UserError, match=f"2019/1 is not as it was published: {name}"):
        require_intact(sealed.folder, sealed.name)
    with pytest.raises(UserError, match=name):
        _ = sealed.printed


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"0000  ledger.csv\n"])
def test_a_seal_that_was_damaged_is_no_seal_that_holds(sealed, damage):
    (sealed.folder / SEAL).write_bytes(damage)
    assert broken(sealed.folder)


def test_a_file_that_was_added_is_named(sealed):
    (sealed.folder / "extra.csv").write_text("a,b\n", encoding="utf-8")
    assert broken(sealed.folder) == ("extra.csv",)


def test_an_edition_of_an_older_version_has_no_seal_and_is_read_as_it_is(edition):
    assert not is_sealed(edition.folder)
    assert broken(edition.folder) == ()
    assert edition.printed


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (LEDGER, "id,indicator\nx,y\n"),
        (LEDGER, ""),
        (MANIFEST, "- a\n"),
        (MANIFEST, ""),
        (MANIFEST, "date: today\n"),
        (MANIFEST, "a: [\n"),
    ],
)
def test_an_edition_that_cannot_be_read_is_named(edition, name, content):
    (edition.folder / name).write_text(content, encoding="utf-8")
    if not content and name == LEDGER:
        assert edition.printed == {}
        return
    with pytest.raises(UserError, match="2019/1" if name == LEDGER else "manifest"):
        _ = edition.printed if name == LEDGER else edition.date
