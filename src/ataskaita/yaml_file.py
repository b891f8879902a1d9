"""YAML files, read in one way: what is wrong is told with file, line and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ataskaita.errors import UserError
from ataskaita.text_file import Unreadable, decode
from ataskaita.translation import _

#: How deep lists and names may stand in one another, and how much there may be of them in all.
DEEPEST, LARGEST = 60, 500_000


def read_yaml(path: Path, shown: str = "") -> Any:
    """Read a YAML file; None where there is no such file, or nothing in it.

    Parameters
    ----------
    path : Path
        The file.
    shown : str
        What messages call it; its name when left out.

    Raises
    ------
    UserError
        It is not YAML; the message names file and line.
    """
    try:
        return read_nodes(path)[0]
    except Unreadable as wrong:
        raise wrong.named(shown or path.name) from None


def read_nodes(path: Path) -> tuple[Any, Any]:
    """What a YAML file says, and its nodes; None and None where it is absent or empty.

    Raises
    ------
    Unreadable
        It is not YAML, or not in UTF-8.
    """
    import yaml

    try:
        return parse(decode(path.read_bytes()))
    except FileNotFoundError:
        return None, None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        fix = _(
            "Correct the YAML there: indentation, or quotes around a text that holds a colon or a "
            "quotation mark, are the usual cause."
        )
        line = mark.line + 1 if mark else None
        raise Unreadable(f"{problem_of(error)}.", fix, line) from None


def read_mapping(path: Path, shown: str = "") -> dict[str, Any]:
    """Read a YAML file of names and values; empty where there is no such file, or nothing in it.

    Raises
    ------
    UserError
        It is not YAML, or something else than names and values.
    """
    found = read_yaml(path, shown)
    if found is None:
        return {}
    if not isinstance(found, dict):
        message = _("{file} must hold names and values, not {kind}.")
        kind = {list: _("a list"), str: _("a text")}.get(type(found), _("a single value"))
        fix = _("Write each as `name: value` in a line of its own, or restore the file.")
        raise UserError(message.format(file=shown or path.name, kind=kind), fix)
    return found


def parse(text: str) -> tuple[Any, Any]:
    """What a text in YAML says, and its nodes, which know their lines.

    Besides what is no YAML, a name that stands twice is refused, of which only the last would
    count, and what would take for ever: nodes that hold themselves, or one another without end.

    Raises
    ------
    yaml.YAMLError or ValueError
        It can't be read; `problem` and `problem_mark` say why and where, if that is known.
    """
    import yaml

    # Ten times faster; not every build of PyYAML has it.
    kind = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if sum(text.count(sign) for sign in ("[", "{", "- ", "? ", ": ")) > DEEPEST:
        _require_shallow(text, kind)
    loader = kind(text)
    try:
        tree = loader.get_single_node()
        if tree is None:
            return None, None
        try:
            _weigh(tree, {}, set())
        except RecursionError:
            raise _refusal(_("it is nested too deeply"), tree) from None
        return loader.construct_document(tree), tree
    finally:
        loader.dispose()


def problem_of(error: Exception) -> str:
    """What `parse` finds wrong; catalogues have what PyYAML says in the words of an analyst."""
    return _(getattr(error, "problem", None) or str(error))


def _require_shallow(text: str, kind: Any) -> None:
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=kind):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise _refusal(_("it is nested too deeply"), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _weigh(node: Any, known: dict[int, int], within: set[int]) -> int:
    """How many nodes there are in one, those that are referred to counted each time."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) in within:
        raise _refusal(_("it refers to itself"), node)
    if id(node) in known:
        return known[id(node)]
    within.add(id(node))
    if isinstance(node, yaml.MappingNode):
        names = set()
        for key, _value in node.value:
            name = (key.tag, key.value) if isinstance(key, yaml.ScalarNode) else id(key)
            if name in names and key.value != "<<":
                raise _refusal(_("the name {name} stands twice").format(name=key.value), key)
            names.add(name)
        inside = [part for pair in node.value for part in pair]
    else:
        inside = node.value
    weight = 1 + sum(_weigh(part, known, within) for part in inside)
    if weight > LARGEST:
        raise _refusal(_("it becomes too large by what it refers to (*)"), node)
    within.discard(id(node))
    known[id(node)] = weight
    return weight


def _refusal(problem: str, node: Any) -> Exception:
    import yaml

    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
