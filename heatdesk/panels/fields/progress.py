"""Progress: a line that appears when work takes longer than a moment, with a way to give it up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from heatdesk.app.errand import Errand
from heatdesk.panels.fields.plain import PlainLabel

MOMENT_MS: Final = 300
_STEPS: Final = 1000


class Progress(QWidget):
    """Follows an errand. Emits `stopped()` when the user has given the work up."""

    stopped = Signal()

    def __init__(self, errand: Errand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errand = errand
        self.words = PlainLabel(name="caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.stop = QPushButton("&Stop")
        self.stop.setObjectName("small")
        self.stop.setAutoDefault(False)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.words, self.bar, self.stop):
            row.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row)
        self._row.hide()
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(MOMENT_MS)
        self._moment.timeout.connect(self._row.show)
        self.stop.clicked.connect(self._stop)
        errand.began.connect(self._begin)
        errand.progressed.connect(self._show)
        errand.ended.connect(self._end)

    def _begin(self, words: str) -> None:
        self.words.setText(words)
        self._show(-1.0)
        if self._row.isHidden() and not self._moment.isActive():
            self._moment.start()

    def _show(self, done: float) -> None:
        """A bar that runs to and fro where nobody knows how much is done."""
        most = _STEPS if done >= 0.0 else 0
        if self.bar.maximum() != most:
            self.bar.setMaximum(most)
        if most:
            self.bar.setValue(round(done * _STEPS))

    def _end(self) -> None:
        self._moment.stop()
        self._row.hide()

    def _stop(self) -> None:
        self._errand.cancel()
        self.stopped.emit()
