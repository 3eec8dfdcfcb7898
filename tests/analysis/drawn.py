"""Random maps with all that may be odd about a map; the same for the same seed."""

from __future__ import annotations

import numpy as np

from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, HeatSettings
from tests.builders.maps import LATER, Placed, map_of, role, technology

KINDS = ("plain", "small", "corners", "coincident", "wide", "clusters")


def drawn_map(
    seed: int, count: int, kind: str = "plain", scale: float | None = None, later: int = 0
) -> Project:
    """`count` items of both layers in the scenario "now", some muted and some of no weight;
    `later` of them again, elsewhere, in "later".
    """
    rng = np.random.default_rng([seed, count, KINDS.index(kind)])
    now = [_placed(rng, number, kind) for number in range(count)]
    also = {LATER: [_placed(rng, number, "wide") for number in range(later)]} if later else None
    crossings = rng.choice([0.0, -0.37, 0.218, 0.9], 2).tolist()
    axes = Axes(
        *(Axis(name, "low", "high", "", at) for name, at in zip("xy", crossings, strict=True))
    )
    return map_of(*now, also=also, heat=HeatSettings(scale=scale), axes=axes)


def _placed(rng: np.random.Generator, number: int, kind: str) -> Placed:
    make = (technology, role)[number % 2]
    x, y = _centre(rng, kind)
    least, most = {"small": (0.05, 0.3), "wide": (0.5, 4.0)}.get(kind, (0.2, 1.0))
    width, height = np.exp(rng.uniform(np.log(least), np.log(most), 2)).round(4).tolist()
    weight = float(rng.choice([0.0, 0.3, 1.0, 1.0, 1.0, 2.5]))
    muted = bool(rng.random() < 0.08)
    id = f"item-{number:03}"
    return make(id, x, y, width=width, height=height, weight=weight, muted=muted)


def _centre(rng: np.random.Generator, kind: str) -> tuple[float, float]:
    match kind:
        case "corners":
            at = rng.choice([-1.0, 1.0], 2)
        case "coincident":
            at = np.array([(0.25, -0.5), (-0.4, 0.1)])[rng.integers(0, 2)]
        case "clusters":
            at = np.clip(rng.choice([-0.6, 0.0, 0.5], 2) + rng.normal(0, 0.12, 2), -1, 1)
        case _:
            at = rng.uniform(-1, 1, 2)
    x, y = at.round(4).tolist()
    return x, y
