"""From received files to validated tables.

`ataskaita.data.loading` reads and validates everything; what comes after it asks
`ataskaita.data.snapshot` for the validated data, which is kept until anything changes.
"""
