"""StoryModel: the steps of the story as rows, each with the scene that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from heatdesk.analysis.story.scenes import Scene
from heatdesk.app.live_story import LiveStory
from heatdesk.panels.fields.plain import tip

Index = QModelIndex | QPersistentModelIndex

MIME: Final = "application/x-heatdesk-step-ids"
"""A JSON list of ids of steps of the same story."""

SCENE: Final = Qt.ItemDataRole.UserRole
NUMBER: Final = Qt.ItemDataRole.UserRole + 1
"""The step's number in what the audience sees; empty for a hidden one."""

UNTITLED: Final = "Untitled step"
_LONGEST: Final = 100_000


class StoryModel(QAbstractListModel):
    """Follows the live story. `renamed(id, text)`: a title was typed in place."""

    renamed = Signal(str, str)

    def __init__(self, story: LiveStory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._story = story
        self._scenes: tuple[Scene, ...] = ()
        self._numbers: tuple[str, ...] = ()
        story.changed.connect(self.follow)
        self.follow()

    @property
    def ids(self) -> list[str]:
        return [scene.step.id for scene in self._scenes]

    def scene(self, row: int) -> Scene | None:
        return self._scenes[row] if 0 <= row < len(self._scenes) else None

    def row_of(self, id: str) -> int:
        """The step's row; -1 if it has none."""
        return self.ids.index(id) if id in self.ids else -1

    def follow(self) -> None:
        """Takes the scenes as they are now. Rows that stay as they are are not touched: somebody
        may be typing in one of them.
        """
        before, now = self._scenes, self._story.scenes
        if [s.step.id for s in before] != [s.step.id for s in now]:
            self.beginResetModel()
            self._scenes, self._numbers = now, tuple(_numbers(now))
            self.endResetModel()
            return
        numbers = self._numbers
        self._scenes, self._numbers = now, tuple(_numbers(now))
        for row, scene in enumerate(now):
            if scene != before[row] or numbers[row] != self._numbers[row]:
                self.dataChanged.emit(self.index(row), self.index(row))

    # What Qt asks ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._scenes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        scene = self.scene(index.row()) if index.isValid() else None
        if scene is None:
            return None
        roles = Qt.ItemDataRole
        match role:
            case roles.DisplayRole | roles.EditRole:
                return scene.title or ("" if role == roles.EditRole else UNTITLED)
            case roles.AccessibleTextRole:
                return spoken(scene, self._numbers[index.row()])
            case roles.ToolTipRole:
                return tip(scene.flag or scene.sentence or scene.caption or scene.title)
        return {SCENE: scene, NUMBER: self._numbers[index.row()]}.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        scene = self.scene(index.row())
        if scene is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(scene.step.id, str(value))
        return True

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Our own kind of data: Qt's default would carry values that others may have made."""
        data = QMimeData()
        ids = [self.ids[index.row()] for index in indexes]
        data.setData(MIME, msgspec.json.encode(ids))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Nothing: the list takes drops itself."""
        return False

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def ids_from_mime(data: QMimeData) -> list[str]:
    """The ids of steps that a drag carries; none where it carries something else."""
    raw = data.data(MIME).data() if data.hasFormat(MIME) else b""
    if not 0 < len(raw) <= _LONGEST:
        return []
    try:
        return msgspec.json.decode(bytes(raw), type=list[str])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return []


def spoken(scene: Scene, number: str) -> str:
    """'3, Roles' or 'Roles, hidden'; then why the map does not support it, if so."""
    parts = (number, scene.title or UNTITLED, "hidden" if scene.step.hidden else "")
    return ", ".join(filter(None, (*parts, scene.flag)))


def _numbers(found: Iterable[Scene]) -> Iterable[str]:
    count = 0
    for scene in found:
        count += not scene.step.hidden
        yield "" if scene.step.hidden else str(count)
