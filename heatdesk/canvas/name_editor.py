"""NameEditor: an item's name, edited where it stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from heatdesk.app.wording import short
from heatdesk.canvas.canvas import Canvas
from heatdesk.export.fonts import font
from heatdesk.model import edits
from heatdesk.storage.characters import NAME_LIMIT, as_line

_LEAST_WIDTH: Final = 140


class NameEditor(QLineEdit):
    """Enter or a click elsewhere keeps the name, Escape the old one. Empty names are not kept."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._id: str | None = None
        self.setObjectName("nameEditor")
        self.setMaxLength(NAME_LIMIT)
        self.setAccessibleName("Name")
        self.hide()
        canvas.moved.connect(self._follow)

    @property
    def editing(self) -> str | None:
        """The item whose name is open."""
        return self._id

    def open(self, id: str) -> None:
        self._id = id
        name = self._canvas.document.project.item(id).name
        self.setFont(font(13))
        self.setText(name)
        self._follow()
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # no window shortcut takes a typed key
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._id is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._keep()

    def _keep(self) -> None:
        """Files the new name, if there is one, and closes."""
        id, name = self._id, " ".join(as_line(self.text()).split())
        self._close()
        project = self._canvas.document.project
        if id is None or not name or not project.has_item(id):
            return
        before = project.item(id).name
        self._canvas.document.edit(f"Rename {short(before)}", edits.rename(project, id, name))

    def _close(self) -> None:
        self._id = None
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Lies over the item's label, or beside its marker."""
        if self._id is None:
            return
        bubble = self._canvas.scenery.bubble(self._id)
        if bubble is None:
            self._close()
            return
        frame, label = self._canvas.frame, self._canvas.scenery.label(self._id)
        left, top, right, bottom = label.rect if label else (0.0, 0.0, 0.0, 20.0)
        if label is None:
            left = right = frame.x(bubble.placement.x) + 14
            top, bottom = frame.y(bubble.placement.y) - 10, frame.y(bubble.placement.y) + 10
        width = max(round(right - left) + 40, _LEAST_WIDTH)
        height = self.sizeHint().height()
        y = round((top + bottom) / 2 - height / 2)
        edge = self._canvas.width() - width - 4
        self.setGeometry(QRect(max(min(round(left) - 8, edge), 4), y, width, height))
