"""Timing: how long a talk has gone on, and how that stands to what was planned."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

Alert = Literal["", "amber", "red"]

_AMBER: Final = 0.9
"""The share of the planned time after which it is nearly over."""

_TICK_MS: Final = 250


class TalkTimer(QObject):
    """Begins at the first advance, pauses and goes on. `ticked()` comes a few times a second."""

    ticked = Signal()

    def __init__(
        self,
        planned: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """`planned` seconds, 0 for none; `clock` tells seconds that never run backwards."""
        super().__init__(parent)
        self._planned = planned
        self._clock = clock
        self._gone = 0.0
        """Seconds up to the last pause."""
        self._since: float | None = None
        self._started = False
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.ticked)
        self._tick.start()

    @property
    def started(self) -> bool:
        return self._started

    @property
    def paused(self) -> bool:
        """Whether the time stands still although the talk has begun."""
        return self._started and self._since is None

    @property
    def elapsed(self) -> float:
        """Seconds since the first advance, pauses left out."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return self._gone + running

    @property
    def planned(self) -> float:
        """Seconds; 0 where no time was planned."""
        return self._planned

    @property
    def remaining(self) -> float | None:
        """Seconds that are left, below 0 when they are over; None where no time was planned."""
        return self._planned - self.elapsed if self._planned else None

    @property
    def alert(self) -> Alert:
        """Amber in the last tenth of the planned time, red after it."""
        if not self._planned or self.elapsed < _AMBER * self._planned:
            return ""
        return "amber" if self.elapsed <= self._planned else "red"

    def start(self) -> None:
        """Begins; nothing where it has begun before."""
        if not self._started:
            self._started, self._since = True, self._clock()
            self.ticked.emit()

    def pause(self) -> None:
        """Stands still, or goes on; before the first advance it begins."""
        if not self._started:
            self.start()
        elif self._since is None:
            self._since = self._clock()
        else:
            self._gone, self._since = self.elapsed, None
        self.ticked.emit()

    def plan(self, seconds: float) -> None:
        self._planned = seconds
        self.ticked.emit()


def clock_words(seconds: float) -> str:
    """'07:41', '1:02:05', '-00:12'."""
    whole = int(abs(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if seconds < 0 and whole else ""
    return f"{sign}{hours}:{minutes:02}:{rest:02}" if hours else f"{sign}{minutes:02}:{rest:02}"
