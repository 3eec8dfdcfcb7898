"""LayerHeat: the heat of one layer, kept up to date while some of its placements move.

What moves is *loose*; the sum of all others is `rest`, added up once when something becomes loose.
Each step is then `rest` plus the loose kernels: exact, without the drift of adding and subtracting.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from heatdesk.heat.kernel import add_up, profiles
from heatdesk.heat.window import HeatKey, Window

Values = NDArray[np.float32]


class LayerHeat:
    """Sum of one layer's kernels, `values`, and its square root, `root`: float32, shape (n, n)."""

    def __init__(self, sources: Mapping[str, HeatKey], n: int) -> None:
        self.n = n
        self._sources = dict(sources)
        self._loose: frozenset[str] = frozenset()
        self._rest: Values = self._rest_without(self._loose)
        self.values: Values = self._rest.copy()
        self.root: Values = np.sqrt(self.values)

    def differs(self, id: str, key: HeatKey | None) -> bool:
        """Whether this is news of the placement `id`."""
        return self._sources.get(id) != key

    def apply(self, news: Mapping[str, HeatKey | None]) -> Window:
        """Takes new heat keys (None: no longer there) and returns the cells that changed."""
        if not self._loose.issuperset(news):
            self._loose = frozenset(news)
            self._rest = self._rest_without(self._loose)
        dirty = Window.none()
        for id, key in news.items():
            dirty |= self._replace(id, key)
        if dirty and not self._sources:  # a window would leave tails, which colours would magnify
            dirty = Window.whole(self.n)
        if dirty:
            self._fill(dirty)
        return dirty

    def _replace(self, id: str, key: HeatKey | None) -> Window:
        before = self._sources.pop(id, None)
        if key is not None:
            self._sources[id] = key
        if key == before:
            return Window.none()
        return Window.of(before, self.n) | Window.of(key, self.n)

    def _rest_without(self, loose: frozenset[str]) -> Values:
        keys = [key for id, key in self._sources.items() if id not in loose]
        return add_up(_rows(keys), self.n, np.float32)

    def _fill(self, window: Window) -> None:
        """Computes `values` and `root` anew in one window."""
        cells = window.cells
        values, root = self.values[cells], self.root[cells]
        keys = [self._sources[id] for id in self._loose if id in self._sources]
        if keys:
            self._add_loose(keys, window, values)
            np.add(values, self._rest[cells], out=values)
        else:
            values[:] = self._rest[cells]
        np.sqrt(values, out=root)

    def _add_loose(self, keys: list[HeatKey], window: Window, out: Values) -> None:
        x, y, width, height, weight = _rows(keys).T
        up, across = window.cells
        rows = profiles(y, height, self.n, np.float32)[:, up]
        rows *= weight.astype(np.float32)[:, None]
        columns = profiles(x, width, self.n, np.float32)[:, across]
        if len(keys) == 1:  # three times faster than a product of rank 1
            np.multiply.outer(rows[0], columns[0], out=out)
        else:
            np.matmul(rows.T, columns, out=out)


def _rows(keys: list[HeatKey]) -> NDArray[np.float64]:
    return np.array(keys, dtype=np.float64).reshape(len(keys), 5)
