"""Small maps in few words, and strategies for maps.

`map_of(technology("twitter", 0.1, 0.2), role("sales", 0.3, -0.2))` is a project whose scenario
"now" places both. `maps()` draws such projects with two scenarios.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from heatdesk.model.items import LAYERS, Item, Layer, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings, Properties
from heatdesk.model.scenario import Scenario

NOW, LATER = "now", "later"


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with its placement in one scenario; None: it lies in the tray."""

    item: Item
    placement: Placement | None


def technology(id: str, x: float = 0.0, y: float = 0.0, **placement: Any) -> Placed:
    return _placed(id, "technology", x, y, placement)


def role(id: str, x: float = 0.0, y: float = 0.0, **placement: Any) -> Placed:
    return _placed(id, "role", x, y, placement)


def in_tray(id: str, layer: Layer = "technology") -> Placed:
    return Placed(Item(id, layer, id.title()), None)


def map_of(
    *now: Placed,
    also: Mapping[str, Sequence[Placed]] | None = None,
    heat: HeatSettings | None = None,
    **properties: Any,
) -> Project:
    """A project with the scenario "now", and `also` with others: id -> what they place."""
    scenarios = {NOW: now, **(also or {})}
    items = {placed.item.id: placed.item for some in scenarios.values() for placed in some}
    return Project.of(
        Properties(heat=heat or HeatSettings(), **properties),
        items.values(),
        [
            (Scenario(id, id.title()), [p.placement for p in some if p.placement is not None])
            for id, some in scenarios.items()
        ],
    )


def _placed(id: str, layer: Layer, x: float, y: float, fields: Mapping[str, Any]) -> Placed:
    return Placed(Item(id, layer, id.title()), Placement(id, x, y, **fields))


# Strategies ---------------------------------------------------------------------------------------


def positions() -> st.SearchStrategy[float]:
    """On the plane, its edges included, in four decimals."""
    return st.integers(-10_000, 10_000).map(lambda n: n / 10_000)


def extents() -> st.SearchStrategy[float]:
    return st.sampled_from([0.05, 0.1, 0.25, 0.5, 0.8, 4.0])


def weights() -> st.SearchStrategy[float]:
    return st.sampled_from([0.0, 0.5, 1.0, 1.0, 3.0])


def placements(item: str) -> st.SearchStrategy[Placement]:
    muted = st.sampled_from([False, False, False, True])
    return st.builds(
        Placement, st.just(item), positions(), positions(), extents(), extents(), weights(), muted
    )


@st.composite
def maps(draw: st.DrawFn, max_items: int = 6) -> Project:
    """A project with the scenarios "now" and "later", each placing some of the items."""
    layers = draw(st.lists(st.sampled_from(LAYERS), max_size=max_items))
    items = [Item(f"item-{n}", layer, f"Item {n}") for n, layer in enumerate(layers)]
    ids = [item.id for item in items]
    scenarios = [
        (Scenario(id, id.title()), [draw(placements(item)) for item in draw(some(ids))])
        for id in (NOW, LATER)
    ]
    return Project.of(Properties(), items, scenarios)


def some(ids: Sequence[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    """Up to four of them."""
    if not ids:
        return st.just([])
    return st.lists(st.sampled_from(ids), min_size=least, max_size=4, unique=True)
