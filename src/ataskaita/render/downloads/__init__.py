"""What readers take home: each table as CSV, all of them in one workbook, the raw tables as pages.

Begin with `files.py`. Only the embedded engine writes them.
"""
