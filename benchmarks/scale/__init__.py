"""How time and memory grow with libraries, chapters and rows; all data is synthetic and seeded."""
