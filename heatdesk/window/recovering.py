"""Recovering: offers the work that a session left which ended without a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from heatdesk.app.lost_work import LostWork
from heatdesk.app.wording import short
from heatdesk.panels.fields.plain import PlainLabel, ask, tip
from heatdesk.storage.problems import show_path
from heatdesk.window.moments import clock

_FOUND: Final = "HeatDesk ended before this work was saved"
_NONE: Final = "There is no unsaved work to recover"
_DISCARD: Final = "It is kept in the trash of HeatDesk for 30 days, and is not offered again."


class Recovering(QDialog):
    """A row for each session, with what can be done about it. What is left alone is kept for later.

    `recover` opens a session's work and says whether it did; from then on it is the window's.
    """

    def __init__(
        self,
        found: Sequence[LostWork],
        recover: Callable[[LostWork], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recover unsaved work")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 320)
        self._recover = recover
        self.rows = [_Row(work, self) for work in found]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(_FOUND if found else _NONE, name="heading"))
        layout.addWidget(self._list(), 1)
        buttons = QDialogButtonBox()
        later = buttons.addButton(
            "Keep for later" if found else "Close", QDialogButtonBox.ButtonRole.RejectRole
        )
        later.clicked.connect(self.close)
        layout.addWidget(buttons)

    def recover(self, row: _Row) -> None:
        if self._recover(row.work):
            self._remove(row)

    def discard(self, row: _Row) -> None:
        if ask(self, f"Discard the work on “{short(row.work.name)}”?", _DISCARD, "Discard") == 0:
            row.work.discard()
            self._remove(row)

    def done(self, result: int) -> None:
        for row in self.rows:
            row.work.let_go()
        self.rows.clear()
        super().done(result)

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self.close()

    def _list(self) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        return area


class _Row(QFrame):
    """One session: its name, how much there is and since when, and two buttons."""

    def __init__(self, work: LostWork, dialog: Recovering) -> None:
        super().__init__()
        self.work = work
        words = QVBoxLayout()
        words.setSpacing(2)
        name = PlainLabel(short(work.name), name="cardTitle")
        name.setToolTip(tip(show_path(work.path) if work.path else "Never saved to a file"))
        words.addWidget(name)
        words.addWidget(PlainLabel(told(work), name="caption"))
        if work.problem:
            problem = PlainLabel(work.problem, name="problem")
            problem.setWordWrap(True)
            words.addWidget(problem)
        self.recover = QPushButton("Recover")
        if work.project is None:
            self.recover.setEnabled(False)
            self.recover.hide()
        self.recover.clicked.connect(lambda: dialog.recover(self))
        self.discard = QPushButton("Discard…")
        for button in (self.recover, self.discard):
            button.setAutoDefault(button.isEnabled() and button is self.recover)
        self.discard.clicked.connect(lambda: dialog.discard(self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.addLayout(words, 1)
        layout.addWidget(self.recover)
        layout.addWidget(self.discard)


def told(work: LostWork) -> str:
    """'12 changes, kept at 12:04:10, in Documents'."""
    count = "1 change, " if work.steps == 1 else f"{work.steps} changes, "
    where = f", in {short(Path(work.path).parent.name)}" if work.path else ", never saved"
    return f"{count if work.project else ''}kept {clock(work.written, seconds=True)}{where}"
