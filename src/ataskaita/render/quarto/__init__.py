"""Quarto as the rendering engine: it gets executed copies and only lays them out.

Read `engine.py` first: `lay_out` is what a render calls; `prepare.py` and `copies.py` serve those
who call Quarto by hand.
"""
