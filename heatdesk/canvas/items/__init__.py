"""What the canvas paints, back to front: heat, zone lines, still bubbles, moving ones, hands."""
