"""The environment of the hooks: the project's own, even where another Python has called them.

Quarto takes the first Python it finds, which need not be the one that this project is installed in.
Only the standard library is at hand here, of whatever Python it is.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

#: Packages without which nothing goes; one who has them has set the environment up.
_NEEDED = ("pandas", "pandera", "nbclient", "ipykernel", "matplotlib", "babel", "typst", "orjson")

#: Set while the project's own Python runs a hook, so that it does not look for itself.
_CALLED = "ATASKAITA_HOOK"

_ADVICE = {
    "lt": (
        "ataskaita: šiam Python ({python}) ataskaitos programa neįdiegta, o kito nerasta.",
        "Įdiekite ją (make setup) ir vėl paleiskite Quarto; jei aplinka kitur, ją suaktyvinkite"
        " arba nurodykite kintamuoju QUARTO_PYTHON.",
    ),
    "en": (
        "ataskaita: this Python ({python}) does not have the report's program, and none was found"
        " that has.",
        "Install it (make setup) and call Quarto again; if the environment lies elsewhere, activate"
        " it, or name its Python in QUARTO_PYTHON.",
    ),
}


def call(work):
    """Do the work of a hook in the project's environment; gives the code that it ends with."""
    _enter()
    from ataskaita.errors import UserError

    try:
        work()
    except UserError as error:
        from ataskaita.cli.messages import show_error

        show_error(error)
        return error.exit_code
    return 0


def _enter():
    """Go on in the environment that has what the report needs, or say how to make it.

    Quarto calls a hook in the folder of the project or of a chapter; its environment is ``.venv``.
    """
    here = Path.cwd()
    project = next((f for f in (here, *here.parents) if Path(f, "_quarto.yml").is_file()), here)
    sys.path[:0] = [str(project / "src"), str(project)]
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        _elsewhere(project, missing)


def _elsewhere(project, missing):
    for place in (("bin", "python"), ("Scripts", "python.exe")):
        python = Path(project, ".venv", *place)
        if python.is_file() and not os.environ.get(_CALLED):
            # A child process, not exec: on Windows that would leave Quarto without an answer.
            import subprocess

            variables = dict(os.environ)
            variables[_CALLED] = "1"
            raise SystemExit(subprocess.call([str(python), *sys.argv], env=variables))
    lang = os.environ.get("ATASKAITA_LANG") or os.environ.get("LANG") or ""
    for line in _ADVICE["en" if lang.startswith("en") else "lt"]:
        print(line.format(python=sys.executable), file=sys.stderr)
    print("  (" + ", ".join(missing) + ")", file=sys.stderr)
    raise SystemExit(1)
