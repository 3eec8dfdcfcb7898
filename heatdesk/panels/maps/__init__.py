"""Map: its properties, heat and legend."""
