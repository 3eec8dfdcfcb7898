"""Document: the open project, the one place that changes it, and the one that announces it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from heatdesk.app.gesture import Gesture
from heatdesk.app.history import History
from heatdesk.model.change import Change
from heatdesk.model.project import Project


class Document(QObject):
    """The project that a window has open, with its history.

    Every edit ends here as a Change. `changed(Change)` says what was and what is, once for each;
    `settled()` follows at rest: after a gesture's end and after any change outside one.
    `replaced()` says that another project has taken the place of this one: start again.
    """

    changed = Signal(object)
    settled = Signal()
    replaced = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._history = History()
        self._gesture: Gesture | None = None

    @property
    def project(self) -> Project:
        return self._project

    @property
    def history(self) -> History:
        return self._history

    @property
    def modified(self) -> bool:
        """Whether the project differs from what was last opened or saved."""
        return self._gesture is not None or not self._history.at_saved

    @property
    def at_rest(self) -> bool:
        """Whether no gesture is under way."""
        return self._gesture is None

    def edit(self, text: str, change: Change) -> None:
        """Makes a change and files it as one undo step with this name. Nothing if it is empty."""
        self._finish_gesture()
        if not change:
            return
        self._take(change)
        self._history.push(text, change)
        self.settled.emit()

    def begin(self, text: str) -> Gesture:
        """A gesture: many changes seen live, one undo step at its end or none."""
        self._finish_gesture()
        self._gesture = Gesture(text, self._project, self._take, self._end)
        return self._gesture

    def undo(self) -> None:
        """Takes the last step back; a gesture under way is given up instead."""
        if self._gesture is not None:
            self._gesture.cancel()
            return
        self._travel(self._history.undo())

    def redo(self) -> None:
        if self._gesture is None:
            self._travel(self._history.redo())

    def travel_to(self, position: int) -> None:
        """Undoes or redoes until so many steps lie behind; a gesture under way ends first."""
        self._finish_gesture()
        while self._history.position > position and (back := self._history.undo()):
            self._take(back)
        while self._history.position < position and (forth := self._history.redo()):
            self._take(forth)
        self.settled.emit()

    def join(self, position: int, text: str) -> None:
        """Makes one undo step of all that were made since a position."""
        self._finish_gesture()
        self._history.squash(position, text)
        self.settled.emit()

    def replace(self, project: Project, saved: bool = True) -> None:
        """Starts again with another project. `saved` says whether a file holds it."""
        if self._gesture is not None:
            self._gesture.abandon()
            self._gesture = None
        self._project = project
        self._history = History()
        if not saved:
            self._history.forget_saved()
        self.replaced.emit()

    def mark_saved(self) -> None:
        """The present project has reached its file, with what a gesture under way has shown."""
        self._finish_gesture()
        self._history.mark_saved()
        self.settled.emit()

    def _take(self, change: Change) -> None:
        self._project = self._project.after(change)
        self.changed.emit(change)

    def _travel(self, change: Change | None) -> None:
        if change is not None:
            self._take(change)
            self.settled.emit()

    def _end(self, text: str, change: Change) -> None:
        self._gesture = None
        if change:
            self._history.push(text, change)
        self.settled.emit()

    def _finish_gesture(self) -> None:
        if self._gesture is not None:
            self._gesture.commit()
