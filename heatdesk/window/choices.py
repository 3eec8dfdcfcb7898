"""Choices: the boxes in the toolbar that switch the overlay and the colours."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from heatdesk.app.document import Document
from heatdesk.figure.words import OVERLAY_WORDS
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.properties import COLORMAPS, OVERLAYS
from heatdesk.panels.fields.choice import COLORMAP_NAMES
from heatdesk.panels.fields.plain import tip


class HeatChoice(QComboBox):
    """One of the heat settings as a box: it follows the document and edits it."""

    def __init__(self, document: Document, field: str, names: dict[Any, str], verb: str) -> None:
        super().__init__()
        self._document = document
        self._field = field
        self._verb = verb
        self.setAccessibleName(verb)
        self.setToolTip(tip(verb))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for value, name in names.items():
            self.addItem(name, value)
        self.activated.connect(self._choose)
        document.changed.connect(self._note)
        document.replaced.connect(self._refresh)
        self._refresh()

    def event(self, event: QEvent) -> bool:
        """Letters choose an entry: the toolbar that this stands in would take some for its own."""
        override = QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and event.type() == override and not event.modifiers():
            event.accept()
            return True
        return bool(super().event(event))

    def _choose(self, index: int) -> None:
        change = edits.set_heat(self._document.project, **{self._field: self.itemData(index)})
        self._document.edit(f"{self._verb}: {self.itemText(index)}", change)

    def _note(self, change: Change) -> None:
        if change.touches("project"):
            self._refresh()

    def _refresh(self) -> None:
        value = getattr(self._document.project.properties.heat, self._field)
        self.setCurrentIndex(self.findData(value))


def overlay_choice(document: Document) -> HeatChoice:
    names = {overlay: OVERLAY_WORDS[overlay].name for overlay in OVERLAYS}
    return HeatChoice(document, "overlay", names, "Overlay")


def colormap_choice(document: Document) -> HeatChoice:
    names = {colormap: COLORMAP_NAMES[colormap] for colormap in COLORMAPS}
    return HeatChoice(document, "colormap", names, "Colours")
