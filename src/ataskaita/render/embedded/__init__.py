"""The embedded engine: a thin layer over pandoc and Typst, for machines without Quarto."""
