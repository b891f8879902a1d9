"""What was measured on: without it, no time says anything."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

import psutil

from benchmarks import tools
from benchmarks.others import quarto_version

#: Whatever decides how long a chapter takes.
PACKAGES = ("pandas", "matplotlib", "seaborn", "pandera", "ipykernel", "nbclient",
            "nbconvert", "pypandoc-binary", "typst")  # fmt: skip


def describe() -> dict[str, object]:
    """Cores, memory, system, and the versions of what takes part."""
    versions = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    versions |= {tool: found for tool in tools.TOOLS if (found := tools.version(tool))}
    if quarto := quarto_version():
        versions["quarto"] = quarto
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "versions": versions,
    }
