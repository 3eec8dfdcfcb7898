"""Saving: which file a document belongs to, and how it gets in and out of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from heatdesk.app.document import Document
from heatdesk.model.project import Project
from heatdesk.storage import project_file

SUFFIX = ".heatdesk"
SUFFIXES = (SUFFIX, ".json")


class Saving(QObject):
    """The file of a document. `moved()`: it belongs to another file now, or to none yet."""

    moved = Signal()
    saved = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._path: Path | None = None

    @property
    def path(self) -> Path | None:
        """The document's file, or None while it was never saved."""
        return self._path

    @property
    def name(self) -> str:
        """What the document is called in a title or a question."""
        if self._path is not None:
            return self._path.name
        title = " ".join(self._document.project.properties.title.split())
        return title or "Untitled map"

    def open(self, path: Path) -> None:
        """Opens a file. Raises ProjectError, and then leaves the open project as it is."""
        project = project_file.read(path)
        self._path = path.absolute()
        self._document.replace(project)
        self.moved.emit()

    def begin(self, project: Project, saved: bool = True) -> None:
        """Starts a project that no file holds. `saved` False asks before it is thrown away."""
        self._path = None
        self._document.replace(project, saved)
        self.moved.emit()

    def save(self) -> None:
        """Writes the document to its file. Raises SaveError: then nothing has changed."""
        if self._path is None:
            raise ValueError("the document has no file yet")
        self.save_as(self._path)

    def save_as(self, path: Path) -> None:
        """Writes the document to a file that it belongs to from now on. Raises SaveError."""
        target = path.absolute()
        project_file.save(target, self._document.project)
        moved, self._path = target != self._path, target
        self._document.mark_saved()
        if moved:
            self.moved.emit()
        self.saved.emit()


def with_suffix(path: Path) -> Path:
    """The path as a project file's: with `.heatdesk` unless it ends in a known suffix."""
    return path if path.suffix.lower() in SUFFIXES else path.with_name(path.name + SUFFIX)
