"""Ways to draw the same live map: the program's own, two others, and the limit of the machine."""
