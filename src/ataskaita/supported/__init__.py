"""The closed subset: what of Quarto and Jupyter is shown, and what is refused by its name.

Whatever an author writes is either rendered in the site and in the PDF, as Quarto would, or refused
before anything is executed, with chapter, cell, line, the text and what to do instead. `kinds.yml`
lists both; `docs/supported.md` is made of it. Read `check.py` first.

With ``--engine quarto`` all that Quarto can do is allowed.
"""
