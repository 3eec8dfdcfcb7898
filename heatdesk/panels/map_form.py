"""MapForm: the map's title, its axes and its quadrants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.properties import Axis, Properties, QuadrantKey
from heatdesk.panels.plain import PlainLabel
from heatdesk.panels.text_field import TextField

_ENDS: Final[tuple[tuple[Literal["x", "y"], Literal["low", "high"], str], ...]] = (
    ("x", "low", "Left"),
    ("x", "high", "Right"),
    ("y", "high", "Top"),
    ("y", "low", "Bottom"),
)
_QUADRANTS: Final[tuple[tuple[QuadrantKey, str], ...]] = (
    ("top_left", "Top left"),
    ("top_right", "Top right"),
    ("bottom_left", "Bottom left"),
    ("bottom_right", "Bottom right"),
)


class MapForm(QWidget):
    """Shown where nothing is chosen: what the map as a whole says."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.title = TextField("Title", "Title of the map")
        self.ends = {(axis, end): TextField(f"{name} end", name) for axis, end, name in _ENDS}
        self.quadrants = {key: TextField(f"{name} quadrant", name) for key, name in _QUADRANTS}
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel("Map", name="heading"))
        layout.addWidget(self.title)
        layout.addSpacing(8)
        layout.addWidget(PlainLabel("Ends of the axes", name="caption"))
        layout.addLayout(_pairs(list(self.ends.values())))
        layout.addSpacing(8)
        layout.addWidget(PlainLabel("Quadrants", name="caption"))
        for field in self.quadrants.values():
            layout.addWidget(field)

    def _connect(self) -> None:
        self.title.entered.connect(lambda text: self._set("Retitle the map", title=text))
        for (axis, end), field in self.ends.items():
            field.entered.connect(self._end_setter(axis, end))
        for key, field in self.quadrants.items():
            field.entered.connect(self._quadrant_setter(key))
        self._document.changed.connect(self._note)
        self._document.replaced.connect(self._refresh)

    def _note(self, change: Change) -> None:
        if change.touches("project"):
            self._refresh()

    def _refresh(self) -> None:
        properties = self._properties
        self.title.show_text(properties.title)
        for (axis, end), field in self.ends.items():
            field.show_text(getattr(_axis(properties, axis), end))
        for key, field in self.quadrants.items():
            field.show_text(getattr(properties.quadrants, key).name)

    @property
    def _properties(self) -> Properties:
        return self._document.project.properties

    def _set(self, text: str, **fields: object) -> None:
        self._document.edit(text, edits.set_properties(self._document.project, **fields))

    def _end_setter(
        self, axis: Literal["x", "y"], end: Literal["low", "high"]
    ) -> Callable[[str], None]:
        def rename(name: str) -> None:
            axes = self._properties.axes
            renamed = replace(_axis(self._properties, axis), **{end: name})  # type: ignore[arg-type]
            wanted = replace(axes, x=renamed) if axis == "x" else replace(axes, y=renamed)
            self._set("Rename an axis end", axes=wanted)

        return rename

    def _quadrant_setter(self, key: QuadrantKey) -> Callable[[str], None]:
        def rename(name: str) -> None:
            quadrants = self._properties.quadrants
            renamed = replace(getattr(quadrants, key), name=name)
            self._set("Rename a quadrant", quadrants=replace(quadrants, **{key: renamed}))

        return rename


def _axis(properties: Properties, axis: Literal["x", "y"]) -> Axis:
    return properties.axes.x if axis == "x" else properties.axes.y


def _pairs(fields: list[TextField]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(6)
    for n, field in enumerate(fields):
        grid.addWidget(field, n // 2, n % 2)
    return grid
