"""Execution: copies of the chapters are run, the sources stay as they are."""
