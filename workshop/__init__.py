"""What a planning workshop is: its values, its rules and its use cases, in plain Python."""
