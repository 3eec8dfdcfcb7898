"""Small maps in few words, and strategies for maps and for edits of them.

`map_of(technology("twitter", 0.1, 0.2), role("sales", 0.3, -0.2))` is a project whose scenario
"now" places both. `maps()` draws such projects with two scenarios; `an_edit(project)` draws one
edit of a project, over all the verbs that there are; findings are edited only where asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from hypothesis import strategies as st

from heatdesk.model import arrange, copying, edits, keeping, planning, turning
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding, HotZone, NamedItem
from heatdesk.model.items import LAYERS, Item, LabelOffset, Layer, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, HeatSettings, Properties
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
        (Scenario(id, id.title()), [draw(placements(item)) for item in draw(_some(ids))])
        for id in (NOW, LATER)
    ]
    return Project.of(Properties(), items, scenarios)


@st.composite
def an_edit(draw: st.DrawFn, project: Project, findings: bool = False) -> Change:
    """One edit of the project by any of the verbs; it may come to nothing.

    With `findings` also by the verbs that keep, set and move findings; none drops any.
    """
    verbs = {**_VERBS, **_ON_FINDINGS} if findings else _VERBS
    return draw(verbs[draw(st.sampled_from(list(verbs)))](project))


def _some(ids: Sequence[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    if not ids:
        return st.just([])
    return st.lists(st.sampled_from(ids), min_size=least, max_size=4, unique=True)


def _ids(project: Project) -> list[str]:
    return [item.id for item in project.items]


def _scenario(project: Project) -> st.SearchStrategy[str]:
    """One that the project has, often the first."""
    ids = [scenario.id for scenario in project.scenarios]
    return st.sampled_from([ids[0], *ids])


@st.composite
def _create(draw: st.DrawFn, project: Project) -> Change:
    at = draw(st.none() | st.tuples(positions(), positions()))
    layer, name = draw(st.sampled_from(LAYERS)), draw(st.sampled_from(["Item", "New", "?"]))
    return edits.create(project, draw(_scenario(project)), layer, name, at)[0]


@st.composite
def _place(draw: st.DrawFn, project: Project) -> Change:
    ids = _ids(project)
    if not ids:
        return Change()
    id = draw(st.sampled_from(ids))
    return edits.place(project, draw(_scenario(project)), id, draw(positions()), draw(positions()))


@st.composite
def _unplace(draw: st.DrawFn, project: Project) -> Change:
    return edits.unplace(project, draw(_scenario(project)), draw(_some(_ids(project))))


@st.composite
def _move(draw: st.DrawFn, project: Project) -> Change:
    ids = draw(_some(_ids(project)))
    return edits.move(project, draw(_scenario(project)), ids, draw(positions()), draw(positions()))


@st.composite
def _resize(draw: st.DrawFn, project: Project) -> Change:
    ids = _ids(project)
    if not ids:
        return Change()
    id = draw(st.sampled_from(ids))
    return edits.resize(project, draw(_scenario(project)), id, draw(extents()), draw(extents()))


@st.composite
def _set_placements(draw: st.DrawFn, project: Project) -> Change:
    fields = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "weight": weights(),
                "muted": st.booleans(),
                "reason": st.sampled_from(["", "why"]),
                "label": st.sampled_from([None, LabelOffset(1.0, -2.0)]),
                "x": positions(),
            },
        )
    )
    scenario = draw(_scenario(project))
    return edits.set_placements(project, scenario, draw(_some(_ids(project))), **fields)


@st.composite
def _set_items(draw: st.DrawFn, project: Project) -> Change:
    fields = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "name": st.sampled_from(["A", "B"]),
                "layer": st.sampled_from(LAYERS),
                "locked": st.booleans(),
            },
        )
    )
    return edits.set_items(project, draw(_some(_ids(project))), **fields)


@st.composite
def _delete(draw: st.DrawFn, project: Project) -> Change:
    return edits.delete(project, draw(_some(_ids(project))))


@st.composite
def _set_properties(draw: st.DrawFn, project: Project) -> Change:
    return edits.set_properties(project, title=draw(st.sampled_from(["", "Map"])))


@st.composite
def _set_heat(draw: st.DrawFn, project: Project) -> Change:
    scale = draw(st.sampled_from([None, 0.5, 2.0]))
    return edits.set_heat(project, overlay=draw(st.sampled_from(OVERLAYS)), scale=scale)


@st.composite
def _arrange(draw: st.DrawFn, project: Project) -> Change:
    ids, scenario = draw(_some(_ids(project))), draw(_scenario(project))
    match draw(st.sampled_from(["align", "distribute", "restack"])):
        case "align":
            how = draw(st.sampled_from(get_args(arrange.Alignment)))
            return arrange.align(project, scenario, ids, how)
        case "distribute":
            return arrange.distribute(
                project, scenario, ids, draw(st.sampled_from(["across", "up"]))
            )
        case _:
            how = draw(st.sampled_from(get_args(arrange.Restacking)))
            return arrange.restack(project, scenario, ids, how)


@st.composite
def _copy(draw: st.DrawFn, project: Project) -> Change:
    pieces = copying.take(project, draw(_scenario(project)), draw(_some(_ids(project))))
    shift, numbered = draw(positions()), draw(st.booleans())
    return copying.put(project, draw(_scenario(project)), pieces, shift, -shift, numbered)[0]


@st.composite
def _turn(draw: st.DrawFn, project: Project) -> Change:
    axis = draw(st.sampled_from(["x", "y", None]))
    return turning.swap_axes(project) if axis is None else turning.reverse_axis(project, axis)


@st.composite
def _keep_finding(draw: st.DrawFn, project: Project) -> Change:
    named = tuple(NamedItem(id, project.item(id).name) for id in draw(_some(_ids(project))))
    zone = draw(st.sampled_from([None, *get_args(HotZone)]))
    draft = Finding("", draw(_scenario(project)), zone, items=named, sentence=draw(_sentences))
    return keeping.keep_finding(project, draft)[0]


@st.composite
def _set_findings(draw: st.DrawFn, project: Project) -> Change:
    ids = draw(_some([finding.id for finding in project.findings]))
    return keeping.set_findings(project, ids, sentence=draw(_sentences))


@st.composite
def _move_finding(draw: st.DrawFn, project: Project) -> Change:
    if not project.findings:
        return Change()
    id = draw(st.sampled_from([finding.id for finding in project.findings]))
    return keeping.move_finding(project, id, draw(st.integers(-3, 3)))


_sentences = st.sampled_from(["", "Sales can use blogs.", "We listen too little."])

_ON_FINDINGS = {
    "keep_finding": _keep_finding,
    "set_findings": _set_findings,
    "move_finding": _move_finding,
}


@st.composite
def _plan(draw: st.DrawFn, project: Project) -> Change:
    scenario, name = draw(_scenario(project)), draw(st.sampled_from(["Now", "Later", "?"]))
    match draw(st.sampled_from(["copy", "add", "name", "delete", "move", "target"])):
        case "copy":
            return planning.add_scenario(project, name, scenario)[0]
        case "add":
            return planning.add_scenario(project, name)[0]
        case "name":
            date = draw(st.sampled_from([None, "2011-08-25"]))
            return planning.set_scenario(project, scenario, name=name, date=date)
        case "delete":
            return planning.delete_scenario(project, scenario)
        case "move":
            return planning.move_scenario(project, scenario, draw(st.integers(-3, 3)))
        case _:
            return planning.set_target(project, draw(st.sampled_from([None, scenario])))


_VERBS = {
    "create": _create,
    "place": _place,
    "unplace": _unplace,
    "move": _move,
    "resize": _resize,
    "set_placements": _set_placements,
    "set_items": _set_items,
    "delete": _delete,
    "set_properties": _set_properties,
    "set_heat": _set_heat,
    "arrange": _arrange,
    "copy": _copy,
    "turn": _turn,
    "plan": _plan,
}
