"""Execution: copies of the chapters are run, the sources stay as they are.

Read `run.run_chapters` first: what has not changed is found in `result_cache`, all else runs in a
kernel of its own (`chapter`, `kernels`, `worker`).
"""
