"""One map made from two of one origin."""
