"""StoryList: the steps as cards below each other, dragged or moved by keys to another place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QWidget,
)

from heatdesk.analysis.story.scenes import Scene
from heatdesk.panels.story.story_cards import StoryCards
from heatdesk.panels.story.story_model import StoryModel, ids_from_mime
from heatdesk.panels.story.story_pictures import StoryPictures

KEYS: Final = (
    "F2 changes the title, Alt+Up and Alt+Down move the step, H hides it or shows it again, "
    "Delete deletes it"
)


class StoryList(QListView):
    """`moved(id, by)`: a step is to move so many places. `hide_wanted`, `delete_wanted` and
    `duplicate_wanted` are about the chosen one. `chosen()`: another one is chosen now, or none.
    """

    moved = Signal(str, int)
    hide_wanted = Signal()
    delete_wanted = Signal()
    duplicate_wanted = Signal()
    chosen = Signal()

    def __init__(
        self, model: StoryModel, pictures: StoryPictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._pictures = pictures
        self._gap: int | None = None
        """Before which row what is dragged would be put."""
        self._kept = ""
        self.setModel(model)
        self.setItemDelegate(StoryCards(pictures, self))
        self._prepare()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        pictures.drawn.connect(self._show_picture)
        self.selectionModel().selectionChanged.connect(lambda now, before: self.chosen.emit())

    @property
    def current(self) -> Scene | None:
        """The scene of the chosen step. The focus alone chooses none."""
        chosen = self.selectedIndexes()
        return self.rows.scene(chosen[0].row()) if chosen else None

    def choose(self, id: str) -> None:
        row = self.rows.row_of(id)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.rows.index(row))

    def refresh(self) -> None:
        """Shows what the steps show now: what is in sight is drawn anew where it differs."""
        self._pictures.forget_wanted()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._pictures.forget_wanted()  # what comes into sight is to be drawn first
        self.viewport().update()

    def _show_picture(self, id: str) -> None:
        self.update(self.rows.index(self.rows.row_of(id)))

    def _prepare(self) -> None:
        self.setObjectName("storyList")
        self.setAccessibleName("Steps of the story")
        self.setAccessibleDescription(KEYS)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)

    def _keep(self) -> None:
        scene = self.current
        self._kept = scene.step.id if scene is not None else ""

    def _restore(self) -> None:
        """The current step stays the current one, wherever it is now."""
        if self._kept:
            self.choose(self._kept)
        self.chosen.emit()

    # Keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """F2, H and the moving keys are not the window's shortcuts here."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._does(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do = None if self.state() == QAbstractItemView.State.EditingState else self._does(event)
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def _does(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does to the current step, if it does anything."""
        keys, held, key = Qt.Key, event.modifiers(), event.key()
        held &= ~Qt.KeyboardModifier.KeypadModifier
        modifiers = Qt.KeyboardModifier
        if key in {keys.Key_Up, keys.Key_Down} and held in {
            modifiers.AltModifier,
            modifiers.ControlModifier | modifiers.ShiftModifier,
        }:
            return lambda: self._move(-1 if key == keys.Key_Up else 1)
        if key == keys.Key_D and held == modifiers.ControlModifier:
            return self.duplicate_wanted.emit
        if held:
            return None
        return {
            keys.Key_F2: lambda: self.edit(self.currentIndex()) if self.current else None,
            keys.Key_H: self.hide_wanted.emit,
            keys.Key_Delete: self.delete_wanted.emit,
            keys.Key_Backspace: self.delete_wanted.emit,
        }.get(keys(key))

    def _move(self, by: int) -> None:
        scene = self.current
        if scene is not None:
            self.moved.emit(scene.step.id, by)

    # Dragging --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dragged(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not self._dragged(event):
            event.ignore()
            return
        event.acceptProposedAction()
        self._show_gap(self._gap_at(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Taken here, and by ids: Qt's own drops would read values that others may have made."""
        id, gap = self._dragged(event), self._gap_at(event.position().toPoint())
        self._show_gap(None)
        if not id:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # or Qt would take the row away itself
        event.accept()
        row = self.rows.row_of(id)
        self.moved.emit(id, gap - row - (gap > row))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2.0))
        y = self._gap_line(self._gap)
        painter.drawLine(6, y, self.viewport().width() - 6, y)
        painter.end()

    def _dragged(self, event: QDropEvent) -> str:
        """The step of this story that is being dragged, if it is one."""
        ids = ids_from_mime(event.mimeData())
        return ids[0] if len(ids) == 1 and self.rows.row_of(ids[0]) >= 0 else ""

    def _gap_at(self, at: QPoint) -> int:
        index = self.indexAt(at)
        if not index.isValid():
            return self.rows.rowCount() if at.y() > 0 else 0
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _gap_line(self, gap: int) -> int:
        last = self.rows.rowCount() - 1
        if gap > last:
            return self.visualRect(self.rows.index(last)).bottom() - 1
        return max(self.visualRect(self.rows.index(gap)).top(), 1)

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()
