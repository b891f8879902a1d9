"""How long a report takes, side by side with other ways to execute and render its chapters."""
