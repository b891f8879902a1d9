"""What pyproject.toml, requirements.lock and environment.yml each say about packages."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]

LOCKED_EXTRAS = ("test", "reconstruct", "build")
UNLOCKED_EXTRAS = ("edit", "quarto")

# Where conda-forge calls a package otherwise, or splits off the part that is needed here.
NAMES_OF_CONDA = {
    "brotli-python": "brotli",
    "matplotlib-base": "matplotlib",
    "nbconvert-core": "nbconvert",
    "pandera-pandas": "pandera",
    "playwright-python": "playwright",
    "quarto": "quarto-cli",
    "seaborn-base": "seaborn",
    "typst-py": "typst",
}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def by_name(requirements: list[str]) -> dict[str, Requirement]:
    parsed = [Requirement(text) for text in requirements]
    return {canonicalize_name(requirement.name): requirement for requirement in parsed}


def declared(*extras: str) -> dict[str, Requirement]:
    """The requirements of the package and of some extras, by name."""
    metadata = project()["project"]
    requirements = list(metadata["dependencies"])
    for extra in extras:
        requirements += metadata["optional-dependencies"][extra]
    return by_name(requirements)


def conda() -> dict[str, Requirement]:
    """The packages of environment.yml, by their names on PyPI; without Python, pip and itself."""
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    packages = by_name([entry for entry in environment["dependencies"] if isinstance(entry, str)])
    packages = {NAMES_OF_CONDA.get(name, name): entry for name, entry in packages.items()}
    (pip,) = (entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))
    packages |= by_name([entry for entry in pip if not entry.startswith("-")])
    return {name: entry for name, entry in packages.items() if name not in {"python", "pip"}}


def lock() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def locked() -> dict[str, list[Version]]:
    """The versions of every package in the lock; more than one where markers tell them apart."""
    versions = defaultdict(list)
    for name, version in re.findall(r"^([\w.-]+)==([\w.!+-]+)", lock(), flags=re.MULTILINE):
        versions[canonicalize_name(name)].append(Version(version))
    return dict(versions)
