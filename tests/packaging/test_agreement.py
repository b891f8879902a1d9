import re

import pytest

from tests.packaging.declared import (
    LOCKED_EXTRAS,
    UNLOCKED_EXTRAS,
    conda,
    declared,
    lock,
    locked,
    project,
)


def test_every_extra_is_either_locked_or_deliberately_not():
    extras = project()["project"]["optional-dependencies"]
    assert set(extras) == {*LOCKED_EXTRAS, *UNLOCKED_EXTRAS}


def test_every_range_has_a_lower_and_an_upper_bound():
    for name, requirement in declared(*LOCKED_EXTRAS, *UNLOCKED_EXTRAS).items():
        operators = sorted(part.operator for part in requirement.specifier)
        assert operators == ["<", ">="], f"{name}: write it as >=…,<…, not {requirement.specifier}"


def test_what_builds_the_package_is_also_what_the_build_extra_installs():
    extra = project()["project"]["optional-dependencies"]["build"]
    assert project()["build-system"]["requires"] == extra


def test_the_lock_holds_every_requirement_in_a_version_within_its_range():
    versions = locked()
    for name, requirement in declared(*LOCKED_EXTRAS).items():
        assert name in versions, f"{name} is not locked; run make lock"
        for version in versions[name]:
            assert version in requirement.specifier, (
                f"{name} is locked at {version}, but pyproject.toml wants {requirement.specifier};"
                " run make lock"
            )


def test_the_lock_holds_nothing_that_no_requirement_brings():
    asked_for = declared(*LOCKED_EXTRAS)
    entries = re.split(r"^(?=[\w.-]+==)", lock(), flags=re.MULTILINE)[1:]
    for entry in entries:
        name = entry.split("==")[0]
        assert "# via" in entry, f"{name}: nothing says why it is in the lock; run make lock"
        if "(pyproject.toml)" in entry:
            assert name in asked_for, f"{name} is locked, but no longer asked for; run make lock"


def test_every_entry_of_the_lock_has_hashes():
    entries = re.split(r"^(?=[\w.-]+==)", lock(), flags=re.MULTILINE)[1:]
    assert len(entries) > len(declared(*LOCKED_EXTRAS))
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry.split()[0]


def test_the_lock_is_tied_to_no_index_host_or_path():
    # Anything but names, versions, markers, hashes and their reasons could tie it to a place.
    allowed = re.compile(
        r"[\w.-]+==[\w.!+-]+( ; [^/:\\]+)? \\"
        r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
        r"|    # via( [\w.-]+)?( \(pyproject\.toml(:\w+)?\))?"
        r"|    #   [\w.-]+( \(pyproject\.toml(:\w+)?\))?"
    )
    for number, line in enumerate(lock().splitlines(), start=1):
        assert allowed.fullmatch(line), f"requirements.lock:{number}: {line}"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_lock_knows_what_other_systems_need(system):
    assert re.search(rf"; .*sys_platform == '{system}'", lock())


def test_conda_gets_the_same_packages():
    assert sorted(conda()) == sorted(declared(*LOCKED_EXTRAS, *UNLOCKED_EXTRAS))


def test_conda_gets_the_same_ranges():
    ranges = declared(*LOCKED_EXTRAS, *UNLOCKED_EXTRAS)
    for name, requirement in conda().items():
        assert requirement.specifier == ranges[name].specifier, (
            f"{name}: environment.yml says {requirement.specifier},"
            f" pyproject.toml {ranges[name].specifier}"
        )
