"""Lithuanian for numbers: formats, plural forms, words of direction, names in order.

Functions of numbers and texts; they know nothing of a report.
"""
