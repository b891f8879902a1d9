"""How time and memory grow with libraries and chapters; all data is synthetic and seeded."""
