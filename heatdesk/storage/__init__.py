"""How a project is kept: the schema of its file, reading with every problem named, safe saving."""
