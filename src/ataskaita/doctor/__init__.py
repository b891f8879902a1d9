"""The doctor: whether this machine and this project are fit to make a report, and what to do.

Read `examination.examine` first: all checks, in the order in which they are told.
"""
