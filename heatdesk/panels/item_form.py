"""ItemForm: name, place, extent, weight and reasons of the chosen items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.selection import Selection
from heatdesk.app.wording import named
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.items import HEAVIEST, HIGH, LARGEST, LOW, SMALLEST, Item, Placement
from heatdesk.panels.number_field import NumberField
from heatdesk.panels.plain import PlainLabel
from heatdesk.panels.text_field import NoteField, TextField

_NUMBERS: Final = {
    "x": ("Across", LOW, HIGH, 0.05),
    "y": ("Up", LOW, HIGH, 0.05),
    "weight": ("Weight", 0.0, HEAVIEST, 0.1),
    "width": ("Width", SMALLEST, LARGEST, 0.05),
    "height": ("Height", SMALLEST, LARGEST, 0.05),
}


class ItemForm(QWidget):
    """Fields apply to all chosen items. Where those differ, a number shows a dash."""

    def __init__(self, document: Document, selection: Selection, scenario: str) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._scenario = scenario
        self.heading = PlainLabel(name="heading")
        self.problem = PlainLabel(name="problem")
        self.name = TextField("Name", "Name")
        self.numbers = {key: NumberField(*_NUMBERS[key]) for key in _NUMBERS}
        self.muted = QCheckBox("Muted: takes no part in the heat")
        self.reason = NoteField("Reason", "Why is it here?")
        self.note = NoteField("Note", "What is it?")
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for n, (key, field) in enumerate(self.numbers.items()):
            row, column = divmod(n, 3)
            grid.addWidget(_caption(_NUMBERS[key][0]), 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        texts = QFormLayout()
        texts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        texts.setVerticalSpacing(4)
        texts.addRow(_caption("Reason for this place"), self.reason)
        texts.addRow(_caption("Note"), self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self.heading, self.name):
            layout.addWidget(part)
        layout.addLayout(grid)
        layout.addWidget(self.problem)
        layout.addWidget(self.muted)
        layout.addLayout(texts)
        self.problem.setWordWrap(True)
        self.problem.hide()

    def _connect(self) -> None:
        for key, field in self.numbers.items():
            field.entered.connect(self._number_setter(key))
            field.refused.connect(self._refuse)
        self.name.entered.connect(self._rename)
        self.muted.clicked.connect(lambda on: self._place("Mute" if on else "Unmute", muted=on))
        self.reason.entered.connect(lambda text: self._place("Explain", reason=text))
        self.note.entered.connect(self._annotate)
        self._selection.changed.connect(self._refresh)
        self._document.changed.connect(self._note)
        self._document.replaced.connect(self._restart)

    # Following -------------------------------------------------------------------------------

    def _note(self, change: Change) -> None:
        if change.touches("item", "placement"):
            self._refresh()

    def _restart(self) -> None:
        self._scenario = self._document.project.first_scenario
        self._refresh()

    def _refresh(self) -> None:
        self.problem.hide()
        project, ids = self._document.project, self._selection.ids
        items = [project.item(id) for id in ids]
        if not items:
            return
        placed = [p for id in ids if (p := project.placement(self._scenario, id))]
        self.heading.setText(_heading(items, len(placed)))
        self.name.setVisible(len(items) == 1)
        self.name.show_text(items[0].name)
        for key, field in self.numbers.items():
            field.setEnabled(bool(placed))
            field.show_value(_common([getattr(p, key) for p in placed]))
        self._show_muted(placed)
        self.reason.setEnabled(len(placed) == 1 == len(items))
        self.reason.show_text(placed[0].reason if len(placed) == 1 else "")
        self.note.setEnabled(len(items) == 1)
        self.note.show_text(items[0].note if len(items) == 1 else "")

    def _show_muted(self, placed: list[Placement]) -> None:
        states = {p.muted for p in placed}
        self.muted.setEnabled(bool(placed))
        self.muted.setTristate(False)
        if len(states) == 2:
            self.muted.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.muted.setChecked(True in states)

    # Editing ---------------------------------------------------------------------------------

    def _number_setter(self, key: str) -> Callable[[float], None]:
        verb = {"x": "Move", "y": "Move", "weight": "Weigh"}.get(key, "Resize")
        return lambda value: self._place(verb, **{key: value})

    def _place(self, verb: str, **fields: Any) -> None:
        project, ids = self._document.project, self._selection.ids
        change = edits.set_placements(project, self._scenario, ids, **fields)
        self._document.edit(f"{verb} {named(project, ids)}", change)

    def _rename(self, name: str) -> None:
        project, ids = self._document.project, self._selection.ids
        if len(ids) == 1 and name:
            change = edits.rename(project, ids[0], name)
            self._document.edit(f"Rename {named(project, ids)}", change)
        else:
            self._refresh()

    def _annotate(self, note: str) -> None:
        project, ids = self._document.project, self._selection.ids
        change = edits.set_items(project, ids[:1], note=note)
        self._document.edit(f"Annotate {named(project, ids)}", change)

    def _refuse(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()


def _heading(items: list[Item], placed: int) -> str:
    if len(items) == 1:
        kind = items[0].layer.capitalize()
        return kind if placed else f"{kind}, not on the map"
    return f"{len(items)} items"


def _common(values: list[float]) -> float | None:
    return values[0] if len(set(values)) == 1 else None


def _caption(text: str) -> PlainLabel:
    return PlainLabel(text, name="caption")
