"""Numbers that know where they come from."""
