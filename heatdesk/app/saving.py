"""Saving: which file a document belongs to, and how it gets in and out of it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from heatdesk.app import file_lock
from heatdesk.app.document import Document
from heatdesk.app.file_lock import FileLock, Holder
from heatdesk.model.project import Project
from heatdesk.storage import files, project_file
from heatdesk.storage.characters import show
from heatdesk.storage.problems import ChangedError, SaveError

SUFFIX = ".heatdesk"
SUFFIXES = (SUFFIX, ".json")

_LONGEST_NAME = 255


class Saving(QObject):
    """The file of a document. `moved()`: it belongs to another file now, or to none yet."""

    moved = Signal()
    saved = Signal()
    read = Signal()
    """A file was opened, and its lock is held, unless `holder` has it."""
    parted = Signal()
    """The file that was saved had other names (hard links), which keep the old content."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._path: Path | None = None
        self._origin = ""
        self._mark: str | None = None
        self._lock: FileLock | None = None
        self.holder: Holder | None = None
        """Who else writes the file: then this document is not saved to it."""
        self.saved_at: float | None = None
        """When the file was last written, in seconds of the wall clock."""

    @property
    def path(self) -> Path | None:
        """The document's file, or None while it was never saved."""
        return self._path

    @property
    def name(self) -> str:
        """What the document is called in a title or a question."""
        if self._path is not None:
            return show(self._path.name, _LONGEST_NAME)
        title = " ".join(self._document.project.properties.title.split()) or "Untitled map"
        return f"{title}, {self._origin}" if self._origin else title

    @property
    def title(self) -> str:
        """The name, and whether the file is only read."""
        return f"{self.name} (read-only)" if self.holder else self.name

    def claim(self, path: Path) -> FileLock | Holder:
        """The right to write a file, or who has it; of the document's own file it is kept."""
        own = self._lock
        return own if own is not None and own.is_for(path) else file_lock.take(path)

    def open(self, path: Path, claim: FileLock | Holder | None = None) -> None:
        """Opens a file, to be read only where another has the claim to it. Raises ProjectError, and
        then leaves the open project as it is.
        """
        claim = claim or self.claim(path)
        try:
            loaded = project_file.load(path)
        except BaseException:
            self.give_back(claim)
            raise
        self._belong(path.absolute(), claim)
        self._mark, self.saved_at = loaded.mark, _written(path)
        self._document.replace(loaded.project)
        self.moved.emit()
        self.read.emit()

    def begin(self, project: Project, saved: bool = True, origin: str = "") -> None:
        """Starts a project that no file holds. `saved` False asks before it is thrown away;
        `origin` says where it comes from ('recovered from ...').
        """
        self._belong(None, None)
        self._origin = origin
        self._document.replace(project, saved)
        self.moved.emit()

    def save(self) -> None:
        """Writes the document to its file. Raises SaveError: then nothing has changed; of the kind
        ChangedError if others have changed the file since.
        """
        if self._path is None:
            raise ValueError("the document has no file yet")
        self.save_as(self._path)

    def save_as(self, path: Path, over: bool = False) -> None:
        """Writes the document to a file that it belongs to from now on. Raises as `save` does; with
        `over` it does not matter who has changed the file.
        """
        target = path.absolute()
        claim = self.claim(target)
        if isinstance(claim, Holder):
            raise SaveError(files.LOOKING, target, f"{who(claim)} has it open")
        own, linked = target == self._path, files.other_names(target) > 0
        try:
            self._write(target, self._mark if own and not over else None)
        except BaseException:
            self.give_back(claim)
            raise
        self._belong(target, claim)
        self.saved_at = time.time()
        self._document.mark_saved()
        if not own:
            self.moved.emit()
        self.saved.emit()
        if linked:
            self.parted.emit()

    def close(self) -> None:
        """Lets others write the file."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def give_back(self, claim: FileLock | Holder) -> None:
        """What was claimed is not wanted; the lock of the document's own file is kept."""
        if isinstance(claim, FileLock) and claim is not self._lock:
            claim.release()

    def _write(self, target: Path, expected: str | None) -> None:
        project = self._document.project
        try:
            self._mark = project_file.save(target, project, expected)
        except ChangedError:
            raise
        except SaveError as error:
            # The new file is there all the same: it is no stranger's.
            if error.step == files.SETTLING and target == self._path:
                self._mark = files.mark(project_file.encode(project))
            raise

    def _belong(self, path: Path | None, claim: FileLock | Holder | None) -> None:
        lock = claim if isinstance(claim, FileLock) else None
        if self._lock is not None and self._lock is not lock:
            self._lock.release()
        self.holder = claim if isinstance(claim, Holder) else None
        self._path, self._lock, self._origin = path, lock, ""
        if path is None:
            self._mark, self.saved_at = None, None


def who(holder: Holder) -> str:
    """Who has a file, as the beginning of a sentence."""
    return "another window" if holder.here else f"somebody at the computer {holder.host}"


def with_suffix(path: Path) -> Path:
    """The path as a project file's: with `.heatdesk` unless it ends in a known suffix."""
    return path if path.suffix.lower() in SUFFIXES else path.with_name(path.name + SUFFIX)


def _written(path: Path) -> float | None:
    with suppress(OSError):
        return os.stat(path).st_mtime
    return None
