"""The command `ataskaita`, and `python -m ataskaita`."""

from __future__ import annotations


def main() -> None:
    """Run the command line; stopped while it is still imported, it ends without a word."""
    try:
        from ataskaita.cli.app import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
