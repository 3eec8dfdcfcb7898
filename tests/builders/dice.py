"""Whole projects from dice: as wild as those of `projects`, and a hundred times as fast.

`a_project(random.Random(7))` is always the same one. `hostile=True` takes texts that would rather
be something else.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, get_args

from heatdesk.model.findings import Finding, HotZone, NamedItem, Rule
from heatdesk.model.items import LAYERS, Item, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    COLORMAPS,
    OVERLAYS,
    QUADRANTS,
    SIDES,
    Axes,
    Axis,
    HeatSettings,
    LayerName,
    LayerNames,
    Properties,
    Quadrant,
    Quadrants,
)
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import About, LabelChoice, Show, Step, StepKind

_WORDS = (
    *(
        "Blog",
        "Sales",
        "a",
        "",
        " ",
        "Ünï",
        "新聞 ☕",
        "👩‍💻",
        "שיווק",
        "\u202eabc",
        "e\u0301",
        "\\",
        '"',
    ),
    *("</script>", "{}", "null", "1e999", "\u2028", "\u00ad", "%s", "=1+1", "x" * 60, "\U0010ffff"),
)


class Dice:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def maybe(self, value: Any) -> Any:
        return value if self.chance.random() < 0.5 else None

    def line(self) -> str:
        return " ".join(self.chance.choices(_WORDS, k=self.chance.randrange(3)))[:200]

    def text(self) -> str:
        return "\n\t".join(self.chance.choices(_WORDS, k=self.chance.randrange(4)))

    def number(self, low: float, high: float) -> float:
        """Often with four decimals, as edits leave it, sometimes with all that there are."""
        value = self.chance.uniform(low, high)
        return min(max(self.chance.choice([round(value, 4), value, low, high]), low), high)

    def inside(self, low: float, high: float) -> float:
        return round(self.chance.uniform(low + 0.001, high - 0.001), 4)

    def flag(self) -> bool:
        return self.chance.random() < 0.5

    def one(self, options: Sequence[Any]) -> Any:
        return self.chance.choice(options)

    def date(self) -> str | None:
        day = f"{self.chance.randrange(1, 10_000):04}-{self.chance.randrange(1, 13):02}-28"
        return self.one([None, day])

    def ids(self, count: int) -> list[str]:
        return [f"{self.one('abz09')}{n}{self.one(['', '-x', '_'])}" for n in range(count)]


def a_project(chance: random.Random) -> Project:
    dice = Dice(chance)
    items, scenarios = dice.ids(chance.randrange(7)), dice.ids(chance.randrange(1, 4))
    return Project.of(
        _properties(dice, scenarios),
        [_item(dice, id) for id in items],
        [_scenario(dice, id, items) for id in scenarios],
        [_finding(dice, id, items) for id in dice.ids(chance.randrange(3))],
        dice.maybe(tuple(_step(dice, id, items) for id in dice.ids(chance.randrange(3)))),
    )


def _item(dice: Dice, id: str) -> Item:
    color = dice.maybe(f"#{dice.chance.randrange(1 << 24):06x}")
    texts = dice.line(), dice.line(), dice.text(), dice.line()
    return Item(id, dice.one(LAYERS), *texts, color, dice.flag())


def _scenario(dice: Dice, id: str, items: list[str]) -> tuple[Scenario, list[Placement]]:
    some = dice.chance.sample(items, dice.chance.randrange(len(items) + 1))
    scenario = Scenario(id, dice.line(), dice.date(), dice.text())
    return scenario, [_placement(dice, item) for item in some]


def _placement(dice: Dice, item: str) -> Placement:
    label = dice.maybe(LabelOffset(dice.number(-9, 9), dice.number(-9, 9)))
    place = dice.number(-1, 1), dice.number(-1, 1), dice.number(0.05, 4), dice.number(0.05, 4)
    return Placement(item, *place, dice.number(0, 10), dice.flag(), dice.text(), label)


def _properties(dice: Dice, scenarios: list[str]) -> Properties:
    axes = [
        Axis(dice.line(), dice.line(), dice.line(), dice.text(), dice.inside(-1, 1)) for _ in "xy"
    ]
    quadrants = [Quadrant(dice.line(), dice.text(), dice.flag()) for _ in range(4)]
    names = LayerNames(LayerName(dice.line()), LayerName(dice.line()))
    target = dice.maybe(dice.one(scenarios))
    heat = _heat(dice)
    return Properties(
        dice.line(), dice.text(), Axes(*axes), Quadrants(*quadrants), names, target, heat
    )


def _heat(dice: Dice) -> HeatSettings:
    warm = dice.inside(0, 0.9)
    return HeatSettings(
        overlay=dice.one(OVERLAYS),
        colormap=dice.one(COLORMAPS),
        opacity=dice.number(0, 1),
        scale=dice.maybe(dice.inside(0, 1000)),
        warm=warm,
        hot=dice.inside(warm, 1),
        bands=dice.flag(),
        doubt=dice.number(0, 1),
        grid=dice.one([0, 3, 10]),
    )


def _finding(dice: Dice, id: str, items: list[str]) -> Finding:
    named = tuple(NamedItem(item, dice.line()) for item in items[: dice.chance.randrange(3)])
    zone, rule = dice.maybe(dice.one(get_args(HotZone))), dice.maybe(dice.one(get_args(Rule)))
    words = dice.text(), dice.line(), dice.text(), dice.text(), dice.text()
    return Finding(id, "now", zone, rule, dice.maybe(dice.line()), named, *words, dice.date())


def _step(dice: Dice, id: str, items: list[str]) -> Step:
    about = About(
        dice.maybe("now"),
        tuple(items[:2]),
        dice.maybe(dice.one(QUADRANTS)),
        dice.maybe(dice.one(SIDES)),
        dice.maybe(dice.one(get_args(Rule))),
    )
    show = Show(*[dice.flag() for _ in range(6)], dice.one(get_args(LabelChoice)))
    kind = dice.one(get_args(StepKind))
    return Step(id, kind, about, dice.line(), dice.text(), dice.text(), show, dice.flag())
