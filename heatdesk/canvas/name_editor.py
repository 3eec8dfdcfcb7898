"""NameEditor: a name, edited where it stands: an item's, the map's, an axis end's, a quadrant's."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from heatdesk.app.wording import short
from heatdesk.app.writing import Edit, Writing
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.nameable import AROUND, ItemName, Nameable, QuadrantName
from heatdesk.export.fonts import font
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.marks import Rect
from heatdesk.model.project import Project
from heatdesk.storage.characters import NAME_LIMIT, as_name

_LEAST_WIDTH: Final = 140


class NameEditor(QLineEdit):
    """Enter or a click elsewhere keeps the name, Escape the old one. Items keep no empty name.

    Tab keeps it too and goes on to the next name around the plane. The map has a name while it is
    being typed, and all of it is one undo step.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._target: Nameable | None = None
        self._since: int | None = None
        self._opened = ""
        self._writing: Writing | None = None
        """The hand in the document, from the first key on."""
        self.setObjectName("nameEditor")
        self.setMaxLength(NAME_LIMIT)
        self.setAccessibleName("Name")
        self.hide()
        self.textEdited.connect(self._type)
        canvas.moved.connect(self._follow)
        canvas.heat.switched.connect(self._follow)

    @property
    def editing(self) -> str | None:
        """The item whose name is open."""
        return self._target.id if isinstance(self._target, ItemName) else None

    @property
    def target(self) -> Nameable | None:
        """What is being named."""
        return self._target

    def open(self, target: Nameable, since: int | None = None) -> None:
        """`since`: where the history stood before what bears the name was made for it. To make and
        to name it is one undo step then.
        """
        name = target.name(self._canvas.document.project)
        if name is None:
            return
        if self._target is not None:
            self._keep()
        self._target, self._since = target, since
        self.setFont(font(13))
        self.setText(name)
        self._opened = self.text()
        self._follow()
        self._canvas.hide_name(self.editing)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        else:
            super().keyPressEvent(event)
            event.accept()  # what a line has no use for is not for the canvas below either

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # no window shortcut takes a typed key
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab; never out of the canvas."""
        following = self._beside(forward)
        self._keep()
        if following is not None:
            self.open(following)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._target is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._keep()

    def _type(self) -> None:
        if self._target is not None:
            self._begun(self._target).write(as_name(self.text()))
            self._make_room()

    def _begun(self, target: Nameable) -> Writing:
        if self._writing is None:
            self._writing = Writing(self._canvas.document, partial(_edit, target), self)
            self._writing.taken_back.connect(self._close)
        return self._writing

    def _keep(self) -> None:
        """Files what was typed, if it may be a name, and closes."""
        if self._target is not None and self.text() != self._opened:
            self._begun(self._target)  # not every tool that helps with writing presses keys
        writing, name = self._take_leave(), as_name(self.text())
        if writing is not None:
            writing.finish(name)
            self._join(name)
        self._close()

    def _join(self, name: str) -> None:
        document, since = self._canvas.document, self._since
        if since is not None and document.history.position == since + 2:
            document.join(since, f"Add {short(name)}")

    def _give_up(self) -> None:
        writing = self._take_leave()
        if writing is not None:
            writing.give_up()
        self._close()

    def _take_leave(self) -> Writing | None:
        """The hand in the document, which is this editor's no more."""
        self._target = None
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.taken_back.disconnect(self._close)
            writing.deleteLater()
        return writing

    def _beside(self, forward: bool) -> Nameable | None:
        """The next, or the last, of the names around the plane that are seen; None for an item."""
        round_ = [name for name in AROUND if self._place(name) is not None]
        if self._target not in round_:
            return None
        step = 1 if forward else -1
        return round_[(round_.index(self._target) + step) % len(round_)]

    def _close(self) -> None:
        self._take_leave()
        self._canvas.hide_name(None)
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Lies over the name, or beside the marker of an item without one."""
        if self._target is None:
            return
        rect = self._place(self._target)
        if rect is None:
            self._give_up()
            return
        left, top, right, bottom = rect
        width = max(round(right - left) + 40, _LEAST_WIDTH)
        height = self.sizeHint().height()
        y = round((top + bottom) / 2 - height / 2)
        at_right = isinstance(self._target, QuadrantName) and self._target.key.endswith("right")
        x = round(right) + 8 - width if at_right else round(left) - 8
        edge = self._canvas.width() - width - 4
        self.setGeometry(QRect(max(min(x, edge), 4), y, width, height))

    def _make_room(self) -> None:
        """Grows with what is typed, as far as the canvas goes."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 40
        edge = self._canvas.width() - 4
        if width > self.width():
            left = min(self.x(), max(edge - width, 4))
            self.setGeometry(left, self.y(), min(width, edge - left), self.height())

    def _place(self, target: Nameable) -> Rect | None:
        """Where the name stands on the canvas; None if it is gone or hidden."""
        scenery, frame = self._canvas.scenery, self._canvas.frame
        if not isinstance(target, ItemName):
            texts = (text for other, text in scenery.texts if other == target)
            return next((text_bounds(text) for text in texts), None)
        bubble, label = scenery.bubble(target.id), scenery.label(target.id)
        if bubble is None:
            return None
        x, y = frame.x(bubble.placement.x) + 14, frame.y(bubble.placement.y)
        return label.rect if label else (x, y - 10, x, y + 10)


def _edit(target: Nameable, project: Project, name: str) -> Edit | None:
    """What a name does to its bearer; None if that is gone."""
    if target.name(project) is None:
        return None
    return Edit(target.step(project), target.renamed(project, name))
