"""LiveScale: the ranges that colours and zones are measured by, taken at rest, held in a drag."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.heat.field import analysis_grid, rebuild
from heatdesk.heat.scale import (
    Range,
    alignment_scale,
    colour_range,
    difference_peak,
    difference_range,
    peak,
)
from heatdesk.heat.zones import Thresholds
from heatdesk.model.change import Change
from heatdesk.model.properties import Overlay


class LiveScale(QObject):
    """Peaks of the overlays over all scenarios. `changed()`: a range or a zone may differ now.

    Another scenario of the same project is judged by the same peaks, so a switch changes nothing.
    """

    changed = Signal()

    def __init__(self, document: Document, heat: LiveHeat) -> None:
        super().__init__(document)
        self._document = document
        self._heat = heat
        self._peaks: dict[Overlay, float] = {}
        self._others: dict[Overlay, float] = {}
        self._differences: dict[str, Range] = {}
        self._outdated = False
        document.changed.connect(self._note)
        document.settled.connect(self._settle)
        document.replaced.connect(self._forget)
        heat.switched.connect(self._others.clear)

    def span(self, overlay: Overlay) -> Range:
        """The values at the two ends of the overlay's colours."""
        settings = self._document.project.properties.heat
        return colour_range(settings, overlay, self._peak(overlay))

    def difference(self, target: str) -> Range:
        """The values at the two ends of the colours of a comparison with the target."""
        if target not in self._differences:
            peak = difference_peak(self._document.project, target)
            self._differences[target] = difference_range(peak)
        return self._differences[target]

    @property
    def scale(self) -> float:
        """The alignment scale."""
        settings = self._document.project.properties.heat
        return alignment_scale(settings, self._peak("alignment"))

    @property
    def thresholds(self) -> Thresholds:
        return Thresholds.of(self._document.project.properties.heat, self.scale)

    def _peak(self, overlay: Overlay) -> float:
        if overlay not in self._peaks:
            shown = float(abs(self._heat.heat().field.overlay(overlay)).max())
            self._peaks[overlay] = max(shown, self._peak_elsewhere(overlay))
        return self._peaks[overlay]

    def _peak_elsewhere(self, overlay: Overlay) -> float:
        """The largest heat of the scenarios that are not shown."""
        if overlay not in self._others:
            project = self._document.project
            others = [s.id for s in project.scenarios if s.id != self._heat.scenario]
            peaks = (peak(rebuild(project, s, analysis_grid(project, s)), overlay) for s in others)
            self._others[overlay] = max(peaks, default=0.0)
        return self._others[overlay]

    def _note(self, change: Change) -> None:
        self._outdated = self._outdated or change.touches("placement", "item", "project", "order")
        shown = self._heat.scenario
        if any(key[0] in {"item", "order"} or key[1:2] != (shown,) for key in change):
            self._others.clear()

    def _settle(self) -> None:
        if self._outdated:
            self._outdated = False
            self._peaks.clear()
            self._differences.clear()
            self.changed.emit()

    def _forget(self) -> None:
        self._peaks.clear()
        self._others.clear()
        self._differences.clear()
        self.changed.emit()
