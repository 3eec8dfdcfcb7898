"""ColourButton: an item's colour: the layer's own, one of eight good ones, or any other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QToolButton, QWidget

from heatdesk.panels.fields.plain import tip

PALETTE: Final = {
    "Blue": "#2563eb",
    "Teal": "#0d9488",
    "Green": "#3f9142",
    "Olive": "#8a8a1f",
    "Orange": "#d9700b",
    "Red": "#d1383d",
    "Pink": "#cf4593",
    "Violet": "#8257d6",
}
"""Each keeps a contrast of 3:1 and more with the light and the dark ground of the map."""

_SIDE: Final = 14
_SHARPNESS: Final = 3


class ColourButton(QToolButton):
    """Emits `entered(str | None)`: '#rrggbb', or None for automatic."""

    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: str | None = None
        self.setObjectName("colour")
        self.setAccessibleName("Colour")
        self.setToolTip(tip("Colour of the item: its kind’s own, or one to tell it from others"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setMinimumWidth(92)
        self._choices = QMenu(self)
        self._fill()
        self.setMenu(self._choices)
        self.show_value(None)

    def show_value(self, value: str | None, mixed: bool = False) -> None:
        """Shows a colour; a dash where the chosen items differ."""
        self._value = value
        names = {colour: name for name, colour in PALETTE.items()}
        word = "–" if mixed else names.get(value, value) if value else "Automatic"
        self.setText(word)
        self.setIcon(_square(value))

    def ask(self) -> None:
        """Lets the user choose any colour."""
        colour = QColorDialog.getColor(QColor(self._value or "#2563eb"), self, "Colour of the item")
        if colour.isValid():
            self.entered.emit(colour.name())

    def _fill(self) -> None:
        for name, colour in PALETTE.items():
            action = self._choices.addAction(_square(colour), name)
            action.triggered.connect(lambda _=False, c=colour: self.entered.emit(c))
        self._choices.addSeparator()
        self._choices.addAction(_square(None), "Automatic", lambda: self.entered.emit(None))
        self._choices.addAction("Other…", self.ask)


def _square(colour: str | None) -> QIcon:
    """A patch of the colour; an empty one for automatic."""
    pixmap = QPixmap(_SIDE * _SHARPNESS, _SIDE * _SHARPNESS)
    pixmap.setDevicePixelRatio(_SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#94a3b8") if colour is None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(1, 1, _SIDE - 2, _SIDE - 2, 3, 3)
    painter.end()
    return QIcon(pixmap)
