"""Colouring: what the colours of one canvas mean, and the values that they stand for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_scale import LiveScale
from heatdesk.canvas.view import View
from heatdesk.figure.legend import Key
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import Table, colour_table, difference_table
from heatdesk.heat.field import HeatField, rebuild
from heatdesk.heat.overlay import difference
from heatdesk.heat.window import Window
from heatdesk.model.change import Change
from heatdesk.model.planning import other_target
from heatdesk.model.properties import HeatSettings

Values = NDArray[np.floating[Any]]


class Colouring:
    """Follows a document and a view: the overlay, or the difference to the target."""

    def __init__(self, document: Document, view: View, heat: LiveHeat, scale: LiveScale) -> None:
        self._document = document
        self._view = view
        self._heat = heat
        self._scale = scale
        self._key: Key | None = None
        self._there: dict[tuple[str, int], Values] = {}
        """The target's alignment, on the grids that were asked for."""
        document.changed.connect(self._note)
        document.replaced.connect(self._there.clear)

    @property
    def target(self) -> str | None:
        """The scenario that the shown one is compared with now; None: there is no comparison."""
        if not self._view.compares:
            return None
        return other_target(self._document.project, self._heat.scenario)

    @property
    def zones(self) -> bool:
        """As the key's: known without looking at any heat."""
        return self._settings.overlay == "alignment" and self.target is None

    @property
    def key(self) -> Key:
        """What the colours mean now."""
        if self._key is None:
            self._key = self._made()
        return self._key

    def forget(self) -> None:
        """The key may be another now."""
        self._key = None

    def values(self, field: HeatField, window: Window) -> Values:
        """What the colours stand for, in a window of the field."""
        key, target, cells = self.key, self.target, window.cells
        if key.compared and target is not None:
            return difference(field.alignment[cells], self._alignment(target, field.n)[cells])
        return field.overlay(key.overlay)[cells]

    def _made(self) -> Key:
        settings, look, target = self._settings, self._view.look, self.target
        thresholds = self._scale.thresholds
        if target is not None:
            table = self._seen(difference_table(settings, look.dark, look.plane))
            return Key("alignment", self._scale.difference(target), table, thresholds, True)
        overlay = settings.overlay
        table = self._seen(colour_table(settings, overlay, look.dark, look.plane))
        return Key(overlay, self._scale.span(overlay), table, thresholds)

    @property
    def _settings(self) -> HeatSettings:
        return self._document.project.properties.heat

    def _seen(self, table: Table) -> Table:
        return seen_table(table, self._view.look.vision)

    def _alignment(self, target: str, n: int) -> Values:
        if (target, n) not in self._there:
            field = rebuild(self._document.project, target, n, np.float32)
            self._there[target, n] = field.overlay("alignment")
        return self._there[target, n]

    def _note(self, change: Change) -> None:
        """Only what moves in the target, and what becomes of items, changes the target's heat."""
        known = {target for target, _ in self._there}
        if any(key[0] == "item" or (key[0] == "placement" and key[1] in known) for key in change):
            self._there.clear()
