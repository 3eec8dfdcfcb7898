"""The finished picture, as data: marks with a look, laid out once for every canvas and export."""
