"""Transition: how one page gives way to the next. Nothing but time and two pictures."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from heatdesk.presentation.pages import Page

LAYERS_MS: Final = 200
REVEAL_MS: Final = 400
ZOOM_MS: Final = 300

Way = Literal["cut", "layers", "reveal", "morph"]


def way(before: Page | None, after: Page) -> Way:
    """How the next page comes, if things may move at all."""
    if before is None or before.lens != after.lens:
        return "cut"
    old, new = before.scene, after.scene
    plain = not (old.compare or new.compare)
    if before.has_map and after.has_map and old.scenario != new.scenario and plain:
        return "morph"
    if new.step.show.heat and not (before.has_map and old.step.show.heat):
        return "reveal"
    return "layers"


class Transition(QObject):
    """`stepped()`: another moment is to be painted, the last included."""

    stepped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = 1.0
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._step)
        self._clock.finished.connect(self.end)

    @property
    def t(self) -> float:
        """How much of the way lies behind, eased: from 0 to 1."""
        return self._t

    @property
    def under_way(self) -> bool:
        return self._t < 1.0

    def begin(self, ms: int) -> None:
        self._clock.stop()
        self._t = 0.0
        self._clock.setDuration(ms)
        self._clock.start()

    def end(self) -> None:
        """Arrives at once."""
        if self._t < 1.0:
            self._t = 1.0
            self._clock.stop()
            self.stepped.emit()

    def run_to(self, ms: int) -> None:
        """Goes to a moment of the way, for those who keep their own time."""
        self._clock.setCurrentTime(ms)

    def _step(self, t: float) -> None:
        if self._t < 1.0:
            self._t = min(t, 0.999)  # `end` says when it is over
            self.stepped.emit()
