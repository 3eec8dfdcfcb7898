"""What ends a verb early: each is told on a line, and decides the exit code."""

from __future__ import annotations


class UsageError(Exception):
    """Wrong usage: exit code 2. Its text is the whole line."""


class FaultError(Exception):
    """Input that is faulty or output that cannot be written: exit code 1. Its text is the line."""
