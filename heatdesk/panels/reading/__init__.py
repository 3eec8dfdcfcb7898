"""Reading: what the map means, beside the map."""
