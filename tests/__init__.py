"""The project's tests: a package, as spylls installs one of this name that would hide it."""
