"""Files: texts read as UTF-8, or refused with what to do, in a line; any file written whole."""

from __future__ import annotations

import codecs
import os
import threading
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.leftovers import sign
from ataskaita.translation import _

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

#: The usual encoding of a Lithuanian office's programs; that a file is in it can only be guessed.
_OFFICE = "cp1257"


class Unreadable(UserError):
    """A file that a person writes can't be read.

    Parameters
    ----------
    message, fix : str
        What is wrong, and what to do about it: a sentence each.
    line : int or None
        The first line that shows it.
    shown : str
        The line, as it was probably meant.
    """

    def __init__(
        self, message: str, fix: str = "", line: int | None = None, shown: str = ""
    ) -> None:
        super().__init__(message, fix)
        self.line, self.shown = line, shown

    def named(self, file: str) -> UserError:
        """The same with the name of the file, for whoever does not list findings."""
        place = _("{file}, line {line}").format(file=file, line=self.line) if self.line else file
        cell = f" „{self.shown}“" if self.shown else ""
        return UserError(f"{place}:{cell} {self.message}", self.fix)


class WrongEncoding(Unreadable):
    """It is not in UTF-8."""

    def __init__(self, message: str, line: int | None = None, shown: str = "") -> None:
        fix = _(
            "Open it in a text editor (in Notepad choose File > Save as > Encoding: UTF-8) "
            "and save it again."
        )
        super().__init__(message, fix, line, shown)


def decode(body: bytes, *, utf16: bool = False) -> str:
    """The text of a file: UTF-8, with or without a byte order mark.

    Parameters
    ----------
    body : bytes
        What the file holds.
    utf16 : bool
        Whether it may be in UTF-16 too, if a byte order mark says so: nothing else begins like it.

    Raises
    ------
    WrongEncoding
        It is in another encoding, or its letters were damaged before it was saved.
    """
    marked = body.startswith(_UTF16)
    if marked and utf16:
        try:
            text = body.decode("utf-16")
        except UnicodeDecodeError:
            raise WrongEncoding(_("The file in UTF-16 is cut off or damaged.")) from None
    elif marked or b"\0" in body:
        raise WrongEncoding(_("The file is in UTF-16, not in UTF-8."))
    else:
        text = _from_utf8(body)
    for number, line in enumerate(text.split("\n"), start=1):
        if "\ufffd" in line:
            message = _("Letters of this line were lost when the file was saved.")
            raise WrongEncoding(message, number, line.strip()[:60])
    return text


def read_text(path: Path, shown: str = "") -> str:
    """Read a text that a person writes.

    Parameters
    ----------
    path : Path
        The file.
    shown : str
        What messages call it; its name when left out.

    Raises
    ------
    UserError
        It is not in UTF-8; the message names file and line.
    FileNotFoundError
        There is no such file.
    """
    try:
        text = decode(path.read_bytes())
    except WrongEncoding as wrong:
        raise wrong.named(shown or path.name) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(body[: error.start + 1].splitlines())
        shown = body.splitlines()[line - 1].decode(_OFFICE, errors="replace").strip()[:60]
        message = _("The file is not in UTF-8; its letters look like Windows-1257.")
        raise WrongEncoding(message, line, shown) from None


def write_whole(path: Path, content: str | bytes, *, durable: bool = True) -> None:
    """Write a file so that nobody ever reads half of it, whoever else writes it just now.

    Parameters
    ----------
    path : Path
        The file; its folder is made where it is not there.
    content : str or bytes
        All of it.
    durable : bool
        Wait until the disk has it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{sign()}-{threading.get_ident()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
