"""MapForm: the map as a whole: title, axes, quadrants, names of the layers, heat."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.writing import Edit, Make
from heatdesk.model import edits, turning
from heatdesk.model.change import Change
from heatdesk.model.items import LAYERS, Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import QUADRANTS, LayerName, QuadrantKey
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.section import Section
from heatdesk.panels.fields.text_field import NoteField, TextField, written
from heatdesk.panels.maps.axis_form import AxisForm, AxisName, End
from heatdesk.panels.maps.heat_form import HeatForm
from heatdesk.panels.maps.quadrant_form import QuadrantForm

_LAYER_WORDS: Final[dict[Layer, str]] = {
    "technology": "What technologies are called",
    "role": "What roles are called",
}


class MapForm(QWidget):
    """Shown where nothing is chosen: what the map as a whole says, in sections that fold."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.title = TextField("Title", "Title of the map")
        self.description = NoteField("Description", "What is the map about?")
        self.description.setFixedHeight(58)
        self.layers = {layer: TextField(_LAYER_WORDS[layer]) for layer in LAYERS}
        self.swap = QPushButton("Swap axes")
        self.swap.setObjectName("small")
        self.swap.setToolTip(tip("What lay to the right will lie at the top"))
        self.sections = {
            "axes": Section("Axes"),
            "quadrants": Section("Quadrants"),
            "layers": Section("Names of the layers", is_open=False),
            "heat": Section("Heat and zones", is_open=False),
        }
        self._fill_sections()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def ends(self) -> dict[tuple[AxisName, End], TextField]:
        """The fields of the four ends of the axes."""
        return {(axis, end): f for axis, form in self.axes.items() for end, f in form.ends.items()}

    @property
    def quadrants(self) -> dict[QuadrantKey, TextField]:
        """The fields of the quadrants' names."""
        return {key: form.name for key, form in self.quadrant_forms.items()}

    def _fill_sections(self) -> None:
        document, sections = self._document, self.sections
        names: tuple[AxisName, ...] = ("x", "y")
        self.axes = {axis: AxisForm(document, axis, sections["axes"]) for axis in names}
        sections["axes"].add(self.swap)
        self.quadrant_forms = {
            key: QuadrantForm(document, key, sections["quadrants"]) for key in QUADRANTS
        }
        for layer, field in self.layers.items():
            sections["layers"].add_captioned(_LAYER_WORDS[layer], field)
        self.heat = HeatForm(document, sections["heat"])

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(PlainLabel("Map", name="heading"))
        layout.addWidget(self.title)
        layout.addWidget(self.description)
        for section in self.sections.values():
            layout.addWidget(section)

    def _connect(self) -> None:
        written(self.title, self._document, _retitled)
        written(self.description, self._document, _described)
        for layer, field in self.layers.items():
            written(field, self._document, _layer_named(layer))
        self.swap.clicked.connect(self._swap)
        self._document.changed.connect(self._note)
        self._document.replaced.connect(self._refresh)

    def _note(self, change: Change) -> None:
        if change.touches("project"):
            self._refresh()

    def _refresh(self) -> None:
        properties = self._document.project.properties
        self.title.show_text(properties.title)
        self.description.show_text(properties.description)
        for layer, field in self.layers.items():
            field.show_text(properties.layers.of(layer))
        for axis in self.axes.values():
            axis.refresh()
        for quadrant in self.quadrant_forms.values():
            quadrant.refresh()
        self.heat.refresh()

    def _swap(self) -> None:
        self._document.edit("Swap the axes", turning.swap_axes(self._document.project))


def _retitled(project: Project, title: str) -> Edit:
    return Edit("Retitle the map", edits.set_properties(project, title=title))


def _described(project: Project, description: str) -> Edit:
    return Edit("Describe the map", edits.set_properties(project, description=description))


def _layer_named(layer: Layer) -> Make:
    def make(project: Project, name: str) -> Edit | None:
        if not name:  # every list and legend needs a word for it
            return None
        layers = replace(project.properties.layers, **{layer: LayerName(name)})
        return Edit("Rename a layer", edits.set_properties(project, layers=layers))

    return make
