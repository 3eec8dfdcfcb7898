"""StepTimes: how long each step of the last talk took, to read, to copy and to keep."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.presentation.step_times import Times
from heatdesk.storage import files
from heatdesk.storage.problems import SaveError

_TEXT: Final = "Text (*.txt)"
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEPT: Final = "They are remembered until HeatDesk ends. The map knows nothing of them."


class StepTimes(QDialog):
    """A table that is read only. Nothing of it becomes part of the map."""

    def __init__(self, times: Times, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Times of the steps")
        self.resize(560, 520)
        self._times = times
        self._folder = folder
        self.table = _table(times)
        self.note = PlainLabel(_KEPT)
        self.note.setObjectName("caption")
        self.note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for text, do in (("&Copy", self._copy), ("&Save…", self._save)):
            made = QPushButton(text)
            made.clicked.connect(do)
            buttons.addButton(made, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        for part in (self.table, self.note, buttons):
            layout.addWidget(part)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._times.text)
        self.note.setText("Copied: it goes into a mail as well as into a spreadsheet.")

    def _save(self) -> None:
        start = str(Path(self._folder) / "times.txt")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the times", start, _TEXT)
        if not chosen:
            return
        try:
            files.replace_bytes(Path(chosen), self._times.text.encode())
        except (OSError, SaveError) as error:
            self.note.setText(f"The times were not saved: {error}")
        else:
            self.note.setText(f"Saved as {Path(chosen).name}.")


def _table(times: Times) -> QTableWidget:
    made = QTableWidget(len(times.rows), len(times.heads))
    made.setAccessibleName("Times of the steps")
    made.setHorizontalHeaderLabels(list(times.heads))
    made.verticalHeader().hide()
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    made.setTabKeyNavigation(False)
    for row, cells in enumerate(times.rows):
        for column, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            if column != 1:
                cell.setTextAlignment(_RIGHT)
            if row == made.rowCount() - 1:
                font = cell.font()
                font.setBold(True)
                cell.setFont(font)
            made.setItem(row, column, cell)
    header = made.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return made
