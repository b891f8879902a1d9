"""Rendering: from the project's sources to what readers get, or an error and nothing changed.

The whole road, from raw data to the replaced site, is `report.render_report`: read that first.
"""
