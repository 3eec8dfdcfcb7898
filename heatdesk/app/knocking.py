"""Knocking: a window that wants a file asks the one that has it to come to the front.

The knock is an empty file in the user's own folder, and taking it away is the answer: no port, no
server, nothing that another user could speak to.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal

from heatdesk.app import places
from heatdesk.app.file_lock import key

PATIENCE_MS: Final = 1_500
_LOOK_MS: Final = 15


class Door(QObject):
    """Listens for knocks on one file at a time. `knocked()`: come to the front."""

    knocked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None
        self._knock: Path | None = None

    def listen(self, path: Path | None) -> None:
        """Answers for this file from now on, and for none before."""
        self._knock = _knock(path) if path is not None else None
        if self._knock is not None and self._watcher is None:
            with suppress(OSError):
                self._knock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._watcher = QFileSystemWatcher([str(self._knock.parent)], self)
                self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if self._knock is None:
            return
        try:
            self._knock.unlink()
        except OSError:  # it was for another
            return
        self.knocked.emit()


def knock(path: Path, patience: int = PATIENCE_MS) -> bool:
    """Whether a window has answered within so many milliseconds; events go on meanwhile."""
    mark, until = _knock(path), time.monotonic() + patience / 1000
    try:
        mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.touch(mode=0o600)
    except OSError:
        return False
    while mark.exists() and time.monotonic() < until:
        _turn()
    answered = not mark.exists()
    mark.unlink(missing_ok=True)
    return answered


def _turn() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_LOOK_MS, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _knock(path: Path) -> Path:
    return places.state() / "knocks" / key(path)
