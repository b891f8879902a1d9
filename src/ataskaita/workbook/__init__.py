"""The raw tables as one Excel workbook, and what comes back of it.

Out: `report` reads what there is, `layout` decides what stands on which sheet, `write` writes
it into a `book`.
Back: `package`, `oddities` and `read` (or `from_csv`) say what a file states, `merge` what that
changes, `apply` validates all as if it were written, and writes it. Words of a workbook are
Lithuanian, whatever the language of messages: a librarian reads them.
"""
