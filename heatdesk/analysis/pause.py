"""Pause: how a long reading lets itself be interrupted."""

from __future__ import annotations

from collections.abc import Callable

Pause = Callable[[], None]
"""Called between batches of at most 5 ms; it may raise `Cancelled`, or let others work."""


class Cancelled(Exception):  # noqa: N818 - nothing has gone wrong
    """The reading is no longer wanted."""


def no_pause() -> None:
    """For readings that run to their end."""
