"""Edits from dice: one edit of a project by any of the verbs; it may come to nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from heatdesk.model import (
    arrange,
    copying,
    edits,
    keeping,
    labelling,
    naming,
    planning,
    telling,
    turning,
)
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding
from heatdesk.model.items import LAYERS
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, QUADRANTS
from heatdesk.model.story import Step, StepKind
from tests.builders.dice import Dice

Verb = Callable[[Dice, Project, str, list[str]], Change]


def an_edit(dice: Dice, project: Project) -> Change:
    scenario = dice.one(project.scenarios).id
    ids = [item.id for item in project.items if dice.chance.random() < 0.4]
    return dice.one(_VERBS)(dice, project, scenario, ids)


def _create(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    at = dice.maybe((dice.number(-1, 1), dice.number(-1, 1)))
    return edits.create(project, scenario, dice.one(LAYERS), dice.line(), at)[0]


def _place(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    if not ids:
        return Change()
    return edits.place(project, scenario, ids[0], dice.number(-1, 1), dice.number(-1, 1))


def _move(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return edits.move(project, scenario, ids, dice.number(-1, 1), dice.number(-1, 1))


def _unplace(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return edits.unplace(project, scenario, ids)


def _set(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    fields = {"weight": dice.number(0, 10), "muted": dice.flag(), "reason": dice.text()}
    return edits.set_placements(project, scenario, ids, **fields)


def _set_items(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return edits.set_items(project, ids, name=dice.line(), layer=dice.one(LAYERS), note=dice.text())


def _delete(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return edits.delete(project, ids[:2])


def _properties(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return edits.set_properties(project, title=dice.line(), description=dice.text())


def _heat(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return edits.set_heat(project, overlay=dice.one(OVERLAYS), scale=dice.maybe(1.5))


def _arrange(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    if dice.flag():
        return arrange.restack(project, scenario, ids, dice.one(get_args(arrange.Restacking)))
    return arrange.align(project, scenario, ids, dice.one(get_args(arrange.Alignment)))


def _copy(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    pieces = copying.take(project, scenario, ids[:3])
    return copying.put(project, scenario, pieces, 0.1, -0.1, dice.flag())[0]


def _turn(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return turning.swap_axes(project) if dice.flag() else turning.reverse_axis(project, "x")


def _label(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    placed = [p.item for p in project.placements(scenario)]
    if not placed:
        return Change()
    return labelling.put_label(
        project, scenario, dice.one(placed), dice.number(-9, 9), dice.number(-9, 9)
    )


def _name(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    if dice.flag():
        return naming.name_quadrant(project, dice.one(QUADRANTS), dice.line())
    return naming.move_crossing(project, dice.inside(-1, 1), dice.inside(-1, 1))


def _plan(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    return dice.one(
        [
            lambda: planning.add_scenario(project, dice.line(), dice.maybe(scenario))[0],
            lambda: planning.set_scenario(project, scenario, name=dice.line(), date=dice.date()),
            lambda: planning.delete_scenario(project, scenario),
            lambda: planning.move_scenario(project, scenario, dice.one([-2, -1, 1, 2])),
            lambda: planning.set_target(project, dice.maybe(scenario)),
        ]
    )()


def _find(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    known = [finding.id for finding in project.findings]
    if not known or dice.flag():
        return keeping.keep_finding(project, Finding("", scenario, sentence=dice.text()))[0]
    return dice.one(
        [
            lambda: keeping.set_findings(project, known[:2], sentence=dice.text()),
            lambda: keeping.drop_findings(project, known[:1]),
            lambda: keeping.move_finding(project, dice.one(known), dice.one([-1, 1])),
        ]
    )()


def _tell(dice: Dice, project: Project, scenario: str, ids: list[str]) -> Change:
    if project.story is None:
        kind = dice.one(get_args(StepKind))
        return telling.store_story(project, [Step("first", kind), Step("second", kind)])
    known = [step.id for step in project.story]
    if not known or dice.chance.random() < 0.2:
        return telling.forget_story(project)
    return dice.one(
        [
            lambda: telling.set_steps(project, known[:2], caption=dice.text()),
            lambda: telling.duplicate_step(project, dice.one(known))[0],
            lambda: telling.drop_steps(project, known[:1]),
            lambda: telling.move_step(project, dice.one(known), dice.one([-1, 1])),
        ]
    )()


_VERBS: tuple[Verb, ...] = (
    *(_create, _place, _move, _unplace, _set, _set_items, _delete, _properties, _heat, _arrange),
    *(_copy, _turn, _label, _name, _plan, _find, _tell),
)
