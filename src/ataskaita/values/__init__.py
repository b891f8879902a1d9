"""Numbers that know where they come from.

An `amounts.Amount` is an exact number with its bounds, formula and raw rows. A `values.Value` is
that of an indicator, a unit and a year, and prints itself; `ledger.Entry` says where it stands.
"""
