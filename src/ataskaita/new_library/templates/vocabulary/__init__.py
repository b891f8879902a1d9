"""What only this report's chapters call; ``from ataskaita.chapter import *`` brings it along."""

from vocabulary.overview import key_figures, no_data, project_table, unit_rows, units_table

__all__ = ["key_figures", "no_data", "project_table", "unit_rows", "units_table"]
