"""Rendering: executed chapters become an HTML site, a PDF and a DOCX."""
