"""The next year: its files made from last year's, and what is still to be done for its report.

`plan.plan` says which files, `checklist.checklist` what `ataskaita status` tells.
"""
