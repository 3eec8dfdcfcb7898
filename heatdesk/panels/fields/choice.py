"""Choice: a box of words whose wheel is the panel's own until it is clicked, and colours' names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from heatdesk.model.properties import Colormap
from heatdesk.panels.fields.plain import tip

COLORMAP_NAMES: Final[dict[Colormap, str]] = {
    "auto": "Automatic colours",
    "inferno": "Inferno",
    "cet-l18": "Heat on paper",
    "cividis": "Cividis, for all eyes",
    "viridis": "Viridis",
    "cet-l3": "Iron",
    "grey": "Grey, for print",
}


class Choice(QComboBox):
    """Emits `entered(value)` when the user chooses another one."""

    entered = Signal(object)

    def __init__(self, name: str, words: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText("–")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, word in words.items():
            self.addItem(word, value)
        self.activated.connect(lambda index: self.entered.emit(self.itemData(index)))

    def show_value(self, value: object) -> None:
        """Shows a value; a dash where it is none of the words."""
        self.setCurrentIndex(self.findData(value) if value is not None else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # it scrolls the panel
