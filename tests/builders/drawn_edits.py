"""A strategy for edits: one of any project, by any of the verbs that there are."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from heatdesk.model import arrange, copying, edits, keeping, planning, turning
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding, HotZone, NamedItem
from heatdesk.model.items import LAYERS, LabelOffset
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS
from tests.builders.maps import extents, positions, some, weights


@st.composite
def an_edit(draw: st.DrawFn, project: Project, findings: bool = False) -> Change:
    """One edit of the project by any of the verbs; it may come to nothing.

    With `findings` also by the verbs that keep, set and move findings; none drops any.
    """
    verbs = {**_VERBS, **_ON_FINDINGS} if findings else _VERBS
    return draw(verbs[draw(st.sampled_from(list(verbs)))](project))


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
    return edits.unplace(project, draw(_scenario(project)), draw(some(_ids(project))))


@st.composite
def _move(draw: st.DrawFn, project: Project) -> Change:
    ids = draw(some(_ids(project)))
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
    return edits.set_placements(project, scenario, draw(some(_ids(project))), **fields)


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
    return edits.set_items(project, draw(some(_ids(project))), **fields)


@st.composite
def _delete(draw: st.DrawFn, project: Project) -> Change:
    return edits.delete(project, draw(some(_ids(project))))


@st.composite
def _set_properties(draw: st.DrawFn, project: Project) -> Change:
    return edits.set_properties(project, title=draw(st.sampled_from(["", "Map"])))


@st.composite
def _set_heat(draw: st.DrawFn, project: Project) -> Change:
    scale = draw(st.sampled_from([None, 0.5, 2.0]))
    return edits.set_heat(project, overlay=draw(st.sampled_from(OVERLAYS)), scale=scale)


@st.composite
def _arrange(draw: st.DrawFn, project: Project) -> Change:
    ids, scenario = draw(some(_ids(project))), draw(_scenario(project))
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
    pieces = copying.take(project, draw(_scenario(project)), draw(some(_ids(project))))
    shift, numbered = draw(positions()), draw(st.booleans())
    return copying.put(project, draw(_scenario(project)), pieces, shift, -shift, numbered)[0]


@st.composite
def _turn(draw: st.DrawFn, project: Project) -> Change:
    axis = draw(st.sampled_from(["x", "y", None]))
    return turning.swap_axes(project) if axis is None else turning.reverse_axis(project, axis)


@st.composite
def _keep_finding(draw: st.DrawFn, project: Project) -> Change:
    named = tuple(NamedItem(id, project.item(id).name) for id in draw(some(_ids(project))))
    zone = draw(st.sampled_from([None, *get_args(HotZone)]))
    draft = Finding("", draw(_scenario(project)), zone, items=named, sentence=draw(_sentences))
    return keeping.keep_finding(project, draft)[0]


@st.composite
def _set_findings(draw: st.DrawFn, project: Project) -> Change:
    ids = draw(some([finding.id for finding in project.findings]))
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
