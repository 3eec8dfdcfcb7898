"""One figure, many files: each writer draws the same marks."""
