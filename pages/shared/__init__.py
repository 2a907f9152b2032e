"""What the pages have in common: who looks on, which workshop is open, how problems are shown."""
