"""Places: where the program notes down what is the user's, but belongs into no document."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

TRASH: Final = "trash"
"""Among the sessions: where those lie that nobody wants, for a month."""


def state() -> Path:
    """The folder for recovery, previous versions and locks, one for all of the user's windows."""
    where = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(where)) / "heatdesk"


def recovery() -> Path:
    return state() / "recovery"


def spare() -> Path:
    """Where recovery goes while its own folder takes nothing. Everybody may write the temporary
    folder, so look at `is_private` before anything there is read or written.
    """
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    return Path(where) / f"heatdesk-recovery-{_user()}"


def all_recovery() -> list[Path]:
    """Where work may lie that was lost."""
    return [recovery(), *([spare()] if is_private(spare()) else [])]


def is_private(folder: Path) -> bool:
    """Whether a folder is the user's own and nobody else's: no link, and closed to all others."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    if os.name == "nt":  # each user has a temporary folder of their own
        return stat.S_ISDIR(found.st_mode)
    mine = stat.S_ISDIR(found.st_mode) and str(found.st_uid) == _user()
    return mine and not found.st_mode & 0o077


def versions() -> Path:
    return state() / "versions"


def sessions(root: Path) -> list[Path]:
    """The folders of sessions in one of recovery, those that live included."""
    try:
        return [path for path in root.iterdir() if path.suffix == "" and path.name != TRASH]
    except OSError:
        return []


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"
