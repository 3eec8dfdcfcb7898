"""Extras: what a picture has beside its map, as whoever hands it over chooses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.figure.look import Look

Pixels = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Extras:
    """By default a picture has what it always has: title and legend (PLAIN). What says all that
    there is, slides and web pages, has findings and method too (FULL).

    `title` stands for the map's own (None); empty, the page has no heading at all. `accent` is
    '#rrggbb', None the look's. `logo` holds pixels 0xAARRGGBB, top row first.
    """

    title: str | None = None
    legend: bool = True
    findings: bool = False
    method: bool = False
    accent: str | None = None
    logo: Pixels | None = None

    @property
    def words(self) -> bool:
        """Whether it says anything that only a reading knows."""
        return self.findings or self.method

    def worn(self, look: Look) -> Look:
        """The look with the accent that was chosen."""
        return look if self.accent is None else replace(look, accent=look.seen(self.accent))


PLAIN: Final = Extras()
FULL: Final = Extras(findings=True, method=True)
