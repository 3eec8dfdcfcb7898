"""Tools: one gesture each, from press to release."""
