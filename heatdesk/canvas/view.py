"""View: how one canvas shows its document. A matter of the session, never of the document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from heatdesk.figure.look import Look, look
from heatdesk.model.items import LAYERS, Layer


@dataclass(frozen=True, slots=True)
class Shown:
    """Which parts of the map are visible."""

    technology: bool = True
    role: bool = True
    heat: bool = True
    contours: bool = True
    labels: bool = True

    @property
    def layers(self) -> tuple[Layer, ...]:
        return tuple(layer for layer in LAYERS if getattr(self, layer))


PARTS: Final = ("technology", "role", "heat", "contours", "labels")


class View(QObject):
    """Look, and the visible parts. `changed()` follows every difference."""

    changed = Signal()

    def __init__(self, dark: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look(dark)
        self._shown = Shown()

    @property
    def look(self) -> Look:
        return self._look

    @property
    def shown(self) -> Shown:
        return self._shown

    def set_dark(self, dark: bool) -> None:
        if dark != self._look.dark:
            self._look = look(dark)
            self.changed.emit()

    def show_part(self, part: str, visible: bool) -> None:
        """Shows or hides one of PARTS."""
        shown = replace(self._shown, **{part: visible})
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
