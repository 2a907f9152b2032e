"""Group work: the matrix, its guidance and its history."""
