"""Lithuanian for numbers: formats, plural forms, words of direction, names in order."""
