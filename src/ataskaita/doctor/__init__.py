"""The doctor: whether this machine and this project are fit to make a report, and what to do."""
