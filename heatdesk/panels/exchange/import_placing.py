"""ImportPlacing: where a foreign table's positions lie on the plane, and in which scenario."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from heatdesk.analysis import names
from heatdesk.model.project import Project
from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.storage.tables import scales
from heatdesk.storage.tables.scales import SCALES, Scale

_FOUND: Final = "found"
_OWN: Final = "own"
_WIDEST: Final = 240
_NEW: Final = ""
"""Stands for a scenario that is to be added."""

WRONG_SCALE: Final = "Two numbers, the lower one first, for example 1 to 9"


class ImportPlacing(QWidget):
    """Emits `changed()` when another scale or scenario is wanted. `problem` says what is wrong with
    a scale that was typed.
    """

    changed = Signal()
    outlined = Signal(bool)
    """Whether title, axes and quadrants of a chart are wanted."""

    def __init__(self, project: Project, scenario: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = {str(scale): _shown(scale) for scale in SCALES}
        self.scale = Choice("Positions run from", {_FOUND: "As found", **known, _OWN: "Own scale…"})
        self.own = QLineEdit()
        self.problem = PlainLabel(WRONG_SCALE, name="problem")
        listed = {s.id: names.scenario_name(s) for s in project.scenarios}
        self.scenario = Choice("Scenario", {**listed, _NEW: "A new scenario"})
        self.outline = QCheckBox("Take over title, axes and quadrants")
        self._lay_out()
        self.scale.show_value(_FOUND)
        self.scenario.show_value(scenario)
        self.scale.entered.connect(self._choose_scale)
        self.own.textEdited.connect(self._type)
        self.scenario.entered.connect(lambda _: self.changed.emit())
        self.outline.clicked.connect(self.outlined)

    @property
    def wrong(self) -> bool:
        """Whether the own scale that is asked for is none."""
        return self.scale.currentData() == _OWN and scales.parse(self.own.text()) is None

    @property
    def chosen_scale(self) -> Scale | None:
        """The scale that overrules what is found."""
        value = self.scale.currentData()
        if value == _FOUND:
            return None
        return scales.parse(self.own.text() if value == _OWN else value)

    @property
    def chosen_scenario(self) -> str | None:
        """The id of the scenario; None for a new one."""
        return self.scenario.currentData() or None

    def show_found(self, told: str) -> None:
        """Tells the scale that was found: '0 to 100 (guessed)'."""
        index = self.scale.findData(_FOUND)
        self.scale.setItemText(index, f"As found: {told}" if told else "As found")

    def offer_outline(self, offered: bool, taken: bool = False) -> None:
        """Whether there are axes and quadrants to take over, and whether that is likely meant."""
        self.outline.setVisible(offered)
        self.outline.setChecked(offered and taken)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel("Positions run from", name="caption"))
        row.addWidget(self.scale)
        row.addWidget(self.own)
        row.addWidget(PlainLabel("Rows without a scenario go to", name="caption"))
        row.addWidget(self.scenario)
        row.addWidget(self.outline)
        row.addStretch()
        for box in (self.scale, self.scenario):
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        self.own.setAccessibleName("Own scale")
        self.own.setPlaceholderText("1 to 9")
        self.own.setMaxLength(60)
        self.own.setFixedWidth(110)
        self.own.setToolTip(tip("What the positions run from and to"))
        for part in (self.own, self.problem, self.outline):
            part.hide()

    def _choose_scale(self, value: object) -> None:
        self.own.setVisible(value == _OWN)
        if value == _OWN:
            self.own.setFocus()
        self._judge()
        self.changed.emit()

    def _type(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        wrong = self.wrong
        self.problem.setVisible(wrong and bool(self.own.text()))
        self.own.setAccessibleDescription(WRONG_SCALE if wrong else "")
        self.own.setProperty("faulty", wrong and bool(self.own.text()))
        self.own.style().polish(self.own)


def _shown(scale: Scale) -> str:
    return str(scale).replace("-", "−")
