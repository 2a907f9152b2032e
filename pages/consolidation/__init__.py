"""Consolidation: merging and moving, what is left to review, the draft."""
