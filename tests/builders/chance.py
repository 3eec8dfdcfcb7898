"""Maps and edits drawn by a seeded chance: ten thousand in seconds, which hypothesis cannot."""

from __future__ import annotations

import random
from typing import get_args

from heatdesk.model import arrange, edits, keeping, planning, turning
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding, HotZone, NamedItem
from heatdesk.model.items import LAYERS, Item, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    COLORMAPS,
    OVERLAYS,
    Axes,
    Axis,
    HeatSettings,
    Properties,
    Quadrant,
    Quadrants,
)
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import Show, Step, StepKind

_LETTERS = "abcXYZ 019-_'\"\\/<>&é ß中🙂\u202e\u200b٣½"


def text(chance: random.Random, most: int = 12, lines: bool = False) -> str:
    letters = _LETTERS + ("\n\t" if lines else "")
    return "".join(chance.choices(letters, k=chance.randrange(most)))


def number(chance: random.Random, low: float, high: float) -> float:
    """Of four decimals, as edits make them, or any."""
    found = chance.uniform(low, high)
    return round(found, 4) if chance.random() < 0.7 else found


def a_project(chance: random.Random) -> Project:
    """A project in which every kind of record can come up."""
    ids = [f"item-{n}" for n in range(chance.randrange(8))]
    items = [_item(chance, id) for id in ids]
    scenarios = [
        (
            Scenario(
                f"s{n}", text(chance), chance.choice([None, "2026-03-31"]), text(chance, 9, True)
            ),
            [_placement(chance, id) for id in ids if chance.random() < 0.7],
        )
        for n in range(chance.randrange(1, 4))
    ]
    names = [scenario.id for scenario, _ in scenarios]
    findings = [_finding(chance, f"f{n}", names, ids) for n in range(chance.randrange(3))]
    steps = [_step(chance, f"p{n}") for n in range(chance.randrange(3))]
    story = steps if chance.random() < 0.5 else None
    properties = _properties(chance, chance.choice([None, *names]))
    return Project.of(properties, items, scenarios, findings, story)


def an_edit(chance: random.Random, project: Project) -> Change:
    """One edit by any of the usual verbs; it may come to nothing."""
    scenario = chance.choice(project.scenarios).id
    some = [item.id for item in project.items if chance.random() < 0.4]
    one = chance.choice(project.items).id if project.items else None
    match chance.randrange(13):
        case 0:
            at = chance.choice([None, (number(chance, -1, 1), number(chance, -1, 1))])
            layer = chance.choice(LAYERS)
            return edits.create(project, scenario, layer, text(chance), at)[0]
        case 1 if one:
            x, y = number(chance, -1, 1), number(chance, -1, 1)
            return edits.place(project, scenario, one, x, y)
        case 2:
            return edits.unplace(project, scenario, some)
        case 3 if one:
            size = number(chance, 0.05, 4), number(chance, 0.05, 4)
            return edits.resize(project, scenario, one, *size)
        case 4:
            return edits.set_placements(project, scenario, some, muted=chance.random() < 0.5)
        case 5 if one:
            return edits.rename(project, one, text(chance))
        case 6:
            return edits.delete(project, some[:2])
        case 7:
            return edits.set_properties(project, title=text(chance))
        case 8:
            how = chance.choice(get_args(arrange.Restacking))
            return arrange.restack(project, scenario, some, how)
        case 9:
            return turning.swap_axes(project)
        case 10:
            return planning.add_scenario(project, text(chance) or "Later", scenario)[0]
        case 11 if len(project.scenarios) > 1:
            return planning.delete_scenario(project, scenario)
        case 12:
            draft = Finding("", scenario, sentence=text(chance, 20, True))
            return keeping.keep_finding(project, draft)[0]
    return edits.move(project, scenario, some, number(chance, -0.5, 0.5), number(chance, -0.5, 0.5))


def _item(chance: random.Random, id: str) -> Item:
    color = chance.choice([None, "#a1B2c3"])
    return Item(
        *(id, chance.choice(LAYERS), text(chance), text(chance), text(chance, 30, True)),
        *(text(chance), color, chance.random() < 0.2),
    )


def _placement(chance: random.Random, id: str) -> Placement:
    label = LabelOffset(number(chance, -9, 9), number(chance, -9, 9))
    return Placement(
        *(id, number(chance, -1, 1), number(chance, -1, 1)),
        *(number(chance, 0.05, 4), number(chance, 0.05, 4), number(chance, 0, 10)),
        *(chance.random() < 0.2, text(chance, 20, True), chance.choice([None, label])),
    )


def _finding(chance: random.Random, id: str, scenarios: list[str], ids: list[str]) -> Finding:
    named = tuple(NamedItem(item, text(chance)) for item in ids if chance.random() < 0.3)
    return Finding(
        id,
        chance.choice(scenarios),
        chance.choice([None, *get_args(HotZone)]),
        items=named,
        sentence=text(chance, 30, True),
        owner=text(chance),
        review=chance.choice([None, "2026-12-24"]),
    )


def _step(chance: random.Random, id: str) -> Step:
    show = Show(heat=chance.random() < 0.5, labels=chance.choice(["all", "focus", "none"]))
    return Step(
        id,
        chance.choice(get_args(StepKind)),
        title=text(chance),
        notes=text(chance, 30, True),
        show=show,
        hidden=chance.random() < 0.2,
    )


def _properties(chance: random.Random, target: str | None) -> Properties:
    x, y = (Axis(*(text(chance) for _ in range(4)), number(chance, -0.9, 0.9)) for _ in range(2))
    heat = HeatSettings(
        overlay=chance.choice(OVERLAYS),
        colormap=chance.choice(COLORMAPS),
        scale=chance.choice([None, number(chance, 0.1, 9)]),
        warm=number(chance, 0.1, 0.5),
        hot=number(chance, 0.6, 1.0),
        grid=chance.choice([0, 3, 10]),
    )
    return Properties(
        text(chance),
        text(chance, 30, True),
        Axes(x, y),
        Quadrants(top_left=Quadrant(text(chance), text(chance, 9, True), chance.random() < 0.5)),
        target=target,
        heat=heat,
    )
