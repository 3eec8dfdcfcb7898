"""Scenes: seeded projects to drag in and to rebuild.

Items gather round a few places, as real maps do: a plane strewn evenly would be one warm blob with
next to no contours. The last placement is the one that is dragged: it is on top, near the middle,
and as wide as the scene's items are on average, so that every way drags the same bubble.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from heatdesk.model.items import Item, Layer, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Properties, Quadrant, Quadrants
from heatdesk.model.scenario import Scenario

SCENARIO: Final = "now"
ARTICLE: Final = 40
"""A scene of at most so many items has the article's wide extents."""

_WORDS: Final = (
    *("Twitter", "Blogs", "Forums", "Search", "Video", "Wiki", "Podcast", "Webinar", "Email"),
    *("Events", "Reviews", "Groups", "Sales", "Support", "Product", "Press", "Analysts"),
    *("Design", "Partners", "Legal", "Research", "Training", "Brand", "Finance"),
)


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    project: Project
    dragged: str
    """The id of the item that is dragged."""


def scene(count: int) -> Scene:
    """Half technologies, half roles; widths and heights 0.4 to 1.0, in dense scenes 0.2 to 0.8."""
    least, most = (0.4, 1.0) if count <= ARTICLE else (0.2, 0.8)
    rng = np.random.default_rng(20110 + count)
    places = rng.uniform(-0.75, 0.75, (7, 2))
    centres = places[rng.integers(0, 7, count)] + rng.normal(0.0, 0.16, (count, 2))
    centres = np.clip(centres, -0.97, 0.97)
    extents = rng.uniform(least, most, (count, 2))
    weights = rng.uniform(0.3, 1.0, count)
    centres[-1], extents[-1], weights[-1] = (0.06, -0.04), (least + most) / 2, 1.0
    items = [Item(f"item-{n}", _layer(n), _name(n)) for n in range(count)]
    placements = [
        Placement(item.id, *_rounded(centre), *_rounded(extent), round(float(weight), 4))
        for item, centre, extent, weight in zip(items, centres, extents, weights, strict=True)
    ]
    project = Project.of(_properties(), items, [(Scenario(SCENARIO, "Now"), placements)])
    name = "article-like" if count <= ARTICLE else "dense"
    return Scene(f"{name}, {count} items", project, items[-1].id)


def _layer(number: int) -> Layer:
    return "role" if number % 2 else "technology"


def _name(number: int) -> str:
    turn, word = divmod(number, len(_WORDS))
    return _WORDS[word] if turn == 0 else f"{_WORDS[word]} {turn + 1}"


def _rounded(pair: np.ndarray) -> tuple[float, float]:
    return round(float(pair[0]), 4), round(float(pair[1]), 4)


def _properties() -> Properties:
    axes = Axes(Axis("Voice", "Personal", "Professional"), Axis("Way", "Listen", "Talk"))
    names = ("Friends", "Stage", "Diary", "Library")
    return replace(Properties(), axes=axes, quadrants=Quadrants(*map(Quadrant, names)))
