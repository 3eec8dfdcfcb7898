"""LiveHeat: the heat of one scenario that follows a document, computed when somebody looks."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from heatdesk.app.document import Document
from heatdesk.heat.field import HeatField, analysis_grid
from heatdesk.heat.window import Window
from heatdesk.model.change import Change

_REMEMBERED: Final = 64
"""Dirty windows kept; who lags further behind repaints everything."""


@dataclass(frozen=True, slots=True)
class Heat:
    """The field at a revision, and the cells that differ from the revision asked about."""

    field: HeatField
    revision: int
    dirty: Window


class LiveHeat(QObject):
    """Collects Changes; whoever asks first in a frame has them computed, once for all.

    `stale()` is emitted when what was handed out no longer holds, `restarted()` when the whole
    field is another: another project, scenario or grid.
    """

    stale = Signal()
    restarted = Signal()

    def __init__(self, document: Document, scenario: str, grid: int | None = None) -> None:
        """Follows the scenario on its analysis grid, or on a fixed n x n `grid`."""
        super().__init__(document)
        self._document = document
        self._scenario = scenario
        self._fixed_grid = grid
        self._pending = Change()
        self._windows: deque[Window] = deque(maxlen=_REMEMBERED)
        self._revision = 0
        self.computations = 0
        self._field = self._new_field()
        document.changed.connect(self._note)
        document.settled.connect(self._refine)
        document.replaced.connect(self._begin)

    @property
    def scenario(self) -> str:
        return self._scenario

    def show(self, scenario: str) -> None:
        """Follows another scenario from now on."""
        self._scenario = scenario
        self.restart()

    def restart(self) -> None:
        """Computes the field anew from the document."""
        self._pending = Change()
        self._field = self._new_field()
        self._windows.clear()
        self._windows.append(Window.whole(self._field.n))
        self._revision += 1
        self.restarted.emit()
        self.stale.emit()

    def heat(self, since: int = -1) -> Heat:
        """The present field, with what changed since a revision that the caller has drawn."""
        if self._pending:
            change, self._pending = self._pending, Change()
            dirty = self._field.apply(change, self._document.project)
            self.computations += 1
            if dirty:
                self._windows.append(dirty)
                self._revision += 1
        return Heat(self._field, self._revision, self._dirty_since(since))

    def _dirty_since(self, since: int) -> Window:
        behind = self._revision - since
        if since < 0 or behind > len(self._windows):
            return Window.whole(self._field.n)
        dirty = Window.none()
        for window in list(self._windows)[len(self._windows) - behind :]:
            dirty |= window
        return dirty

    def _begin(self) -> None:
        """Another project: its first scenario is the default one."""
        self.show(self._document.project.first_scenario)

    def _note(self, change: Change) -> None:
        if change.touches("placement", "item"):
            self._pending = self._pending.then(change)
            self.stale.emit()

    def _refine(self) -> None:
        """At rest the grid follows the narrowest placement."""
        if self._wanted_grid() != self._field.n:
            self.restart()

    def _wanted_grid(self) -> int:
        return self._fixed_grid or analysis_grid(self._document.project, self._scenario)

    def _new_field(self) -> HeatField:
        self.computations += 1
        return HeatField(self._document.project, self._scenario, self._wanted_grid())
