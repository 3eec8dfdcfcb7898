"""NumberField: a number in a line, with a comma or a point, refused in words if it is none."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from heatdesk.panels.plain import tip

MIXED: Final = "–"
"""Shown where the chosen items differ."""

_NUMBER = re.compile(r"[+\-−]?\d{0,9}(?:[.,]\d{0,9})?")


class NumberField(QLineEdit):
    """Emits `entered(float)` at Enter or when focus leaves, and never a value out of bounds.

    Up and Down step the value. A faulty text is kept red until it is mended; leaving the field
    brings the old value back.
    """

    entered = Signal(float)
    refused = Signal(str)

    def __init__(
        self, name: str, low: float, high: float, step: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._step = low, high, step
        self._value: float | None = None
        self._name = name
        self.setAccessibleName(name)
        self.setMaxLength(24)
        self.setToolTip(tip(f"{name}: from {_shown(low)} to {_shown(high)}"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.returnPressed.connect(self._enter)
        self.textEdited.connect(lambda: self._mark(None))

    def show_value(self, value: float | None) -> None:
        """Shows a value, or that the chosen items differ (None)."""
        self._value = value
        self._mark(None)
        text = MIXED if value is None else _shown(value)
        if text != self.text():
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self._step, Qt.Key.Key_Down: -self._step}
        if event.key() in steps and self._value is not None:
            wanted = self._value + steps[Qt.Key(event.key())]
            self._give(min(max(wanted, self._low), self._high))
        elif event.key() == Qt.Key.Key_Escape:
            self.show_value(self._value)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            }
            if plain:  # typed letters and arrows are the field's, not the window's shortcuts
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._enter():
            self.show_value(self._value)

    def _enter(self) -> bool:
        """Takes what was typed. False if it is not a number within the bounds."""
        text = self.text().strip()
        if text in {MIXED, "" if self._value is None else _shown(self._value)}:
            return True
        value = parse(text)
        if value is None or not self._low <= value <= self._high:
            self._mark(f"{self._name}: a number from {_shown(self._low)} to {_shown(self._high)}")
            return False
        self._give(value)
        return True

    def _give(self, value: float) -> None:
        if value != self._value:
            self.show_value(value)
            self.entered.emit(value)

    def _mark(self, problem: str | None) -> None:
        faulty = problem is not None
        if bool(self.property("faulty")) != faulty:  # a style that is told anew costs a millisecond
            self.setProperty("faulty", faulty)
            self.style().unpolish(self)
            self.style().polish(self)
        if problem:
            self.refused.emit(problem)


def parse(text: str) -> float | None:
    """The number that a person typed, with a comma or a point; None if it is none."""
    plain = text.strip()
    if not _NUMBER.fullmatch(plain) or not any(letter.isdigit() for letter in plain):
        return None
    return float(plain.replace(",", ".").replace("−", "-"))


def _shown(value: float) -> str:
    text = f"{value:.4f}".rstrip("0")
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction:0<2}".replace("-0.00", "0.00") if len(fraction) < 3 else text
