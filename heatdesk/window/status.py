"""Status: what lies under the mouse, in words and numbers, and whether the work is saved."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QStatusBar

from heatdesk.analysis.causes import causes
from heatdesk.app.recovery import Recovery
from heatdesk.app.wording import short
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.session import Session
from heatdesk.figure.words import number
from heatdesk.model.properties import Axis
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.panels.reading.reading_rows import causes_in_words
from heatdesk.window.protection_label import ProtectionLabel

_CAUSES: Final = 3
"""Pairs whose part in the heat under the mouse is told."""

_NAMED: Final = 3
"""Names of chosen items that are told."""


class Status(QStatusBar):
    """The window's last line. It reads the heat that is already computed, and computes none."""

    def __init__(self, session: Session, recovery: Recovery) -> None:
        super().__init__()
        self._session = session
        self._points = False
        """Whether what is under the mouse is told now."""
        self._place = PlainLabel()
        self._numbered = PlainLabel()
        self._scale = PlainLabel()
        self._zoom = PlainLabel()
        self._saved = ProtectionLabel(recovery)
        self.setSizeGripEnabled(False)
        self.addWidget(self._place, 1)
        for label in (self._numbered, self._scale, self._zoom, self._saved):
            self.addPermanentWidget(label)
        session.handling.pointed.connect(self._point)
        session.selection.changed.connect(self._show_choice)
        session.document.settled.connect(self._show_new_names)
        session.heat.switched.connect(self._show_choice)
        session.canvas.moved.connect(self._show_zoom)
        session.canvas.key_changed.connect(self._show_scale)
        session.canvas.laid_out.connect(self._show_numbered)
        self._show_zoom()
        self._show_scale()
        self._show_numbered()

    @property
    def place(self) -> str:
        return self._place.text()

    def _point(self, pointer: Pointer | None) -> None:
        inside = pointer is not None and abs(pointer.x) <= 1 and abs(pointer.y) <= 1
        self._points = inside
        if pointer and inside:
            self._place.setText(self._words(pointer))
        else:
            self._show_choice()

    def _words(self, pointer: Pointer) -> str:
        session, axes = self._session, self._session.document.project.properties.axes
        field = session.heat.heat().field
        row, column = (min(int((v + 1) * field.n / 2), field.n - 1) for v in (pointer.y, pointer.x))
        alignment = float(field.alignment[row, column])
        zone = session.scale.thresholds.zone(alignment)
        across, up = _side(axes.x, pointer.x), _side(axes.y, pointer.y)
        told = f"{across}    {up}    alignment {number(alignment)}, {zone}"
        because = self._because(pointer)
        return f"{told}: {because}" if because else told

    def _because(self, pointer: Pointer) -> str:
        """Which pairs make the heat there; not while something moves."""
        live = self._session.reading
        if live.reading is None or live.lagging:
            return ""
        found = causes(live.reading.sources, pointer.x, pointer.y)
        if not found:
            return ""
        return causes_in_words(live.reading.project, found, _CAUSES)

    def _show_choice(self) -> None:
        """What is chosen, while the mouse points at nothing."""
        self._points = False
        project, ids = self._session.document.project, self._session.selection.ids
        names = ", ".join(short(project.item(id).name) for id in ids[:_NAMED])
        more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
        self._place.setText(f"{len(ids)} chosen: {names}{more}" if ids else "")

    def _show_new_names(self) -> None:
        """What is chosen may be called something else now."""
        if not self._points:
            self._show_choice()

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{round(self._session.canvas.zoom * 100)} %")

    def _show_numbered(self) -> None:
        """How many names found no place on the map: they are numbered, never silently gone."""
        numbered = sum(label.number is not None for label in self._session.canvas.scenery.labels)
        what = "1 name is numbered" if numbered == 1 else f"{numbered} names are numbered"
        self._numbered.setText(what if numbered else "")

    def _show_scale(self) -> None:
        locked = self._session.document.project.properties.heat.scale is not None
        self._scale.setText("Colours locked" if locked else "")


def _side(axis: Axis, value: float) -> str:
    """How far towards which end, for example 'Professional 0.45'."""
    name = axis.high if value >= axis.crossing else axis.low
    return f"{' '.join(name.split())} {number(abs(value - axis.crossing))}"
