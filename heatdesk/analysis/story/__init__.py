"""The story a map tells: its steps, and what each of them shows."""
