"""AccentButton: the colour that stands out in what is handed out."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

from heatdesk.panels.fields.colour_button import ColourButton
from heatdesk.panels.fields.plain import tip


class AccentButton(ColourButton):
    """The colour of a bar beside the title, and of what stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Accent colour")
        self.setToolTip(tip("The colour of a bar beside the title"))

    def ask(self) -> None:
        colour = QColorDialog.getColor(QColor(self._value or "#2563eb"), self, "Accent colour")
        if colour.isValid():
            self.entered.emit(colour.name())
