"""Hypothesis strategies for whole, valid projects and their parts.

`projects()` is the one that most tests want: some items, some scenarios that place some of them,
findings, a story or none, and text in any script.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import nextafter
from typing import Any, get_args

from hypothesis import strategies as st

from heatdesk.model.findings import Finding, HotZone, NamedItem, Rule
from heatdesk.model.items import HEAVIEST, LARGEST, LAYERS, SMALLEST, Item, LabelOffset, Placement
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

Strategy = st.SearchStrategy

_FORBIDDEN = "\ufffe\uffff"
_LINE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=_FORBIDDEN)
_TEXT = _LINE | st.sampled_from("\n\t")
_ID_START = "abcdefghijklmnopqrstuvwxyz0123456789"


def ids() -> Strategy[str]:
    rest = st.text(_ID_START + "_-", max_size=12)
    return st.builds("".join, st.tuples(st.sampled_from(_ID_START), rest))


def lines() -> Strategy[str]:
    """Names: one line in any script."""
    return st.text(_LINE, max_size=12)


def texts() -> Strategy[str]:
    return st.text(_TEXT, max_size=20)


def dates() -> Strategy[str | None]:
    return st.none() | st.dates(min_value=date(1, 1, 1)).map(date.isoformat)


def colors() -> Strategy[str | None]:
    return st.none() | st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def positions() -> Strategy[float]:
    return st.floats(-1.0, 1.0) | st.integers(-10_000, 10_000).map(lambda n: n / 10_000)


def items(id: str) -> Strategy[Item]:
    return st.builds(
        Item,
        st.just(id),
        st.sampled_from(LAYERS),
        lines(),
        lines(),
        texts(),
        lines(),
        colors(),
        st.booleans(),
    )


def placements(item: str) -> Strategy[Placement]:
    offsets = st.floats(-100.0, 100.0)
    return st.builds(
        Placement,
        st.just(item),
        positions(),
        positions(),
        st.floats(SMALLEST, LARGEST),
        st.floats(SMALLEST, LARGEST),
        st.floats(0.0, HEAVIEST),
        st.booleans(),
        texts(),
        st.none() | st.builds(LabelOffset, offsets, offsets),
    )


def scenarios(id: str) -> Strategy[Scenario]:
    return st.builds(Scenario, st.just(id), lines(), dates(), texts())


def axes() -> Strategy[Axis]:
    crossings = st.floats(-1.0, 1.0, exclude_min=True, exclude_max=True)
    return st.builds(Axis, lines(), lines(), lines(), texts(), crossings)


def quadrants() -> Strategy[Quadrant]:
    return st.builds(Quadrant, lines(), texts(), st.booleans())


@st.composite
def heats(draw: st.DrawFn) -> HeatSettings:
    warm = draw(st.floats(0.0, 1.0, exclude_min=True, exclude_max=True))
    return HeatSettings(
        overlay=draw(st.sampled_from(OVERLAYS)),
        colormap=draw(st.sampled_from(COLORMAPS)),
        opacity=draw(st.floats(0.0, 1.0)),
        scale=draw(st.none() | st.floats(0.01, 1000.0)),
        warm=warm,
        hot=draw(st.floats(nextafter(warm, 2.0), 1.0)),
        bands=draw(st.booleans()),
        doubt=draw(st.floats(0.0, 1.0)),
        grid=draw(st.sampled_from([0, *range(3, 11)])),
    )


def properties(scenario_ids: Sequence[str]) -> Strategy[Properties]:
    names = st.builds(LayerName, lines())
    return st.builds(
        Properties,
        lines(),
        texts(),
        st.builds(Axes, axes(), axes()),
        st.builds(Quadrants, *[quadrants()] * 4),
        st.builds(LayerNames, names, names),
        st.none() | st.sampled_from(scenario_ids),
        heats(),
    )


def findings(id: str) -> Strategy[Finding]:
    named = st.builds(NamedItem, ids(), lines())
    return st.builds(
        Finding,
        st.just(id),
        ids(),
        st.none() | st.sampled_from(get_args(HotZone)),
        st.none() | st.sampled_from(get_args(Rule)),
        st.none() | lines(),
        st.lists(named, max_size=3).map(tuple),
        texts(),
        lines(),
        texts(),
        texts(),
        texts(),
        dates(),
    )


def steps(id: str) -> Strategy[Step]:
    about = st.builds(
        About,
        st.none() | ids(),
        st.lists(ids(), max_size=3).map(tuple),
        st.none() | st.sampled_from(QUADRANTS),
        st.none() | st.sampled_from(SIDES),
        st.none() | st.sampled_from(get_args(Rule)),
    )
    show = st.builds(Show, *[st.booleans()] * 6, st.sampled_from(get_args(LabelChoice)))
    kinds = st.sampled_from(get_args(StepKind))
    return st.builds(
        Step, st.just(id), kinds, about, lines(), texts(), texts(), show, st.booleans()
    )


@st.composite
def projects(draw: st.DrawFn, max_items: int = 5, max_scenarios: int = 3) -> Project:
    """A whole valid project."""
    item_ids = draw(_unique_ids(0, max_items))
    scenario_ids = draw(_unique_ids(1, max_scenarios))
    return Project.of(
        draw(properties(scenario_ids)),
        [draw(items(id)) for id in item_ids],
        [_placed(draw, id, item_ids) for id in scenario_ids],
        [draw(findings(id)) for id in draw(_unique_ids(0, 2))],
        draw(st.none() | _unique_ids(0, 2).flatmap(_each(steps))),
    )


def _unique_ids(least: int, most: int) -> Strategy[list[str]]:
    return st.lists(ids(), min_size=least, max_size=most, unique=True)


def _placed(draw: st.DrawFn, id: str, item_ids: list[str]) -> tuple[Scenario, list[Placement]]:
    """A scenario that places some of the items, in any stacking order."""
    order = draw(st.permutations(item_ids))
    some = order[: draw(st.integers(0, len(order)))]
    return draw(scenarios(id)), [draw(placements(item)) for item in some]


def _each(strategy: Any) -> Any:
    return lambda names: st.tuples(*[strategy(name) for name in names])
