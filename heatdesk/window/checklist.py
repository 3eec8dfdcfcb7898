"""Checklist: five first steps under the list of items, ticked as the map shows them done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.settings import Settings
from heatdesk.model.items import Layer
from heatdesk.model.project import Project
from heatdesk.panels.fields.plain import PlainLabel

_DONE, _OPEN = "✓", "○"
_BEGINNING: Final = 12
"""Whose map has more items than this needs no first steps."""


def _axes_named(project: Project) -> bool:
    axes = project.properties.axes
    across, up = (axes.x.low, axes.x.high), (axes.y.low, axes.y.high)
    whole = all(end.strip() for end in across + up)
    return whole and across != ("Left", "Right") and up != ("Bottom", "Top")


def _placed(project: Project, layer: Layer, wanted: int) -> bool:
    return any(len(project.layer(s.id, layer)) >= wanted for s in project.scenarios)


STEPS: Final[tuple[tuple[str, Callable[[Project], bool]], ...]] = (
    ("Name the ends of both axes", _axes_named),
    ("Place three technologies: T", lambda p: _placed(p, "technology", 3)),
    ("Place two roles: R", lambda p: _placed(p, "role", 2)),
    ("Give a reason for one place", lambda p: any(
        q.reason for s in p.scenarios for q in p.placements(s.id)
    )),
    ("Give the map a title", lambda p: bool(p.properties.title.strip())),
)  # fmt: skip


class Checklist(QFrame):
    """It hides by itself when all is done, and where the user does not want it."""

    def __init__(self, document: Document, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("checklist")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._settings = settings
        self.rows = [PlainLabel() for _ in STEPS]
        head = QHBoxLayout()
        head.addWidget(PlainLabel("First steps", name="cardTitle"))
        head.addStretch()
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName("Close the first steps")
        close.clicked.connect(lambda: settings.set(checklist=False))
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 12)
        layout.setSpacing(3)
        layout.addLayout(head)
        for row in self.rows:
            row.setWordWrap(True)
            layout.addWidget(row)
        document.settled.connect(self.refresh)
        document.replaced.connect(self.refresh)
        settings.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        project = self._document.project
        done = [check(project) for _, check in STEPS]
        for row, (text, _), ticked in zip(self.rows, STEPS, done, strict=True):
            row.setText(f"{_DONE if ticked else _OPEN}  {text}")
            row.setEnabled(not ticked)
        beginning = len(project.items) <= _BEGINNING
        self.setVisible(self._settings.values.checklist and beginning and not all(done))
