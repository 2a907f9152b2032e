"""The schema's steps: one file in versions/ for each, named by its number, run by storage.upgrade."""
