"""`ataskaita publish`."""

from __future__ import annotations

from ataskaita.cli.terminal import Terminal
from ataskaita.project import Project
from ataskaita.publication import publish as freeze
from ataskaita.translation import _, ngettext


def publish(project: Project, *, label: str, unexplained: str) -> None:
    """Freeze the rendered report as an edition and say where it is."""
    console = Terminal()
    edition = freeze(project, label=label, unexplained=unexplained)
    message = _("Published edition {edition}: {label}.")
    console.done(message.format(edition=edition.name, label=edition.manifest["label"]))
    left = edition.manifest.get("unexplained", {}).get("changes", [])
    if left:
        message = ngettext(
            "{number} large change without an explanation is recorded in its manifest.",
            "{number} large changes without an explanation are recorded in its manifest.",
            len(left),
        )
        console.warn(message)
    console.print(f"  {project.relative(edition.folder)}/")
    console.print(_("Commit that folder; `ataskaita changes` tells what has changed since."))
    console.print(_("Run `ataskaita render`: the pages then tell of the edition."))
