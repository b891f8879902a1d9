"""Checks of the report's own numbers: do they agree, and is what moved explained."""
