"""Robustness: how many of many slightly re-placed maps still have an area.

Each placement is a judgement. Every centre is moved by an independent normal step, drawn from a
generator that is seeded by the item's id, so that the order of the items does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from heatdesk.analysis.areas import Area
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.sources import Sources
from heatdesk.model.properties import HeatSettings

MAPS: Final = 500


def robustness(
    sources: Sources,
    areas: Sequence[Area],
    settings: HeatSettings,
    elsewhere: float,
    pause: Pause = no_pause,
) -> tuple[float, ...]:
    """For each area the share of MAPS re-placed maps in which it survives: the largest A over its
    own cells reaches its threshold times the re-placed map's own scale (a fixed scale stays).

    `elsewhere` is the largest A of the project's other scenarios, which stay as they are.
    """
    raise NotImplementedError
