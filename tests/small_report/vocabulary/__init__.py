"""What only the small report's chapters call: nothing; its lint knows nouns of its own."""
