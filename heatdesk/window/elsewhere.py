"""Elsewhere: a file that another window of the user's has open is shown there."""

from __future__ import annotations

from pathlib import Path

from heatdesk.app import file_lock, knocking
from heatdesk.app.file_lock import FileLock, Holder


def shown(path: Path, claim: FileLock | Holder) -> bool:
    """Whether the window that has the file has come to the front; not if it is elsewhere's."""
    return isinstance(claim, Holder) and claim.here and knocking.knock(path)


def shown_at_start(path: Path) -> bool:
    """The same before there is any window: then there need not be one."""
    claim = file_lock.take(path)
    if isinstance(claim, FileLock):
        claim.release()
    return shown(path, claim)
