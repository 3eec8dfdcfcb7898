"""ItemForm: name, kind, reason, place, extent, weight and looks of the chosen items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.app.writing import Edit, Make
from heatdesk.model.change import Change
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.fields.colour_button import ColourButton
from heatdesk.panels.fields.entries import RefusedError
from heatdesk.panels.fields.link_field import LinkField
from heatdesk.panels.fields.number_field import NumberField
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.panels.fields.text_field import NoteField, TextField, written
from heatdesk.panels.items import item_fields
from heatdesk.panels.tables.cell_editor import completer_of

_DIFFERENT = object()
"""Stands for the values of items that differ."""


class ItemForm(QWidget):
    """Fields apply to all chosen items. Where those differ, each shows a dash."""

    def __init__(self, document: Document, selection: Selection, heat: LiveHeat) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._heat = heat
        self._outdated = False
        self._ids: tuple[str, ...] = ()
        self._scenario = heat.scenario
        """What the fields are about."""
        self.heading = PlainLabel(name="heading")
        self.problem = PlainLabel(name="problem")
        self.name = TextField("Name", "Name")
        self.kind = Choice("Kind", {"technology": "Technology", "role": "Role"})
        self.reason = NoteField("Reason", "Why is it here?")
        self.link = LinkField()
        self.numbers = {key: NumberField(*item_fields.NUMBERS[key]) for key in _NUMBERS}
        self.group = TextField("Group", "None")
        self.color = ColourButton()
        self.muted = QCheckBox("Muted: takes no part in the heat")
        self.locked = QCheckBox("Locked: stays where it is")
        self.note = NoteField("Note", "What is it?")
        self.texts: dict[str, TextField | NoteField] = {
            "name": self.name,
            "group": self.group,
            "link": self.link.line,
            "reason": self.reason,
            "note": self.note,
        }
        """The fields that are typed, by what they are called in `item_fields`."""
        self._lay_out()
        self._connect()
        self._turn()

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        kind, color = _captioned("Kind", self.kind), _captioned("Colour", self.color)
        for part in (
            self.heading,
            self.name,
            _captioned("Reason for this place", self.reason),
            _captioned("Link", self.link),
            self._number_grid(),
            _beside(kind, color, stretch=0),
            _captioned("Group", self.group),
            _stacked(self.muted, self.locked),
            _captioned("Note", self.note),
        ):
            self._rows.addWidget(part)
        self._rows.addWidget(self.problem)
        self.problem.setWordWrap(True)
        self.problem.hide()
        for note in (self.reason, self.note):
            note.setFixedHeight(58)

    def _number_grid(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for n, (key, field) in enumerate(self.numbers.items()):
            row, column = divmod(n, 3)
            caption = PlainLabel(item_fields.NUMBERS[key].name, name="caption")
            grid.addWidget(caption, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        return page

    def _connect(self) -> None:
        for key, field in self.numbers.items():
            field.entered.connect(self._setter(key))
            field.shifted.connect(self._shifter(key))
            field.refused.connect(self._refuser(field))
        for key in ("kind", "color"):
            getattr(self, key).entered.connect(self._setter(key))
        for key, text in self.texts.items():
            written(text, self._document, self._maker(key))
        self.muted.clicked.connect(self._setter("muted"))
        self.locked.clicked.connect(self._setter("locked"))
        self._selection.changed.connect(self._turn)
        self._document.changed.connect(self._note)
        self._document.settled.connect(self._settle)
        self._document.replaced.connect(self._refresh)
        self._heat.switched.connect(self._turn)

    # Following -------------------------------------------------------------------------------

    def _turn(self) -> None:
        """To other items, or another scenario: what is being typed belongs to those before."""
        for field in self.texts.values():
            field.enter()
        self._ids, self._scenario = self._selection.ids, self._heat.scenario
        self._refresh()

    def _note(self, change: Change) -> None:
        if not change.touches("item", "placement"):
            return
        self._outdated = not self._document.at_rest
        if self._document.at_rest:
            self._refresh()
        elif self._selection.ids:  # a drag changes numbers, and nothing else costs its frames
            self._show_numbers(self._placed())

    def _settle(self) -> None:
        if self._outdated:
            self._refresh()

    def _refresh(self) -> None:
        self._outdated = False
        self.problem.hide()
        project, ids = self._document.project, self._selection.ids
        items, placed = [project.item(id) for id in ids], self._placed()
        if not items:
            return
        self.heading.setText(_heading(items, len(placed)))
        self._show_texts(items, placed)
        self._show_numbers(placed)
        self.kind.show_value(_text(_common([item.layer for item in items])))
        color = _common([item.color for item in items])
        self.color.show_value(_text(color), color is _DIFFERENT)
        _tick(self.muted, [p.muted for p in placed])
        _tick(self.locked, [item.locked for item in items])

    def _show_texts(self, items: Sequence[Item], placed: Sequence[Placement]) -> None:
        one = len(items) == 1
        self.name.setVisible(one)
        self.name.show_text(_text(_common([item.name for item in items])))
        self.group.show_text(_text(_common([item.group for item in items])))
        groups = sorted({i.group for i in self._document.project.items if i.group})
        if not self.group.hasFocus():
            self.group.setCompleter(completer_of(groups, self.group))
        self.link.show_text(_text(_common([item.link for item in items])))
        self.note.setEnabled(one)
        self.note.show_text(_text(_common([item.note for item in items])))
        self.reason.setEnabled(len(placed) == 1 == len(items))
        self.reason.show_text(_text(_common([p.reason for p in placed] or [""])))

    def _show_numbers(self, placed: Sequence[Placement]) -> None:
        several = len(placed) > 1
        for key, field in self.numbers.items():
            field.setEnabled(bool(placed))
            value = _common([getattr(p, key) for p in placed])
            field.show_value(value if isinstance(value, float | int) else None, several)

    def _placed(self) -> list[Placement]:
        project, ids = self._document.project, self._selection.ids
        return [p for id in ids if (p := project.placement(self._heat.scenario, id))]

    # Editing ---------------------------------------------------------------------------------

    def _setter(self, key: str) -> Callable[[Any], None]:
        make = self._maker(key)

        def give(value: Any) -> None:
            edit = make(self._document.project, value)
            if edit is not None:
                self._document.edit(*edit)

        return give

    def _maker(self, key: str) -> Make:
        def make(project: Project, value: Any) -> Edit | None:
            ids, scenario = [id for id in self._ids if project.has_item(id)], self._scenario
            if not ids or (key == "name" and not value) or not project.has_scenario(scenario):
                return None
            change = item_fields.change(project, scenario, ids, key, value)
            return Edit(item_fields.step(project, scenario, ids, key, value), change)

        return make

    def _shifter(self, key: str) -> Callable[[float], None]:
        def shift(by: float) -> None:
            project, ids = self._document.project, self._selection.ids
            try:
                change = item_fields.shifted(project, self._heat.scenario, ids, key, by)
            except RefusedError as refusal:
                self._refuse(self.numbers[key], str(refusal))
                return
            name = item_fields.step(project, self._heat.scenario, ids, key, by)
            self._document.edit(name, change)

        return shift

    def _refuser(self, field: QWidget) -> Callable[[str], None]:
        return lambda problem: self._refuse(field, problem)

    def _refuse(self, field: QWidget, problem: str) -> None:
        """Says it in the row below the field."""
        row: QWidget | None = field
        while row is not None and row.parentWidget() is not self:
            row = row.parentWidget()
        if row is not None:
            self._rows.removeWidget(self.problem)
            self._rows.insertWidget(self._rows.indexOf(row) + 1, self.problem)
        self.problem.setText(problem)
        self.problem.show()


_NUMBERS = ("x", "y", "weight", "width", "height")


def _heading(items: Sequence[Item], placed: int) -> str:
    if len(items) == 1:
        kind = items[0].layer.capitalize()
        return kind if placed else f"{kind}, not on the map"
    return f"{len(items)} items"


def _common(values: Sequence[Any]) -> Any:
    """What all have in common, or _DIFFERENT."""
    return values[0] if values and all(v == values[0] for v in values) else _DIFFERENT


def _text(value: Any) -> str | None:
    return None if value is _DIFFERENT else value


def _tick(box: QCheckBox, states: Sequence[bool]) -> None:
    """Shows a switch: half ticked where the items differ, off limits where there are none."""
    box.setEnabled(bool(states))
    box.setTristate(False)
    if len(set(states)) == 2:
        box.setCheckState(Qt.CheckState.PartiallyChecked)
    else:
        box.setChecked(True in states)


def _captioned(text: str, field: QWidget) -> QWidget:
    return _stacked(PlainLabel(text, name="caption"), field)


def _stacked(*parts: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for part in parts:
        layout.addWidget(part)
    return page


def _beside(*parts: QWidget, stretch: int) -> QWidget:
    """Parts in a line; the one at `stretch` takes what room there is."""
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for n, part in enumerate(parts):
        layout.addWidget(part, 1 if n == stretch else 0)
    return page
