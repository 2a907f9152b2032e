"""The faults no keystroke may be lost to, each tried on a real server: `make faults`, and a short form in tests."""
