"""Every message that code marks for translation is in a catalogue, and says the same there."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
import yaml
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from ataskaita import registry, translation
from ataskaita.cli.help import mistakes
from ataskaita.data.numbers import no_numbers
from ataskaita.lint.check import FIXES
from ataskaita.new_library.project import copy_templates
from ataskaita.schema import RULES
from ataskaita.schema.tables import ROW_RULES
from ataskaita.supported.kinds import kinds
from ataskaita.yaml_file import parse
from tests.conftest import ROOT
from tests.test_yaml_file import MISTAKES

PACKAGE = ROOT / "src" / "ataskaita"
CATALOGUES = sorted((PACKAGE / "locale" / "lt").glob("*.po"))
KEYWORDS = {"_": None, "ngettext": (1, 2)}

#: What messages call forms of a text by.
FORMS = """
strong em del u sup sub mark code pre h1 h2 h3 h4 h5 h6 link picture column smallcaps lang callout
br hr blockquote table ul ol dl right left center coloured
callout-note callout-tip callout-warning callout-important callout-caution
"""


@cache
def marked() -> dict[str | tuple[str, ...], str]:
    """Message -> the file that says it."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    refused = {kind[part]: name for name, kind in kinds().items() for part in ("message", "fix")}
    fixed = {fix: name for name, fix in FIXES.items()}
    fixed |= {told: "mistakes.yml" for told in mistakes().values() if re.search("[a-z]", told)}
    refused |= {kind[p]: "no_numbers.yml" for kind in no_numbers() for p in ("message", "fix")}
    forms = dict.fromkeys(FORMS.split(), "form.py")
    forms["callout without a title"] = "form.py"
    return (
        in_help()
        | in_yaml()
        | refused
        | fixed
        | forms
        | {message: f"{file}:{line}" for file, line, message, *_ in found}
    )


def in_help() -> dict[str | tuple[str, ...], str]:
    """What `--help` says, which is not marked, -> whose help it is."""
    from typer.main import get_command

    from ataskaita.cli.app import app
    from ataskaita.cli.help import texts

    root = get_command(app)
    found = {}
    for command in (root, *root.commands.values()):
        ctx = command.context_class(command, info_name=command.name, **command.context_settings)
        found |= {text: f"{command.name} --help" for _, _, text in texts(command, ctx)}
    return found


def in_yaml() -> dict[str, str]:
    """What PyYAML says of the mistakes that people make."""
    found = {}
    for text, _said in MISTAKES:
        with pytest.raises((yaml.YAMLError, ValueError)) as caught:
            parse(text)
        found[getattr(caught.value, "problem", None) or str(caught.value)] = "PyYAML"
    return found


@cache
def translated() -> dict[str | tuple[str, ...], tuple[str, ...]]:
    """Message -> its forms in Lithuanian."""
    forms: dict[str | tuple[str, ...], tuple[str, ...]] = {}
    for path in CATALOGUES:
        with path.open("rb") as file:
            for message in read_po(file, locale="lt"):
                if message.id:
                    texts = message.string
                    forms[message.id] = (texts,) if isinstance(texts, str) else tuple(texts)
    return forms


def test_every_marked_message_is_translated():
    known = translated()
    missing = [
        f"{place}: {message}"
        for message, place in marked().items()
        if not all(known.get(message, ("",)))
    ]
    assert not missing, "add them to src/ataskaita/locale/lt/<package>.po:\n" + "\n".join(missing)


def test_every_message_is_told_as_its_catalogue_says(monkeypatch):
    monkeypatch.setenv("ATASKAITA_LANG", "lt")
    for message, forms in translated().items():
        if isinstance(message, str):
            assert translation._(message) == forms[0]
        else:
            filled = [re.sub(r"\{(number|count)\}", "2", form) for form in forms]
            assert translation.ngettext(*message, 2) in filled


def test_no_message_is_translated_in_two_catalogues():
    said = [m.id for path in CATALOGUES for m in read_po(path.open("rb"), locale="lt") if m.id]
    assert [message for message, times in Counter(said).items() if times > 1] == []


def test_no_catalogue_holds_a_message_that_nothing_says():
    unused = [message for message in translated() if message not in marked()]
    assert not unused


def test_translations_name_what_the_message_names():
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w*)", text))

    for message, forms in translated().items():
        # One form may say "one" in words.
        wanted = names(message if isinstance(message, str) else message[1])
        for form in forms:
            assert names(form) <= wanted, message
        assert names(forms[-1]) == wanted, message


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"ATASKAITA_LANG": "en", "LANG": "lt_LT.UTF-8"}, "en"),
        ({"LANG": "lt_LT.UTF-8"}, "lt"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8"}, "lt"),
        ({}, "lt"),
    ],
)
def test_the_language_is_the_one_chosen_then_the_systems_then_lithuanian(
    environment, language, monkeypatch
):
    for name in ("ATASKAITA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(translation.locale, "getlocale", lambda: (None, None))
    assert translation.language() == language


def test_what_a_tool_of_this_report_says_is_translated_beside_it():
    tool = ROOT / "reconstruction"
    found = extract_from_dir(tool, method_map=[("**.py", "python")], keywords=KEYWORDS)
    said = {message for _file, _line, message, *_ in found}
    with (tool / "lt.po").open("rb") as file:
        own = {message.id: message.string for message in read_po(file, locale="lt") if message.id}
    assert said - set(translated()) - set(own) == set()
    assert set(own) - said == set()
    for message, texts in own.items():
        forms = (texts,) if isinstance(texts, str) else texts
        wanted = message if isinstance(message, str) else message[1]
        assert all(re.findall(r"\{(\w*)", form) == re.findall(r"\{(\w*)", wanted) for form in forms)


@pytest.mark.parametrize("new", [False, True], ids=["this report", "a new library's"])
def test_what_a_reports_rules_say_is_translated_in_its_own_catalogue(new, tmp_path):
    report = tmp_path if new else ROOT
    if new:
        copy_templates(report)
    registry.use(report)
    models = list(registry.SCHEMAS.values())
    in_rows = [
        rule for name, rule in list(ROW_RULES.items()) if any(hasattr(m, name) for m in models)
    ]
    rules = [*RULES.values(), *in_rows]
    registry.use(ROOT)
    known = {message for message in translated() if isinstance(message, str)}
    with (report / "schemas" / "lt.po").open("rb") as file:
        own = {message.id: message.string for message in read_po(file, locale="lt") if message.id}
    said = {text for rule in rules for text in (rule.message, rule.fix)}
    assert said - known - set(own) == set()
    # A new library has the catalogue of this report whole, for rules that it may want to add.
    assert new or set(own) - said == set()
    for message, text in own.items():
        assert set(re.findall(r"\{(\w*)", text)) == set(re.findall(r"\{(\w*)", message)), message


def test_no_word_depends_on_a_number_that_a_rule_finds():
    # Of "{left} darbuotojų" only some numbers make Lithuanian: "21 darbuotojas".
    counted = re.compile(r"\{(?:left|right)\} \w+ų\b")
    texts = [text for forms in translated().values() for text in forms]
    assert [text for text in texts if counted.search(text)] == []
