"""Scorers: what the program says against what was labelled by hand."""
