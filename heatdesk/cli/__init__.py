"""The command line: one module for each kind of verb, and `program`, which runs them.

Whatever is heavy (NumPy, Qt) is imported inside the verb that needs it.
"""
