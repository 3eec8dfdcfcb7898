"""Versions: earlier saves of the map to look at, and to have back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
)

from heatdesk.analysis.comparing.comparison import compare
from heatdesk.analysis.comparing.telling_comparison import THE_SAME, telling
from heatdesk.app.past import Past
from heatdesk.export import png
from heatdesk.figure.compose import compose
from heatdesk.figure.look import Look
from heatdesk.model.between import change_between
from heatdesk.model.project import Project
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.storage import project_file
from heatdesk.storage.problems import ProjectError
from heatdesk.storage.versions import Version, versions
from heatdesk.window.main_window import MainWindow
from heatdesk.window.moments import clock

_PAGE: Final = (960, 600)
_SHRUNK: Final = 0.5
_NONE: Final = "Each save keeps a version. There is none of this map yet."


class Versions(QDialog):
    """The versions of a window's file, newest first; of the chosen one a picture, and what has
    changed since in words.
    """

    def __init__(self, window: MainWindow, past: Past) -> None:
        super().__init__(window)
        self.setWindowTitle("Previous versions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(880, 620)
        self._window = window
        self._saving, self._document = window.saving, window.session.document
        past.finish()
        path = self._saving.path
        self._versions = versions(past.root, path) if path is not None else []
        self._chosen: Project | None = None
        self.list = QListWidget()
        self.picture = PlainLabel()
        self.changes = QPlainTextEdit()
        self._build()
        self.list.currentRowChanged.connect(self._choose)
        if self._versions:
            QTimer.singleShot(0, self, lambda: self.list.setCurrentRow(0))

    def open_copy(self) -> None:
        """The chosen version as a map that no file holds."""
        if self._chosen is not None:
            self.close()
            self._window.safety.open_copy(self._chosen, f"as saved {self._when}")

    def restore(self) -> None:
        """The map becomes the chosen version, by one step that can be undone."""
        if self._chosen is not None:
            change = change_between(self._document.project, self._chosen)
            self._document.edit(f"Restore the version of {self._when}", change)
            self.close()

    @property
    def _when(self) -> str:
        return _when(self._versions[self.list.currentRow()])

    def _build(self) -> None:
        self.list.setObjectName("numbered")
        self.list.setAccessibleName("Versions, newest first")
        self.list.setFixedWidth(220)
        self.list.addItems([_when(version) for version in self._versions])
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName("What has changed since")
        self.picture.setFixedSize(round(_PAGE[0] * _SHRUNK), round(_PAGE[1] * _SHRUNK))
        right = QVBoxLayout()
        right.addWidget(self.picture)
        right.addWidget(PlainLabel("Changed since", name="cardTitle"))
        right.addWidget(self.changes, 1)
        columns = QHBoxLayout()
        columns.addWidget(self.list)
        columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(self._saving.name if self._versions else _NONE, name="heading"))
        layout.addLayout(columns, 1)
        layout.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self.copy_button = box.addButton("Open as a copy", role.ActionRole)
        self.restore_button = box.addButton("Restore", role.ActionRole)
        self.copy_button.clicked.connect(self.open_copy)
        self.restore_button.clicked.connect(self.restore)
        box.addButton(QDialogButtonBox.StandardButton.Close).clicked.connect(self.close)
        self._enable()
        return box

    def _enable(self) -> None:
        for button in (self.copy_button, self.restore_button):
            button.setEnabled(self._chosen is not None)

    def _choose(self, row: int) -> None:
        try:
            self._chosen = project_file.read(self._versions[row].path)
        except ProjectError as error:
            self._chosen = None
            self.picture.clear()
            self.changes.setPlainText(f"It cannot be read: {error.problems[0]}")
        else:
            self.picture.setPixmap(_picture(self._chosen, self._look, self.devicePixelRatioF()))
            self.changes.setPlainText(_told(self._chosen, self._document.project))
        self._enable()

    @property
    def _look(self) -> Look:
        return self._window.session.canvas.view.look


def _when(version: Version) -> str:
    return clock(version.at.timestamp(), seconds=True)


def _picture(project: Project, look: Look, sharpness: float) -> QPixmap:
    overlay = project.properties.heat.overlay
    figure = compose(project, project.first_scenario, overlay, look, *_PAGE)
    pixmap = QPixmap.fromImage(png.image(figure, _SHRUNK * sharpness))
    pixmap.setDevicePixelRatio(sharpness)
    return pixmap


def _told(old: Project, new: Project) -> str:
    """What differs, in words, a section to a paragraph."""
    if old == new:
        return THE_SAME
    sections = telling(compare(old, new))
    told = ["\n".join([s.title, *(line.text for line in s.lines)]) for s in sections]
    return "\n\n".join(told) or THE_SAME
