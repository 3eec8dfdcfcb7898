"""AxisForm: one axis: its name, its ends, what they mean, where the other crosses it, and a button
that turns it round.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from heatdesk.app.document import Document
from heatdesk.app.writing import Edit, Make
from heatdesk.model import edits, naming, turning
from heatdesk.model.naming import OUTERMOST
from heatdesk.model.project import Project
from heatdesk.model.properties import Axis
from heatdesk.panels.fields.number_field import NumberField
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.section import Section
from heatdesk.panels.fields.text_field import NoteField, TextField, written

AxisName = Literal["x", "y"]
End = Literal["low", "high"]

_TITLES: Final = {"x": "Across", "y": "Up"}
ENDS: Final[dict[tuple[AxisName, End], str]] = {
    ("x", "low"): "Left",
    ("x", "high"): "Right",
    ("y", "high"): "Top",
    ("y", "low"): "Bottom",
}
_STEPS: Final = {
    "name": "Rename an axis",
    "low": "Rename an axis end",
    "high": "Rename an axis end",
    "definition": "Define an axis",
}


class AxisForm:
    """The fields of one axis, put into a section; it edits the document and nothing else."""

    def __init__(self, document: Document, axis: AxisName, section: Section) -> None:
        self._document = document
        self._axis = axis
        title = _TITLES[axis]
        self.name = TextField(f"Name of the axis {title.lower()}", "Name of the axis")
        self.ends = {
            end: TextField(f"{word} end", word) for (of, end), word in ENDS.items() if of == axis
        }
        self.definition = NoteField(
            f"What the axis {title.lower()} means", "What do its ends mean?"
        )
        self.definition.setFixedHeight(46)
        self.crossing = NumberField(f"Crossing {title.lower()}", -OUTERMOST, OUTERMOST, 0.05)
        self.problem = PlainLabel(name="problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.reverse = QPushButton("Reverse")
        self.reverse.setObjectName("small")
        self.reverse.setToolTip(tip("Exchanges the two ends; everything on the map goes along"))
        self.reverse.setAccessibleName(f"Reverse the axis {title.lower()}")
        self._lay_out(title, section)
        self._connect()

    def refresh(self) -> None:
        axis = self._now()
        self.problem.hide()
        self.crossing.show_value(axis.crossing)
        self.name.show_text(axis.name)
        self.definition.show_text(axis.definition)
        for end, field in self.ends.items():
            field.show_text(getattr(axis, end))

    def _lay_out(self, title: str, section: Section) -> None:
        heading = PlainLabel(title, name="subheading")
        section.add(_line(heading, self.reverse))
        section.add(self.name, _line(*self.ends.values()), self.definition)
        section.add(_line(PlainLabel("Crossed at", name="caption"), self.crossing))
        section.add(self.problem)

    def _connect(self) -> None:
        written(self.name, self._document, self._maker("name"))
        written(self.definition, self._document, self._maker("definition"))
        for end, field in self.ends.items():
            written(field, self._document, self._maker(end))
        self.reverse.clicked.connect(self._reverse)
        self.crossing.entered.connect(self._cross)
        self.crossing.refused.connect(self._refuse)

    def _now(self) -> Axis:
        axes = self._document.project.properties.axes
        return axes.x if self._axis == "x" else axes.y

    def _maker(self, key: str) -> Make:
        def make(project: Project, text: str) -> Edit:
            axes = project.properties.axes
            axis = replace(getattr(axes, self._axis), **{key: text})
            wanted = replace(axes, **{self._axis: axis})
            return Edit(_STEPS[key], edits.set_properties(project, axes=wanted))

        return make

    def _cross(self, at: float) -> None:
        axes = self._document.project.properties.axes
        x, y = (at, axes.y.crossing) if self._axis == "x" else (axes.x.crossing, at)
        change = naming.move_crossing(self._document.project, x, y)
        self._document.edit("Move the crossing", change)

    def _refuse(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

    def _reverse(self) -> None:
        change = turning.reverse_axis(self._document.project, self._axis)
        self._document.edit("Reverse an axis", change)


def _line(*parts: QWidget) -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for part in parts:
        layout.addWidget(part)
    if isinstance(parts[-1], QPushButton):
        layout.insertStretch(len(parts) - 1)
    return page
