"""PresenterHead: the time of day, the talk's time, and how far the talk has come."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSpinBox, QWidget

from heatdesk.presentation.plain import button, label
from heatdesk.presentation.step_times import pace_words
from heatdesk.presentation.talk import Talk
from heatdesk.presentation.timing import clock_words

_LONGEST: Final = 600
"""Minutes that can be planned."""


class PresenterHead(QWidget):
    """`planned(int)`: another number of minutes is planned."""

    planned = Signal(int)

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.clock = label(name="clock")
        self.time = button("", talk.timer.pause, "time")
        self.time.setAccessibleName("Time of the talk; pauses and goes on")
        self.minutes = QSpinBox()
        self.pace = label(name="caption")
        self.place = label(name="place")
        self.progress = QProgressBar()
        self._build()
        talk.timer.ticked.connect(self._tick)
        for signal in (talk.changed, talk.counted):
            signal.connect(self._show_place)
        self._tick()
        self._show_place()

    def _build(self) -> None:
        self.minutes.setRange(0, _LONGEST)
        self.minutes.setSuffix(" min")
        self.minutes.setSpecialValueText("no limit")
        self.minutes.setValue(round(self._talk.timer.planned / 60))
        self.minutes.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.minutes.setMinimumHeight(36)
        for part in (self.minutes, self.minutes.lineEdit()):  # a menu would be seen in a call
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.minutes.setAccessibleName("Planned minutes")
        self.minutes.valueChanged.connect(self.planned)
        self.minutes.editingFinished.connect(self._give_back_keys)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.clock)
        layout.addWidget(self.time)
        layout.addWidget(label("of", "caption"))
        layout.addWidget(self.minutes)
        layout.addStretch()
        layout.addWidget(self.pace)
        layout.addWidget(self.progress)
        layout.addWidget(self.place)

    def _give_back_keys(self) -> None:
        window = self.window()
        if self.minutes.hasFocus():
            window.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self) -> None:
        timer = self._talk.timer
        self.clock.setText(datetime.now().strftime("%H:%M:%S"))
        told = clock_words(timer.elapsed)
        if timer.remaining is not None:
            told = f"{told}   {clock_words(timer.remaining)} left"
        self.pace.setText(pace_words(self._talk.times.pace()))
        sign = "❚❚  " if timer.paused else ""
        self.time.setText(f"{sign}{told}")
        if self.time.property("alert") != timer.alert:
            self.time.setProperty("alert", timer.alert)
            _restyle(self.time)

    def _show_place(self) -> None:
        talk = self._talk
        count = len(talk.scenes)
        typed = f"   go to {talk.typed}" if talk.typed else ""
        self.pace.setText(pace_words(talk.times.pace()))
        self.place.setText(f"Step {talk.index + 1} of {count}{typed}")
        self.progress.setRange(0, max(count - 1, 1))
        self.progress.setValue(talk.index if count > 1 else 1)


def _restyle(widget: QWidget | QLabel) -> None:
    """Has the style sheet look at a property again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
