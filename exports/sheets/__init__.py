"""Excel workbooks of a workshop: its matrices, people, attendance; and the sheets of people that come from outside."""
