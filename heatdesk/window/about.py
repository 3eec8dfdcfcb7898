"""About: which program this is, what it stands on, what is new in it, and where newer ones are."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from heatdesk.panels.fields import plain
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.window import colophon

PROGRAM, LICENCES, NEWS = range(3)
"""The pages."""

_NO_PAGE: Final = (
    "It was not built for a release page. Newer versions are where you have this one from.\n"
    "HeatDesk never looks for updates by itself."
)


class About(QDialog):
    """Three pages of plain text that can be read, chosen and copied."""

    def __init__(self, parent: QWidget | None = None, page: int = PROGRAM) -> None:
        super().__init__(parent)
        self.setWindowTitle("About HeatDesk")
        self.resize(680, 480)
        self.pages = QTabWidget()
        self.pages.addTab(_text("program", _program()), "&Program")
        self.pages.addTab(_text("licences", _licences()), "&Licences")
        self.pages.addTab(_text("news", _news()), "What is &new")
        self.pages.setCurrentIndex(page)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(colophon.HEADLINE, name="headline"))
        layout.addWidget(self.pages)
        self.buttons = self._buttons()
        layout.addWidget(self.buttons)
        # Only now: among what is not in a dialog yet there is no default.
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        buttons.addButton("&Copy details", role).clicked.connect(_copy)
        buttons.addButton("Look for &updates…", role).clicked.connect(
            lambda: look_for_updates(self)
        )
        buttons.rejected.connect(self.reject)
        return buttons


def look_for_updates(parent: QWidget | None) -> None:
    """Asks, and then has the browser open the page with all versions: nothing is fetched here."""
    page = colophon.release_page()
    if page is None:
        plain.inform(parent, "This copy of HeatDesk knows no release page", _NO_PAGE)
    elif plain.ask_to_open(parent, page):
        QDesktopServices.openUrl(QUrl(page))


def _program() -> str:
    return "\n".join((*colophon.versions(), "", colophon.replacing_qt()))


def _licences() -> str:
    return f"{colophon.replacing_qt()}\n\n{colophon.licences()}"


def _news() -> str:
    return re.sub("^#+ ", "", colophon.news(), flags=re.MULTILINE)


def _copy() -> None:
    lines = (colophon.HEADLINE, colophon.system(), *colophon.versions())
    QGuiApplication.clipboard().setText("\n".join(lines))


def _text(name: str, text: str) -> QPlainTextEdit:
    page = QPlainTextEdit(text)
    page.setObjectName(name)
    page.setReadOnly(True)
    return page
