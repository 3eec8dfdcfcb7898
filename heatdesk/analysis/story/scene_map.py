"""SceneMap: what the steps about the map as a whole say: its title, axes, layers, its target."""

from __future__ import annotations

from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.comparing.placement_changes import towards
from heatdesk.analysis.distance import LEAST_MOVE, Move, moves
from heatdesk.analysis.names import UP
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story.scene_parts import (
    Parts,
    evidence,
    named,
    placed,
    stressed,
    user_text,
)
from heatdesk.analysis.upholding import reason_against
from heatdesk.analysis.words import balance_sentence, listed, missing, nothing_meets
from heatdesk.model.findings import Finding
from heatdesk.model.items import Layer
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project
from heatdesk.model.story import Step

_MOST_MOVES: Final = 5
_LONGEST_NAME: Final = 200


def title(project: Project, scenario: str) -> Parts:
    """The map's title, what it is about, and which scenario is presented."""
    about = project.scenario(scenario)
    first = project.properties.description.strip().split("\n\n")[0]
    lines = (names.spoken(about.name, _LONGEST_NAME), about.date or "")
    name = names.spoken(project.properties.title, _LONGEST_NAME)
    return Parts(name or "Map without a title", user_text(first), tuple(filter(None, lines)))


def axes(project: Project) -> Parts:
    """Where the axes lead; each axis' definition in a line."""
    both = project.properties.axes
    (left, right), (bottom, top) = names.ends(both.x), names.ends(both.y, UP)
    lines = (user_text(axis.definition) for axis in (both.x, both.y))
    sentence = f"From {left} to {right}, and from {bottom} to {top}."
    return Parts("The axes", sentence, tuple(filter(None, lines)))


def layer(reading: Reading, layer: Layer) -> Parts:
    """One layer alone: to which sides it leans."""
    project, scenario = reading.project, reading.scenario
    balance = reading.technology_balance if layer == "technology" else reading.role_balance
    none = missing(project, scenario, layer)
    otherwise = f"{names.capital(none)}." if none else ""
    return Parts(
        names.capital(names.layer(project, layer)),
        balance_sentence(project.properties.axes, balance, otherwise),
        flag=None if project.layer(scenario, layer) or none is None else names.capital(none),
    )


def overlay(reading: Reading) -> Parts:
    """Both layers on each other: the balance of what meets."""
    otherwise = nothing_meets(reading.project, reading.scenario)
    sentence = balance_sentence(reading.project.properties.axes, reading.balance, otherwise)
    flag = otherwise.rstrip(".") if reading.balance is None else None
    return Parts("Where they meet", sentence, flag=flag)


def target(reading: Reading) -> Parts:
    """The scenario that the project wants to reach: what its author says of it, or its balance."""
    project, scenario = reading.project, reading.scenario
    about = project.scenario(scenario)
    otherwise = nothing_meets(project, scenario)
    balance = balance_sentence(project.properties.axes, reading.balance, otherwise)
    return Parts(
        names.spoken(about.name, _LONGEST_NAME) or "The target",
        user_text(about.note) or balance,
        flag=None if project.properties.target == scenario else _target_now(project),
    )


def moved(project: Project, scenario: str) -> Parts:
    """What lies elsewhere in the target: the largest moves, each in a line."""
    target = other_target(project, scenario)
    if target is None or not project.has_scenario(target):
        wanted = project.properties.target == scenario
        return Parts(
            "What moves",
            flag="This scenario is the target now" if wanted else _target_now(project),
        )
    far = [move for move in moves(project, scenario, target) if move.distance > LEAST_MOVE]
    if not far:
        return Parts("What moves", flag=f"Nothing moves to {names.scenario(project, target)} now")
    largest = far[:_MOST_MOVES]
    return Parts(
        "What moves",
        _count(project, len(far), target),
        tuple(_move(project, move) for move in largest),
        stressed(move.item for move in largest),
        compare=True,
    )


def free(reading: Reading, step: Step) -> Parts:
    """A step of the user's own: whatever it names stands out."""
    project, about = reading.project, step.about
    items = stressed(placed(project, reading.scenario, about.items))
    draft = Finding("", reading.scenario, items=named(project, about.items))
    flag = reason_against(evidence(reading), draft)
    return Parts(items=items, region=about.side or about.quadrant, flag=flag)


def _target_now(project: Project) -> str:
    wanted = project.properties.target
    if wanted is None or not project.has_scenario(wanted):
        return "The map has no target now"
    return f"The target is {names.scenario(project, wanted)} now"


def _count(project: Project, far: int, target: str) -> str:
    count = "1 item moves" if far == 1 else f"{far} items move"
    return f"{count} towards {names.scenario(project, target)}."


def _move(project: Project, move: Move) -> str:
    """'Sales: towards Listen and Personal'."""
    dx, dy = move.after[0] - move.before[0], move.after[1] - move.before[1]
    sides = [names.side(project.properties.axes, side) for side in towards(dx, dy)]
    return f"{names.item(project, move.item)}: towards {listed(sides)}"
