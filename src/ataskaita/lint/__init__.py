"""The narrative lint: no statistic is typed by hand, no word of direction stands unproved.

It reads the chapters' sources only: no data, no kernel. `docs/lint.md` states the rules.
Begin with `run.require_sound`.
"""
