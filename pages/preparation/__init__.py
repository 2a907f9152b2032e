"""The pages on which a workshop is prepared: its facts, agenda, people, axes and groups."""
