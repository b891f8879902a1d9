"""The embedded engine: pandoc converts the chapters, Typst sets the PDFs; both are packages.

Each chapter goes through `engine.convert_chapter`; all of them become pages in `site.py`, PDFs in
`pdf.py`, a Word document in `docx.py`. `ataskaita.render.lay_out` calls these.
"""
