"""Story: its steps below the map."""
