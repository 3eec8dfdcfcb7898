"""Selection: the chosen items, by id. A matter of the session, never of the document."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from heatdesk.app.document import Document
from heatdesk.model.change import Change


class Selection(QObject):
    """Chosen ids in the order of choosing. `changed()` follows every difference."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._ids: tuple[str, ...] = ()
        document.changed.connect(self._drop_deleted)
        document.replaced.connect(self.clear)

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    def __contains__(self, id: str) -> bool:
        return id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def choose(self, ids: Iterable[str]) -> None:
        """Chooses these items and no others; ids of no item are left out."""
        project = self._document.project
        chosen = tuple(dict.fromkeys(id for id in ids if project.has_item(id)))
        if chosen != self._ids:
            self._ids = chosen
            self.changed.emit()

    def toggle(self, id: str) -> None:
        rest = tuple(other for other in self._ids if other != id)
        self.choose(rest if id in self._ids else (*self._ids, id))

    def clear(self) -> None:
        self.choose(())

    def _drop_deleted(self, change: Change) -> None:
        if change.touches("item"):
            self.choose(self._ids)
