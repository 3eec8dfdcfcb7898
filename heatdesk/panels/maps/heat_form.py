"""HeatForm: how heat is coloured and judged: thresholds, scale, colours, bands, grid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.heat.scale import alignment_scale, project_peak
from heatdesk.model import edits
from heatdesk.model.properties import HeatSettings
from heatdesk.panels.fields.choice import COLORMAP_NAMES, Choice
from heatdesk.panels.fields.entries import shown
from heatdesk.panels.fields.number_field import NumberField
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.section import Section

_LEAST: Final = 0.01
_LARGEST_SCALE: Final = 1_000.0
_GRIDS: Final = {0: "None", **{n: f"{n} × {n}" for n in range(3, 11)}}
_NUMBERS: Final = {
    "warm": ("Warm from", _LEAST, 1.0, 0.05, "Set what is warm"),
    "hot": ("Hot from", _LEAST, 1.0, 0.05, "Set what is hot"),
    "opacity": ("Opacity", 0.0, 1.0, 0.1, "Set the opacity"),
    "doubt": ("Doubt", 0.0, 1.0, 0.05, "Set the doubt"),
    "scale": ("Scale", _LEAST, _LARGEST_SCALE, 0.1, "Set the scale"),
}
_TIPS: Final = {
    "warm": "As a share of the full heat",
    "hot": "As a share of the full heat",
    "doubt": "How far off each placement may be, for judging how sure the areas are",
}


class HeatForm:
    """The heat's settings, put into a section; it edits the document and nothing else."""

    def __init__(self, document: Document, section: Section) -> None:
        self._document = document
        self._section = section
        self.numbers = {key: NumberField(*row[:4]) for key, row in _NUMBERS.items()}
        self.colormap = Choice("Colours", COLORMAP_NAMES)
        self.grid = Choice("Coarse grid", _GRIDS)
        self.bands = QCheckBox("Colours in bands")
        self.lock = QCheckBox("Lock the scale")
        self.lock.setToolTip(
            tip("Keep today’s scale, so that maps, scenarios and meetings can be compared")
        )
        self.problem = PlainLabel(name="problem")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        heat = self._heat
        self.problem.hide()
        for key, field in self.numbers.items():
            value = getattr(heat, key)
            field.show_value(value)
        self.numbers["scale"].setEnabled(heat.scale is not None)
        self.lock.setChecked(heat.scale is not None)
        self.bands.setChecked(heat.bands)
        self.colormap.show_value(heat.colormap)
        self.grid.show_value(heat.grid)

    def _lay_out(self) -> None:
        section = self._section
        section.add(_grid([(_NUMBERS[key][0], self.numbers[key]) for key in ("warm", "hot")]))
        self.problem.setWordWrap(True)
        self.problem.hide()
        section.add(self.problem)
        section.add_captioned("Colours", self.colormap)
        section.add(_grid([(_NUMBERS[k][0], self.numbers[k]) for k in ("opacity", "doubt")]))
        section.add_captioned("Coarse grid", self.grid)
        section.add(self.bands, self.lock, self.numbers["scale"])

    def _connect(self) -> None:
        for key, field in self.numbers.items():
            field.entered.connect(self._setter(key, _NUMBERS[key][4]))
            field.refused.connect(partial(self._refuse, field))
            if key in _TIPS:
                field.setToolTip(tip(f"{_TIPS[key]}, from {shown(_NUMBERS[key][1])} to 1"))
        self.numbers["warm"].check = self._check_warm
        self.numbers["hot"].check = self._check_hot
        self.colormap.entered.connect(self._setter("colormap", "Colours"))
        self.grid.entered.connect(self._setter("grid", "Set the coarse grid"))
        self.bands.clicked.connect(self._setter("bands", "Colour in bands"))
        self.lock.clicked.connect(self._lock)

    @property
    def _heat(self) -> HeatSettings:
        return self._document.project.properties.heat

    def _check_warm(self, value: float) -> str | None:
        hot = self._heat.hot
        return None if value < hot else f"Warm has to begin below hot, which is {shown(hot)}"

    def _check_hot(self, value: float) -> str | None:
        warm = self._heat.warm
        return None if value > warm else f"Hot has to begin above warm, which is {shown(warm)}"

    def _setter(self, key: str, step: str) -> Callable[[Any], None]:
        def give(value: Any) -> None:
            change = edits.set_heat(self._document.project, **{key: value})
            self._document.edit(step, change)

        return give

    def _lock(self, locked: bool) -> None:
        """Writes the scale as it is now, or lets it follow the map again."""
        project = self._document.project
        peak = project_peak(project, "alignment") if locked else 0.0
        scale = round(alignment_scale(self._heat, peak), 4) if locked else None
        step = "Lock colours" if locked else "Unlock colours"
        self._document.edit(step, edits.set_heat(project, scale=scale))

    def _refuse(self, field: NumberField, problem: str) -> None:
        self._section.put_below(field, self.problem)
        self.problem.setText(problem)
        self.problem.show()


def _grid(fields: list[tuple[str, NumberField]]) -> QWidget:
    """Numbers side by side, each below its name."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    for n, (name, field) in enumerate(fields):
        grid.addWidget(PlainLabel(name, name="caption"), 0, n)
        grid.addWidget(field, 1, n)
    return page
