"""The open project at work: document, history, gestures, live heat, selection, saving, settings."""
