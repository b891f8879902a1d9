"""Sentences that nobody has confirmed for the report year: the one place that asks for them."""

from __future__ import annotations

from collections import Counter

from ataskaita.project import Project


def unconfirmed_by_chapter(project: Project) -> Counter[str] | None:
    """Chapter -> how many of its sentences are left; None where nothing can tell."""
    return None
