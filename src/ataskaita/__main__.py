"""`python -m ataskaita` is the same as the command `ataskaita`."""

from ataskaita.cli.app import main

if __name__ == "__main__":
    main()
