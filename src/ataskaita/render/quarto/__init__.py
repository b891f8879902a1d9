"""Quarto as the rendering engine: it gets executed copies and only lays them out.

Read `engine.py` first: `lay_out` is what a render calls; it has a project for Quarto written
(`stage.py`) and calls it. What both engines' pages have in common is written by
`pages.py` and read by the filters in `filters/`. `prepare.py`, `copies.py` and `hooks/` serve those
who call Quarto by hand.
"""
