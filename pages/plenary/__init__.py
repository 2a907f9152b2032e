"""Plenary: the shared screen, and what is decided on each item."""
