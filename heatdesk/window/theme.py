"""Theme: the palette and the style sheet of the window, from the same look as the map."""

from __future__ import annotations

import sys
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from heatdesk import resources
from heatdesk.app.settings import Settings
from heatdesk.figure.lettering import FAMILY

TOKENS: Final = {
    False: {
        "window": "#f5f6f8",
        "panel": "#ffffff",
        "field": "#ffffff",
        "text": "#111827",
        "secondary": "#475569",
        "line": "#dde1e7",
        "edge": "#c4cad4",
        "hover": "#eceff4",
        "accent": "#2563eb",
        "accent_text": "#ffffff",
        "chosen": "#dbe7ff",
        "error": "#b91c1c",
    },
    True: {
        "window": "#15181e",
        "panel": "#1b1f27",
        "field": "#12151a",
        "text": "#f8fafc",
        "secondary": "#a3b0c2",
        "line": "#2b313c",
        "edge": "#414a59",
        "hover": "#262c37",
        "accent": "#60a5fa",
        "accent_text": "#0b1220",
        "chosen": "#1e3a63",
        "error": "#f87171",
    },
}
"""Colours of everything round the map. Text on its grounds has a contrast of 7:1 and more."""


class Theme(QObject):
    """Light or dark, as the system or the user wants it. `changed()` follows every difference."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        application.setStyle("Fusion")
        if sys.platform.startswith("linux"):  # elsewhere the system's own font is a good one
            application.setFont(_font())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda: self.apply())
        settings.changed.connect(self.apply)
        self._applied: bool | None = None
        self.apply()

    @property
    def dark(self) -> bool:
        wanted = self._settings.values.theme
        if wanted != "system":
            return wanted == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def token(self, name: str) -> str:
        return TOKENS[self.dark][name]

    def apply(self) -> None:
        if self.dark == self._applied:
            return
        self._applied = self.dark
        self._application.setPalette(_palette(TOKENS[self.dark]))
        self._application.setStyleSheet(style_sheet(self.dark))
        self.changed.emit()


def style_sheet(dark: bool) -> str:
    pictures = resources.path("icons").as_posix()
    sheet = resources.text("styles", "window.qss")
    return Template(sheet).substitute(TOKENS[dark], icons=pictures)


def _font() -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(13)
    return font


def _palette(tokens: dict[str, str]) -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "field",
        roles.AlternateBase: "panel",
        roles.Text: "text",
        roles.Button: "panel",
        roles.ButtonText: "text",
        roles.BrightText: "error",
        roles.ToolTipBase: "panel",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "secondary",
        roles.Highlight: "accent",
        roles.HighlightedText: "accent_text",
        roles.Link: "accent",
        roles.Accent: "accent",
        roles.Light: "line",
        roles.Midlight: "line",
        roles.Mid: "edge",
        roles.Dark: "edge",
    }
    palette = QPalette()
    for role, token in colours.items():
        palette.setColor(role, QColor(tokens[token]))
    faded = QColor(tokens["secondary"])
    faded.setAlphaF(0.55)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette
