"""NumberField: a number in a line, with a comma or a point, refused in words if it is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from heatdesk.panels.fields.entries import bounds, shown
from heatdesk.panels.fields.plain import tip
from heatdesk.storage import typed

MIXED: Final = "–"
"""Shown where the chosen items differ."""

_ONE: Final = "+=0.1 and -=0.1 add and take away"
_SEVERAL: Final = "+0.1 and -0.1 shift each item by so much, =-0.1 sets all of them to it"
_SIGNS: Final = {"+": 1.0, "-": -1.0, "−": -1.0}
_NOTCH: Final = 120


class NumberField(QLineEdit):
    """Emits `entered(float)` at Enter or when focus leaves, and never a value out of bounds.

    Up, Down and, with the focus, the wheel step the value. '+=0.1' and '-=0.1' are relative. Where
    several items are shown a bare sign is relative too, for absolute '-0.1' would heap them onto
    one place: `shifted(float)` then says by how much. A faulty text is kept red until it is mended;
    leaving the field brings the old value back.
    """

    entered = Signal(float)
    shifted = Signal(float)
    refused = Signal(str)

    def __init__(
        self, name: str, low: float, high: float, step: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._step = low, high, step
        self._value: float | None = None
        self._several = False
        self._name = name
        self.check: Callable[[float], str | None] = lambda value: None
        """Why a number within the bounds will not do either, in words; None if it will."""
        self.setAccessibleName(name)
        self.setMaxLength(24)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._tell_how()
        self.returnPressed.connect(self._enter)
        self.textEdited.connect(lambda: self._mark(None))

    def show_value(self, value: float | None, several: bool = False) -> None:
        """Shows a value, or that the chosen items differ (None)."""
        self._value = value
        if several != self._several:
            self._several = several
            self._tell_how()
        self._mark(None)
        text = MIXED if value is None else shown(value)
        if text != self.text():
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
        if event.key() in ways:
            self._go(ways[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.show_value(self._value, self._several)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Without the focus it scrolls the panel: a number must not change in passing."""
        notches = event.angleDelta().y() / _NOTCH
        if self.hasFocus() and notches and self.isEnabled():
            self._go(notches)
            event.accept()
        else:
            event.ignore()

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
        if not self._enter() or self._value is None:
            self.show_value(self._value, self._several)

    def _go(self, steps: float) -> None:
        """Some steps up or down, to the bounds at most."""
        if self._value is not None:
            wanted = self._value + steps * self._step
            self._give(min(max(wanted, self._low), self._high))
        elif self._several:
            self.shifted.emit(steps * self._step)

    def _enter(self) -> bool:
        """Takes what was typed. False if it is not a number within the bounds."""
        text = self.text().strip()
        if text in {MIXED, "" if self._value is None else shown(self._value)}:
            return True
        by = self._relative(text)
        if by is not None and self._value is None:
            self._mark(None)
            self.setText(MIXED)
            self.shifted.emit(by)
            return True
        value = typed.number(text.removeprefix("=")) if by is None else (self._value or 0.0) + by
        if value is None or not self._low <= round(value, 9) <= self._high:
            self._mark(bounds(self._name, self._low, self._high))
            return False
        return self._give(round(value, 9))

    def _relative(self, text: str) -> float | None:
        """By how much the text wants to change the value; None if it names one."""
        sign = _SIGNS.get(text[:1])
        if sign is None or (text[1:2] != "=" and not self._several):
            return None
        rest = text[1:].removeprefix("=").strip()
        value = typed.number(rest) if rest[:1].isdigit() or rest[:1] in {".", ","} else None
        return None if value is None else sign * value

    def _give(self, value: float) -> bool:
        if value == self._value:
            self.show_value(value, self._several)
            return True
        problem = self.check(value)
        if problem:
            self._mark(problem)
            return False
        self.show_value(value, self._several)
        self.entered.emit(value)
        return True

    def _tell_how(self) -> None:
        range_told = f"{self._name}: from {shown(self._low)} to {shown(self._high)}"
        self.setToolTip(tip(f"{range_told}. {_SEVERAL if self._several else _ONE}"))

    def _mark(self, problem: str | None) -> None:
        faulty = problem is not None
        if bool(self.property("faulty")) != faulty:  # a style that is told anew costs a millisecond
            self.setProperty("faulty", faulty)
            self.style().unpolish(self)
            self.style().polish(self)
        if problem:
            self.refused.emit(problem)
