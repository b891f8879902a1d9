"""The report of another library: a project that renders at once, with nothing filled in.

`templates/` is what every library begins with: schemas, indicators, checks and chapters that name
no library. It is data of this package, no part of the engine; what is said of a report's tables
there is none of the engine's business. Read `project.make` first.
"""
