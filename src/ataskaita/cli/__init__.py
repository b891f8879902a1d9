"""The command line: `ataskaita`.

`data_commands` and `report_commands` declare the commands; what one of them does stands in a module
of its name. `program.run_to_end` turns errors into messages and exit codes.
"""
