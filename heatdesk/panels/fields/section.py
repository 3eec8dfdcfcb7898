"""Section: fields under a heading that folds them away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from heatdesk.panels.fields.plain import PlainLabel


class Section(QWidget):
    """A heading to click, or to press Space on, and a page below it."""

    def __init__(self, name: str, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QToolButton()
        self.heading.setObjectName("section")
        self.heading.setText(name)
        self.heading.setCheckable(True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.page = QWidget()
        self._rows = QVBoxLayout(self.page)
        self._rows.setContentsMargins(0, 2, 0, 8)
        self._rows.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.page)
        self.heading.toggled.connect(self._unfold)
        self.heading.setChecked(is_open)
        self._unfold(is_open)

    def add(self, *parts: QWidget) -> None:
        """Adds fields below each other."""
        for part in parts:
            self._rows.addWidget(part)

    def add_captioned(self, caption: str, part: QWidget) -> None:
        """Adds a field with its name above it."""
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(PlainLabel(caption, name="caption"))
        rows.addWidget(part)
        self._rows.addWidget(page)

    def put_below(self, field: QWidget, part: QWidget) -> None:
        """Puts a part, which may be in the section already, below the row of a field."""
        row: QWidget | None = field
        while row is not None and row.parentWidget() is not self.page:
            row = row.parentWidget()
        if row is not None:
            self._rows.removeWidget(part)
            self._rows.insertWidget(self._rows.indexOf(row) + 1, part)

    def _unfold(self, is_open: bool) -> None:
        self.page.setVisible(is_open)
        arrows = Qt.ArrowType
        self.heading.setArrowType(arrows.DownArrow if is_open else arrows.RightArrow)
        state = "open" if is_open else "closed"
        self.heading.setAccessibleDescription(f"Section, {state}")
