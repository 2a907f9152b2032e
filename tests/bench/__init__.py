"""Measures: ratios from one run on the same work, for machines differ and are noisy."""
