"""The table of who may do what, and what holds the running product against it."""
