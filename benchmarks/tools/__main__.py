"""`python -m benchmarks.tools`: install the other tools that are not there yet."""

from __future__ import annotations

from benchmarks.tools import TOOLS, install, version


def main() -> None:
    """Install all; one that cannot be had does not stop the others."""
    for tool in TOOLS:
        if not version(tool):
            why = install(tool)
            print(f"{tool}: {'not installed: ' + why if why else version(tool)}", flush=True)
        else:
            print(f"{tool}: {version(tool)}, already there")


if __name__ == "__main__":
    main()
