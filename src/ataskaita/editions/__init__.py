"""Published editions: frozen numbers, and what has changed since."""
