"""LiveHeat: the heat of one scenario that follows a document, computed when somebody looks."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from heatdesk.app.document import Document
from heatdesk.app.morph import Morph
from heatdesk.heat.field import COARSE, HeatField, analysis_grid
from heatdesk.heat.window import Window
from heatdesk.model import keys
from heatdesk.model.change import Change, Order

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

    It says which scenario is shown, and shows another when that one goes. `stale()` is emitted when
    what was handed out no longer holds, `restarted()` when the whole field is another: another
    project, scenario or grid; `switched()` after it where the scenario of one project is another.
    """

    stale = Signal()
    restarted = Signal()
    switched = Signal()

    def __init__(self, document: Document, scenario: str, grid: int | None = None) -> None:
        """Follows the scenario on its analysis grid, or on a fixed n x n `grid`."""
        super().__init__(document)
        self._document = document
        self._scenario = scenario
        self._lost: list[str] = []
        """Shown scenarios that went, the latest last: what comes back is shown again."""
        self._passing: HeatField | None = None
        """The heat of the present moment of a morph."""
        self._fixed_grid = grid
        self.morph = Morph(self)
        self._pending = Change()
        self._windows: deque[Window] = deque(maxlen=_REMEMBERED)
        self._revision = 0
        self.computations = 0
        self._field = self._new_field()
        document.changed.connect(self._note)
        document.settled.connect(self._refine)
        document.replaced.connect(self._begin)
        self.morph.stepped.connect(self._pass)

    @property
    def scenario(self) -> str:
        return self._scenario

    def show(self, scenario: str) -> None:
        """Follows another scenario from now on; the eyes follow a little later, if `morph` glides.
        A gesture under way ends where it is: it moves what is no longer shown.
        """
        if scenario == self._scenario:
            return
        self._document.edit("", Change())
        self._lost.clear()
        self._switch(scenario)

    def _switch(self, scenario: str) -> None:
        before, self._scenario = self._scenario, scenario
        self.morph.begin(self._document.project, before, scenario)
        self.restart()
        self.switched.emit()

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

    def drawn(self, since: int = -1) -> Heat:
        """What the eyes see: `heat`, or during a morph the heat of that moment."""
        if not self.morph.under_way:
            return self.heat(since)
        if self._passing is None:
            passing = self.morph.project or self._document.project
            self._passing = HeatField(passing, self._scenario, self._passing_grid())
        dirty = Window.whole(self._passing.n) if since != self._revision else Window.none()
        return Heat(self._passing, self._revision, dirty)

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
        self.morph.end()
        self._lost.clear()
        self._scenario = self._document.project.first_scenario
        self.restart()

    def _note(self, change: Change) -> None:
        self.morph.end()
        if change.touches("placement", "item"):
            self._pending = self._pending.then(change)
            self.stale.emit()
        if keys.SCENARIO_ORDER in change.records:
            self._keep_valid(change)

    def _keep_valid(self, change: Change) -> None:
        """What is shown exists: for a scenario that goes its neighbour is shown."""
        project = self._document.project
        if self._lost and project.has_scenario(self._lost[-1]):
            self._switch(self._lost.pop())
        elif not project.has_scenario(self._scenario):
            self._lost.append(self._scenario)
            self._switch(self._neighbour(change))

    def _neighbour(self, change: Change) -> str:
        """What comes after the shown scenario in the order that was, or else before it."""
        order = self._document.project.order(keys.SCENARIO_ORDER)
        before = cast("Order", change.records[keys.SCENARIO_ORDER][0])
        return order[min(before.index(self._scenario), len(order) - 1)]

    def _pass(self) -> None:
        """Another moment of a morph: everything is drawn anew."""
        self._passing = None
        self._windows.append(Window.whole(self._field.n))
        self._revision += 1
        self.stale.emit()

    def _refine(self) -> None:
        """At rest the grid follows the narrowest placement."""
        if self._wanted_grid() != self._field.n:
            self.restart()

    def _passing_grid(self) -> int:
        """A coarse one: what glides is not looked at closely."""
        return min(self._wanted_grid(), COARSE)

    def _wanted_grid(self) -> int:
        return self._fixed_grid or analysis_grid(self._document.project, self._scenario)

    def _new_field(self) -> HeatField:
        self.computations += 1
        return HeatField(self._document.project, self._scenario, self._wanted_grid())
