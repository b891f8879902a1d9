"""The seal of an edition: checksums that tell whether it is still as it was published.

``SHA256SUMS`` lies in the edition's folder, and is what ``sha256sum --check`` reads. Ends of lines
count as one kind: Git may have changed them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.text_file import write_whole
from ataskaita.translation import _

SEAL = "SHA256SUMS"


def seal(folder: Path) -> None:
    """Write the checksums of all files of an edition."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != SEAL)
    write_whole(folder / SEAL, "".join(f"{_checksum(folder / n)}  {n}\n" for n in names))


def require_intact(folder: Path, name: str) -> None:
    """Refuse an edition that has been changed since it was published.

    Raises
    ------
    UserError
        It has been changed; the message names the files.
    """
    if changed := list(broken(folder)):
        message = _("Edition {edition} is not as it was published: {files}.")
        fix = _(
            "Restore data/editions/{edition}/ from the repository or a backup: what the report "
            "says of published numbers rests on it."
        )
        told = {"edition": name, "files": ", ".join(changed)}
        raise UserError(message.format(**told), fix.format(**told))


def broken(folder: Path) -> Iterator[str]:
    """The files of an edition that are not as they were published, or are gone."""
    try:
        lines = (folder / SEAL).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        yield SEAL
        return
    known = {name: known for known, _gap, name in (line.partition("  ") for line in lines)}
    for name, checksum in known.items():
        if Path(name).name != name or _checksum(folder / name) != checksum:
            yield name
    if not known:
        yield SEAL
    beside = {path.name for path in folder.iterdir() if path.suffix in (".csv", ".yml")}
    yield from sorted(beside - set(known))


def _checksum(path: Path) -> str | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
