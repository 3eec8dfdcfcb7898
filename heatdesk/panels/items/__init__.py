"""Items: their list, their table, and the form of what is chosen."""
