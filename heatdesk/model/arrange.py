"""Arranging: align, distribute and restack placed items. Each function makes one Change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from heatdesk.model import keys
from heatdesk.model.change import Change
from heatdesk.model.edits import make_change, placed_of, position
from heatdesk.model.items import Placement
from heatdesk.model.project import Project

Alignment = Literal["left", "centre", "right", "top", "middle", "bottom"]
Direction = Literal["across", "up"]
Restacking = Literal["front", "back", "forward", "backward"]

_Edge = Callable[[Placement], float]

_EDGES: Final[dict[Alignment, tuple[str, float]]] = {
    "left": ("x", -0.5),
    "centre": ("x", 0.0),
    "right": ("x", 0.5),
    "bottom": ("y", -0.5),
    "middle": ("y", 0.0),
    "top": ("y", 0.5),
}
"""For each alignment the axis, and where the line lies in an extent: -0.5 low edge, 0.5 high."""


def align(project: Project, scenario: str, items: Iterable[str], how: Alignment) -> Change:
    """Brings extents' edges or centres onto one line: the outermost edge, or the middle of all."""
    axis, share = _EDGES[how]
    placed = placed_of(project, scenario, items)
    lines = [_line(p, axis, share) for p in placed]
    if not lines:
        return Change()
    middle = (min(lines) + max(lines)) / 2
    target = {-0.5: min(lines), 0.0: middle, 0.5: max(lines)}[share]
    moved = {p: target - share * _size(p, axis) for p in placed}
    return _moved(project, scenario, moved, axis)


def distribute(
    project: Project, scenario: str, items: Iterable[str], direction: Direction
) -> Change:
    """Spaces centres equally between the two outermost, which stay. Needs three items or more."""
    axis = "x" if direction == "across" else "y"
    placed = sorted(placed_of(project, scenario, items), key=lambda p: float(getattr(p, axis)))
    if len(placed) < 3:
        return Change()
    first, last = getattr(placed[0], axis), getattr(placed[-1], axis)
    step = (last - first) / (len(placed) - 1)
    return _moved(project, scenario, {p: first + n * step for n, p in enumerate(placed)}, axis)


def restack(project: Project, scenario: str, items: Iterable[str], how: Restacking) -> Change:
    """Brings items to the front or the back of the stack, or one place nearer to it."""
    key = keys.stacking(scenario)
    order, chosen = project.order(key), set(items)
    if how == "forward":
        wanted = _risen(order, chosen)
    elif how == "backward":
        wanted = tuple(reversed(_risen(tuple(reversed(order)), chosen)))
    else:
        rest = tuple(id for id in order if id not in chosen)
        mine = tuple(id for id in order if id in chosen)
        wanted = rest + mine if how == "front" else mine + rest
    return make_change(project, {key: wanted})


def _risen(order: Sequence[str], chosen: set[str]) -> tuple[str, ...]:
    """Each chosen id one place later, but never past another chosen one."""
    risen = list(order)
    for n in range(len(risen) - 2, -1, -1):
        if risen[n] in chosen and risen[n + 1] not in chosen:
            risen[n], risen[n + 1] = risen[n + 1], risen[n]
    return tuple(risen)


def _line(placement: Placement, axis: str, share: float) -> float:
    centre = placement.x if axis == "x" else placement.y
    return centre + share * _size(placement, axis)


def _size(placement: Placement, axis: str) -> float:
    return placement.width if axis == "x" else placement.height


def _moved(project: Project, scenario: str, targets: dict[Placement, float], axis: str) -> Change:
    wanted = {}
    for placement, value in targets.items():
        at = position(value)
        moved = replace(placement, x=at) if axis == "x" else replace(placement, y=at)
        wanted[keys.placement(scenario, placement.item)] = moved
    return make_change(project, wanted)
