"""Checks of the report's own numbers: do they agree, and is what moved explained.

The checks are the report's, in its folder ``checks/``; `registry.run_checks` carries them out.
`movements.movements` finds what moved much since last year, `notes.read_notes` reads why.
"""
