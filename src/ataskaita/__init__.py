"""Reproducible yearly reports of a public library, from validated raw data."""

__version__ = "0.1.0"
