"""Writing: a text reaches the document while it is typed, and is one undo step in the end.

So it is kept like everything else: nobody's words wait in a field for the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from heatdesk.app.document import Document
from heatdesk.app.gesture import Gesture
from heatdesk.model.change import Change
from heatdesk.model.project import Project

PAUSE_MS: Final = 250
"""The document hears of a text that goes on being typed so often."""


class Edit(NamedTuple):
    """What a text does to a project: the name of the undo step, and the change."""

    step: str
    change: Change


Make = Callable[[Project, Any], Edit | None]
"""The edit that writes something into a project; None where it cannot be taken as it is now."""


class Writing(QObject):
    """One field's hand in the document, from its first key to `finish` or `give_up`.

    `taken_back()`: others have undone what was written, or opened another project, or in the end
    it could not be taken. `filed(text)`: others have ended the undo step; this is what it keeps.
    """

    taken_back = Signal()
    filed = Signal(object)

    def __init__(self, document: Document, make: Make, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._make = make
        self._gesture: Gesture | None = None
        self._shown: Any = None
        self._wanted: Any = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._go_on)
        document.settled.connect(self._look)
        document.replaced.connect(self._lose)

    def write(self, text: Any) -> None:
        """The text is this by now. The first is shown at once, the others when there is time."""
        self._wanted = text
        if not self._pause.isActive():
            self._show(text)
            self._pause.start()

    def finish(self, text: Any) -> None:
        """The text is this in the end: one undo step, or none if nothing came of it."""
        edit = self._show(text)
        gesture = self._take_leave()
        if gesture is not None and edit is not None:
            gesture.commit(edit.step)
        elif gesture is not None:
            gesture.cancel()
            self.taken_back.emit()

    def give_up(self) -> None:
        """Everything is as before the first key."""
        gesture = self._take_leave()
        if gesture is not None:
            gesture.cancel()

    def _show(self, text: Any) -> Edit | None:
        gesture = self._gesture
        if gesture is None or (gesture.over and text != self._shown):
            gesture = self._gesture = self._document.begin("Type")
        edit = self._make(gesture.start, text)
        self._shown = self._wanted = text
        if edit is not None:
            gesture.text = edit.step
        gesture.show(edit.change if edit is not None else Change())
        return edit

    def _go_on(self) -> None:
        if self._gesture is not None and self._wanted != self._shown:
            self.write(self._wanted)

    def _look(self) -> None:
        """Others have ended the gesture: whether what was written is still there."""
        gesture = self._gesture
        if gesture is None or not gesture.over or not self._document.at_rest:
            return
        edit = self._make(self._document.project, self._shown)
        if edit is not None and edit.change:
            self._lose()
        elif edit is not None:
            self.filed.emit(self._shown)

    def _lose(self) -> None:
        if self._take_leave() is not None:
            self.taken_back.emit()

    def _take_leave(self) -> Gesture | None:
        """The gesture, which is this writing's no more."""
        gesture, self._gesture = self._gesture, None
        self._shown = self._wanted = None
        self._pause.stop()
        return gesture
