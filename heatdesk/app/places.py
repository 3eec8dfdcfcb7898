"""Places: where the program notes down what is the user's, but belongs into no document."""

from __future__ import annotations

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


def versions() -> Path:
    return state() / "versions"


def sessions(root: Path) -> list[Path]:
    """The folders of sessions in that of recovery, those that live included."""
    try:
        return [path for path in root.iterdir() if path.suffix == "" and path.name != TRASH]
    except OSError:
        return []
