"""What a render warns of: changes not explained, sentences not confirmed."""

from __future__ import annotations

from rich.markup import escape

from ataskaita.checks.unexplained import unexplained
from ataskaita.cli.terminal import Terminal
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.review.pending import count_unconfirmed
from ataskaita.translation import _, ngettext


def warn_of_movements(console: Terminal, project: Project, *, briefly: bool = False) -> None:
    """Name the large changes that have no explanation; the report is rendered all the same.

    Parameters
    ----------
    console : Console
        Where to.
    project : Project
    briefly : bool
        Only say how many they are, and where they are listed.
    """
    left = unexplained(project)
    if not left:
        return
    if briefly:
        message = ngettext(
            "{number} large change since last year has no explanation yet; `ataskaita check` "
            "lists it.",
            "{number} large changes since last year have no explanation yet; `ataskaita check` "
            "lists them.",
            len(left),
        )
        console.warn(message)
        return
    message = _(
        "Large changes since last year without an explanation in {file}; `ataskaita publish` will "
        "ask for it:"
    )
    console.warn(message.format(file=project.notes_file(project.year)))
    for line in left:
        console.print(f"    {escape(line)}")


def warn_of_unconfirmed(console: Terminal, project: Project) -> None:
    """Say how many sentences may no longer be true; the report is rendered all the same."""
    try:
        count = count_unconfirmed(project)
    except DataErrors:
        console.warn(_("Files of confirmed sentences can't be read; `ataskaita review` says why."))
        return
    if count:
        message = ngettext(
            "{count} sentence is not confirmed for {year}; go through them: `ataskaita review`.",
            "{count} sentences are not confirmed for {year}; go through them: `ataskaita review`.",
            count,
        )
        console.warn(message.format(year=project.year))
