"""What a check has found, and how checks are run so that a broken one stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ataskaita.errors import UserError
from ataskaita.translation import _


@dataclass(frozen=True)
class Diagnosis:
    """One line of what the doctor says.

    Parameters
    ----------
    state : {"good", "doubtful", "bad"}
        ``bad`` where no report can be made before something is done about it.
    text : str
        What was found.
    fix : str
        What to do about it; empty where all is well.
    """

    state: str
    text: str
    fix: str = ""


#: A check gives as many lines as it has to; none where what it looks at is not there.
Check = Callable[[], Iterator[Diagnosis]]


def good(text: str) -> Diagnosis:
    """All is well."""
    return Diagnosis("good", text)


def doubtful(text: str, fix: str) -> Diagnosis:
    """It works, but may not for long, or not as somebody expects."""
    return Diagnosis("doubtful", text, fix)


def bad(text: str, fix: str) -> Diagnosis:
    """No report can be made like this."""
    return Diagnosis("bad", text, fix)


def install_again() -> str:
    """What to do about packages that are not as they should be."""
    return _("Install the packages again: `make setup`, or as the guide says for Windows.")


def carry_out(check: Check) -> Iterator[Diagnosis]:
    """Run one check; what it stumbles on is a finding as well."""
    try:
        yield from check()
    except UserError as error:
        yield bad(error.message, error.fix)
    except ImportError as error:
        yield bad(_("A package can't be loaded: {cause}").format(cause=error), install_again())
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        yield bad(
            f"{place}{error.strerror or error}.",
            _("See that you may read and write there, and run the command again."),
        )
