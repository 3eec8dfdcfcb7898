"""KeySheet: all keys on one page, from the same table as the menus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.window.palette import plain_text

GESTURES: Final = (
    ("Choose, add to the choice", "Click, Shift+click"),
    ("Reach what lies below", "Alt+click"),
    ("Choose several", "Drag a band: right encloses, left touches"),
    ("Keep to one axis", "Shift while dragging"),
    ("Do not snap", "Ctrl while dragging"),
    ("Duplicate", "Alt while dragging"),
    ("Move in steps of 0.01, 0.10, 0.001", "Arrows, with Shift, with Alt"),
    ("Next and previous item", "Tab, Shift+Tab"),
    ("Shift the picture", "Space or middle button and drag"),
    ("Look closer", "Wheel, pinch"),
    ("Give up what is under way", "Esc"),
)
"""What the mouse and the keys do without a menu."""

_COLUMNS: Final = 3


class KeySheet(QDialog):
    """Grouped as the menus are; the last group is what no menu has."""

    def __init__(
        self, groups: Mapping[str, Sequence[QAction]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(980, 620)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        stacks = [QVBoxLayout() for _ in range(_COLUMNS)]
        tables = {name: _keys(actions) for name, actions in groups.items()}
        tables["Mouse and keys on the map"] = GESTURES
        heights = [0] * _COLUMNS
        for name, rows in tables.items():
            if rows:
                column = heights.index(min(heights))
                heights[column] += len(rows) + 2
                stacks[column].addWidget(_table(name, rows))
        for stack in stacks:
            stack.addStretch()
            columns.addLayout(stack)
        self._frame(columns)

    def _frame(self, columns: QHBoxLayout) -> None:
        page = QWidget()
        page.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)


def _keys(actions: Sequence[QAction]) -> tuple[tuple[str, str], ...]:
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (plain_text(action), ", ".join(key.toString(native) for key in action.shortcuts()))
        for action in actions
        if action.shortcuts()
    )


def _table(name: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 16)
    grid.setVerticalSpacing(5)
    grid.addWidget(PlainLabel(name, name="heading"), 0, 0, 1, 2)
    for n, (what, keys) in enumerate(rows, start=1):
        label, key = PlainLabel(what), PlainLabel(keys, name="caption")
        for part in (label, key):
            part.setWordWrap(True)
            part.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, n, 0)
        grid.addWidget(key, n, 1)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return table
