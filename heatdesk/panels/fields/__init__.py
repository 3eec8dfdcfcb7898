"""Fields: the inputs that forms are made of, each safe with any text."""
