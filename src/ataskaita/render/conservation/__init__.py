"""That nothing which an author wrote is lost, doubled or changed on its way to readers.

The words of a chapter as it was executed (`source.py`) are compared, in order, with those of its
page (`page.py`), and the words of the pages with those drawn in the PDF (`drawn.py`). None of it
knows what the converters do. Read `check.py` first.
"""
