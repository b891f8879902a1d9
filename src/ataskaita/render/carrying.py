"""What a render of some formats takes over of another format that still holds."""

from __future__ import annotations

import shutil
from pathlib import Path

from ataskaita.project import Project

#: What each format leaves in the site's folder, beside the pages.
FILES = {"pdf": "report.pdf", "docx": "report.docx"}


def carry_over(project: Project, fresh: Path, name: str) -> bool:
    """Keep what an earlier render of the same inputs made in another format.

    Parameters
    ----------
    project : Project
        The project, its site as it was.
    fresh : Path
        The folder of the new site.
    name : str
        The format.

    Returns
    -------
    bool
        Whether there was something to keep.
    """
    if name == "html":
        for item in project.site.iterdir():
            if not (fresh / item.name).exists():
                (shutil.copytree if item.is_dir() else shutil.copy2)(item, fresh / item.name)
        return True
    file = project.site / FILES[name]
    if not file.is_file():
        return False
    shutil.copy2(file, fresh / file.name)
    return True
