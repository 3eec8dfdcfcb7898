"""ImportReading: how a foreign table is read: each box shows what was found, and can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.storage.characters import show
from heatdesk.storage.tables.delimited import DELIMITERS, ENCODINGS
from heatdesk.storage.tables.source import Opened, Wishes

_MARKS: Final = {".": "Point, 0.5", ",": "Comma, 0,5"}
_SHEET: Final = 40
_WIDEST: Final = 220


class ImportReading(QWidget):
    """Emits `changed()` when the user wants the table to be read otherwise."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wishes = Wishes()
        signs = {sign: name.capitalize() for sign, name in DELIMITERS.items()}
        self.delimiter = Choice("What parts the cells", signs)
        self.encoding = Choice("Encoding", ENCODINGS)
        self.mark = Choice("Decimal sign", _MARKS)
        self.sheet = Choice("Sheet", {})
        self.headed = QCheckBox("The first row names the columns")
        self._captions: dict[QWidget, PlainLabel] = {}
        self._lay_out()
        self.delimiter.entered.connect(lambda sign: self._wish_manner(delimiter=sign))
        self.encoding.entered.connect(lambda name: self._wish_manner(encoding=name))
        self.mark.entered.connect(lambda mark: self._wish(mark=mark))
        self.sheet.entered.connect(lambda name: self._wish(sheet=name, headed=None))
        self.headed.clicked.connect(lambda on: self._wish(headed=on))

    def restart(self) -> None:
        """Another table: everything is found anew."""
        self.wishes = Wishes()

    def show_opened(self, opened: Opened, encoded: bool) -> None:
        """Shows how the table was read; `encoded`: it comes from a file, so that it has an encoding
        that may be wrong.
        """
        text = opened.kind == "text"
        self._show(self.delimiter, text, opened.manner.delimiter)
        self._show(self.encoding, text and encoded, opened.manner.encoding)
        self._show(self.mark, text, opened.mark)
        self._list_sheets(opened.table.sheets)
        self._show(self.sheet, bool(opened.table.sheets), self._sheet(opened))
        self.headed.setVisible(opened.kind != "chart")
        self.headed.setChecked(opened.headed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        named: Mapping[str, Choice] = {
            "Sheet": self.sheet,
            "Cells parted by": self.delimiter,
            "Encoding": self.encoding,
            "Decimal sign": self.mark,
        }
        for name, box in named.items():
            self._captions[box] = PlainLabel(name, name="caption")
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(_WIDEST)
            row.addWidget(self._captions[box])
            row.addWidget(box)
        row.addWidget(self.headed)
        row.addStretch()
        self.headed.setToolTip(tip("Without it the first row is a row like all others"))
        self.headed.hide()
        for box in named.values():
            self._show(box, False, None)

    def _show(self, box: Choice, is_there: bool, value: object) -> None:
        self._captions[box].setVisible(is_there)
        box.setVisible(is_there)
        box.show_value(value)

    def _list_sheets(self, names: tuple[str, ...]) -> None:
        if names != tuple(self.sheet.itemData(n) for n in range(self.sheet.count())):
            self.sheet.clear()
            for name in names:
                self.sheet.addItem(show(name, _SHEET), name)

    def _sheet(self, opened: Opened) -> str | None:
        return self.wishes.sheet or next(iter(opened.table.sheets), None)

    def _wish_manner(self, **manner: Any) -> None:
        self._wish(manner=replace(self.wishes.manner, **manner))

    def _wish(self, **wishes: Any) -> None:
        self.wishes = replace(self.wishes, **wishes)
        self.changed.emit()
