"""Keeps workshops: tables, the stream of changes, history, snapshots, backups."""
