"""The embedded engine: pandoc converts the chapters, Typst sets the PDFs; both are packages.

Read `engine.py` first: `convert_chapter` for each chapter as it comes, then `lay_out` for all.
"""
