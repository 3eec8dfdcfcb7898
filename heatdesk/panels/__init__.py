"""The docks: items, inspector, legend. They follow the document and make edits, nothing else."""
