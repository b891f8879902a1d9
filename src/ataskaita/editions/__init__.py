"""Published editions: frozen numbers, and what has changed since.

`store` reads and writes them (`ataskaita.publication.publish` makes one), `seal` tells whether one
is as it was published, `compare` what is another number now, and why.
"""
