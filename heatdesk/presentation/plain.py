"""Plain: labels and large buttons of the presenter's window. Text of the user's stays text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

BUTTON: Final = 44
"""Pixels: what a finger hits."""


def label(text: str = "", name: str = "") -> QLabel:
    """A label that never takes its text for HTML."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setText(text)
    return made


def button(text: str, do: Callable[[], object], name: str = "large") -> QToolButton:
    """A large button. The keys stay with the window: each button has one of its own."""
    made = QToolButton()
    made.setObjectName(name)
    made.setText(text)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setMinimumSize(BUTTON, BUTTON)
    made.clicked.connect(lambda: do())
    return made


def press_in(made: QWidget, on: bool) -> None:
    """Shows whether what a button switches is on."""
    if made.property("on") != on:
        made.setProperty("on", on)
        made.style().unpolish(made)
        made.style().polish(made)
