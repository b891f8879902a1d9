"""Reconstruct the counts that a published report leaves out but its printed ratios bound.

The report of 2023 prints, for instance, 47,5 documents and 41,2 books per user, but neither users
nor books. They are whole numbers and each printed ratio bounds them. `run` searches for all whole
numbers that satisfy everything printed (`published_2023` lists it, figure by figure), stores one
feasible value of each with the smallest and the largest one, and shows what cannot be satisfied.

The published figures are the only input, so a later correction of a raw table changes nothing here.
"""

from reconstruction.reconstruction import run

__all__ = ["run"]
