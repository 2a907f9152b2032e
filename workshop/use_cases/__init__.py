"""One moment of the day per file: pure functions from a workshop, an actor and a wish to changes."""
