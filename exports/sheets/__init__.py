"""Excel workbooks of a workshop: its matrices, its people, its attendance."""
