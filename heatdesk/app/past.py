"""Past: has each version of a document's file kept, while the window goes on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from PySide6.QtCore import QObject

from heatdesk.app import places
from heatdesk.app.saving import Saving
from heatdesk.storage import files
from heatdesk.storage.beside import sweep


class Past(QObject):
    """Follows what is read and saved of one document. What cannot be kept costs no save."""

    def __init__(self, saving: Saving, root: Path | None = None) -> None:
        super().__init__(saving)
        self._saving = saving
        self.root = root or places.versions()
        self._turn = Lock()
        self._last: Thread | None = None
        saving.read.connect(self._keep)
        saving.saved.connect(self._keep)

    def finish(self) -> None:
        """Waits a moment for what is being kept."""
        if self._last is not None:
            self._last.join(3.0)

    def _keep(self) -> None:
        path = self._saving.path
        if path is None:
            return
        with suppress(OSError):
            data = files.read_bytes(path)
            self._last = Thread(target=self._work, args=(path, data), name="versions", daemon=True)
            self._last.start()

    def _work(self, path: Path, data: bytes) -> None:
        """In a thread; there it also tidies up what killed saves have left beside the file."""
        from heatdesk.storage import versions

        with self._turn, suppress(Exception):  # not worth a word: the file itself is saved
            versions.keep(self.root, path, data)
            sweep(path.parent)


def keep_now(root: Path, path: Path) -> None:
    """Keeps what a file holds before it is written over. Raises SaveError or OSError."""
    from heatdesk.storage import versions

    versions.keep(root, path, files.read_bytes(path))
