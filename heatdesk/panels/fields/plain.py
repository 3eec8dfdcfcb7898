"""Plain: widgets that show the user's text as text, whatever mark-up it may look like."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


class PlainLabel(QLabel):
    """A label that never takes its text for HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setText(text)


def tip(text: str) -> str:
    """The text as a tool tip: Qt would guess whether it is HTML, so it gets HTML that says so."""
    return f"<qt>{html.escape(text)}</qt>"


def tell(parent: QWidget | None, headline: str, lines: str) -> None:
    """Says something that the user has to know, and waits."""
    _box(parent, QMessageBox.Icon.Warning, headline, lines).exec()


def inform(parent: QWidget | None, headline: str, lines: str, copied: str = "") -> None:
    """Says something that the user asked for, with a button that copies the details."""
    box = _box(parent, QMessageBox.Icon.NoIcon, headline, lines)
    box.addButton(QMessageBox.StandardButton.Close)
    if copied:
        copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(copied))
    box.exec()


def _box(parent: QWidget | None, icon: QMessageBox.Icon, headline: str, lines: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("HeatDesk")
    box.setText(headline)
    box.setInformativeText(lines)
    for label in box.findChildren(QLabel):  # the informative text has a label of its own
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def ask_to_save(parent: QWidget | None, name: str) -> QMessageBox.StandardButton:
    """Asks what becomes of unsaved changes: Save, Discard or Cancel."""
    box = _box(
        parent,
        QMessageBox.Icon.Question,
        f"Save the changes to “{name}”?",
        "They are lost if you do not save them.",
    )
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    return QMessageBox.StandardButton(box.exec())


def ask(parent: QWidget | None, headline: str, lines: str, *choices: str) -> int | None:
    """Asks with a button for each choice, of which the first one is meant by Enter, and Cancel.
    Returns the number of the choice, or None for Cancel.
    """
    box = _box(parent, QMessageBox.Icon.Question, headline, lines)
    buttons = [box.addButton(choice, QMessageBox.ButtonRole.AcceptRole) for choice in choices]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[0])
    box.exec()
    clicked = box.clickedButton()
    return next((n for n, button in enumerate(buttons) if button is clicked), None)


def ask_to_open(parent: QWidget | None, address: str) -> bool:
    """Shows a whole address, and asks whether the browser shall open it."""
    box = _box(parent, QMessageBox.Icon.Question, "Open this address in the browser?", address)
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Open | buttons.Cancel)
    box.setDefaultButton(buttons.Cancel)
    return QMessageBox.StandardButton(box.exec()) == buttons.Open
