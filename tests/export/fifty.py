"""Fifty crowded maps, always the same ones, and what any writer must show of a picture."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from heatdesk.figure import lettering
from heatdesk.figure.compose import compose
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Figure, Mark, Rings, Text
from heatdesk.model.items import LAYERS, Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, Axes, Axis, Properties, Quadrant, Quadrants
from heatdesk.model.scenario import Scenario
from tests.builders.maps import NOW
from tests.conftest import Figure as Note
from tests.export.flat import flat

COUNT: Final = 50
NEAR: Final = 0.005
"""How far a mark may be from its place, as a share of the picture."""

_WORDS: Final = ("Ads", "Blog", "Call centre", "Direct mail", "Events and fairs", "Forum", "Sales")
_SIZES: Final = ((640, 400), (400, 500), (800, 450))


def a_crowd(seed: int) -> Project:
    """A map of 4 to 12 items of both kinds, so near to each other that most maps have contours."""
    chance = random.Random(seed)
    items = [
        Item(f"item-{n}", LAYERS[n % 2], f"{chance.choice(_WORDS)} {n}")
        for n in range(chance.randint(4, 12))
    ]
    quadrants = Quadrants(Quadrant("Ask"), Quadrant("Tell"), Quadrant(), Quadrant("Sell"))
    axes = Axes(Axis("Purpose", "Personal", "Professional"), Axis("Direction", "Talk", "Listen"))
    placed = [_placed(item, chance) for item in items]
    named = Properties(f"Map {seed}", axes=axes, quadrants=quadrants)
    return Project.of(named, items, [(Scenario(NOW, "Now"), placed)])


def _placed(item: Item, chance: random.Random) -> Placement:
    x, y = (round(chance.uniform(-0.95, 0.95), 4) for _ in "xy")
    width, height = (round(chance.uniform(0.2, 0.9), 2) for _ in "xy")
    return Placement(item.id, x, y, width, height)


@lru_cache(maxsize=1)
def pictures() -> tuple[Figure, ...]:
    """A picture of each, in both looks, several sizes and, of every third, another overlay."""
    return tuple(
        compose(
            a_crowd(seed),
            NOW,
            OVERLAYS[seed % len(OVERLAYS)] if seed % 3 == 0 else "alignment",
            (LIGHT, DARK)[seed % 2],
            *_SIZES[seed % len(_SIZES)],
        )
        for seed in range(COUNT)
    )


def check_all(check: Callable[[Figure], None], note: Note, form: str) -> None:
    """Checks the fifty pictures, and notes how much there was to find in them."""
    found: Counter[str] = Counter()
    for picture in pictures():
        check(picture)
        found += counted(picture.marks)
    found["bubbles"] = sum(len(a_crowd(seed).placements(NOW)) for seed in range(COUNT))
    assert found["bubbles"] > 300
    assert found["contours"] > 60
    told = ", ".join(f"{found[kind]} {kind}" for kind in ("bubbles", "texts", "contours"))
    note(f"{form} of {COUNT} random maps: {told}, each in its place")


def counted(marks: Iterable[Mark]) -> Counter[str]:
    """How many texts and contours there are."""
    found: Counter[str] = Counter()
    for mark in flat(marks):
        found["texts"] += isinstance(mark, Text) and bool(mark.text)
        found["contours"] += len(mark.rings) if isinstance(mark, Rings) else 0
    return found


def near(figure: Figure, got: Sequence[float], wanted: Sequence[float], more: float = 0.0) -> bool:
    tolerance = NEAR * max(figure.width, figure.height) + more
    return all(abs(a - b) <= tolerance for a, b in zip(got, wanted, strict=True))


def marks(figure: Figure) -> list[Mark]:
    """What must be found: everything but empty names."""
    return [m for m in flat(figure.marks) if not (isinstance(m, Text) and not m.text)]


def beginning(text: Text) -> tuple[float, float]:
    """Where the first letter begins, on its base line."""
    wide = lettering.width(text.text, text.size, text.weight, text.spacing)
    wide -= text.spacing * text.size  # the space behind the last letter is not seen
    back = wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    turn = np.radians(text.turn)
    return float(text.x - back * np.cos(turn)), float(text.y - back * np.sin(turn))
