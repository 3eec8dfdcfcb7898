"""Telling changes: what became of a scenario's placements and of its heat, one line for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.areas import Area
from heatdesk.analysis.comparing.comparison import ScenarioChanges
from heatdesk.analysis.comparing.heat_changes import (
    AreaChange,
    BalanceShift,
    HeatChanges,
    MeetingChange,
)
from heatdesk.analysis.comparing.placement_changes import Moved
from heatdesk.analysis.numerals import apart, decimal, percent
from heatdesk.analysis.portions import PairShare
from heatdesk.analysis.words import listed, where
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes

_MAIN: Final = 0.5
"""An area is named by its largest pairs that together make this part of it."""

_MOST: Final = 3
"""Pairs that an area is named by at most."""

_SHORTEST: Final = 0.005
"""What reads as a distance of 0.00 is less than this."""


def placement_lines(old: Project, new: Project, changes: ScenarioChanges) -> Iterator[str]:
    """What was placed, moved, resized and weighed, and how far the target is now."""
    found = changes.placements
    yield from _those(old, new, "Placed", found.placed)
    off = [id for id in found.unplaced if new.has_item(id)]  # the list of items tells of the others
    yield from _those(old, new, "Taken off the plane", off)
    for move in found.moved:
        yield f"{_item(old, new, move.item)} {_moved(new.properties.axes, move)}"
    for size in found.resized:
        after, before = _extent(size.after), _extent(size.before)
        yield f"{_item(old, new, size.item)} is {after} wide and high now, before {before}"
    for weight in found.weighed:
        name = _item(old, new, weight.item)
        yield f"{name} weighs {weight.after:g} now, before {weight.before:g}"
    yield from _those(old, new, "Muted", found.muted)
    yield from _those(old, new, "No longer muted", found.unmuted)
    yield from _those(old, new, "Reason reworded", [entry.id for entry in found.reasoned])
    yield from _those(old, new, "Name put elsewhere", found.relabelled)
    if found.restacked:
        yield "Bubbles in another order, from back to front"
    yield from _distance(old, new, changes)


def heat_lines(old: Project, new: Project, changes: ScenarioChanges) -> Iterator[str]:
    """What became of areas, meetings and the balance."""
    heat = changes.heat
    for area in heat.areas:
        if not _told_of_hot(heat, area):
            yield _area(old, new, area)
    for meeting in heat.meetings:
        yield _meeting(old, new, meeting)
    if any(shift.after is None for shift in heat.balance):
        yield "Nothing meets any more"
    for shift in heat.balance:
        yield from _balance(new.properties.axes, shift)


def _those(old: Project, new: Project, what: str, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield f"{what}: {listed([_item(old, new, id) for id in ids])}"


def _item(old: Project, new: Project, id: str) -> str:
    return names.item(new if new.has_item(id) else old, id)


def _moved(axes: Axes, move: Moved) -> str:
    """'moved 0.18 towards Listen and Professional'."""
    far = decimal(move.distance) if move.distance >= _SHORTEST else "under 0.01"
    return f"moved {far} towards {listed([_end(axes, side) for side in move.towards])}"


def _end(axes: Axes, side: str) -> str:
    name = names.side(axes, side)
    return f"the {name}" if name in (*names.ACROSS, *names.UP) else name


def _extent(size: tuple[float, float]) -> str:
    return f"{size[0]:g} x {size[1]:g}"


def _distance(old: Project, new: Project, changes: ScenarioChanges) -> Iterator[str]:
    before, after = changes.to_target
    target = new.properties.target
    if before == after or target is None:
        return
    now, was = _apart(after, before)
    yield f"Distance to the target {names.scenario(new, target)}: {now}, before {was}"


def _apart(after: float | None, before: float | None) -> tuple[str, str]:
    """Both distances, with as many decimals as tell them apart."""
    if after is not None and before is not None:
        return apart(after, before)
    now, was = (decimal(far) if far is not None else "unknown" for far in (after, before))
    return now, was


def _told_of_hot(heat: HeatChanges, change: AreaChange) -> bool:
    """Whether a hot area's line tells the same already of the warm one around it."""
    if change.zone == "hot" or change.before is None or change.after is None:
        return False
    peaks = change.before.peak, change.after.peak
    of_hot = [c for c in heat.areas if c.zone == "hot" and c.before and c.after]
    return any((c.before.peak, c.after.peak) == peaks for c in of_hot if c.before and c.after)


def _area(old: Project, new: Project, change: AreaChange) -> str:
    if change.after is None:
        assert change.before is not None
        return f"The {change.zone} area of {_named(old, change.before)} is gone"
    name = _named(new, change.after)
    if change.before is None:
        return f"New {change.zone} area of {name}: peak {decimal(change.after.peak.heat)}"
    now, was = apart(change.after.peak.heat, change.before.peak.heat)
    return f"The {change.zone} area of {name} has {change.trend}: peak {now}, before {was}"


def _named(project: Project, area: Area) -> str:
    """An area by whose heat it mainly is, and where: 'Sales with Twitter (strongly Talk)'."""
    main = _main(area.pairs)
    roles = listed([names.item(project, id) for id in dict.fromkeys(p.role for p in main)])
    used = dict.fromkeys(pair.technology for pair in main)
    technologies = listed([names.item(project, id) for id in used])
    place = where(project.properties.axes, area.peak.x, area.peak.y)
    return f"{roles} with {technologies} ({place})"


def _main(pairs: Sequence[PairShare]) -> list[PairShare]:
    covered, main = 0.0, []
    for pair in pairs[:_MOST]:
        main.append(pair)
        covered += pair.share
        if covered >= _MAIN:
            break
    return main


def _meeting(old: Project, new: Project, change: MeetingChange) -> str:
    role = _item(old, new, change.role)
    technologies = listed([_item(old, new, id) for id in change.technologies])
    if change.trend == "appeared":
        return f"New {change.after} meeting: {role} with {technologies}"
    if change.trend == "vanished":
        return f"{role} no longer meets {technologies}, {change.before} before"
    return f"{role} with {technologies} has {change.trend} from {change.before} to {change.after}"


def _balance(axes: Axes, shift: BalanceShift) -> Iterator[str]:
    """'The balance moved 4.6 percentage points towards Listen: 43.4 %, before 38.8 %'."""
    if shift.after is None:
        return
    low, high = (names.side(axes, f"{shift.axis}.{end}") for end in ("low", "high"))
    if shift.before is None:
        shares = f"{low} {percent(shift.after.low)}, {high} {percent(shift.after.high)}"
        yield f"Balance where nothing met before: {shares}"
        return
    change = shift.after.high - shift.before.high
    end = "high" if change > 0 else "low"
    now, was = getattr(shift.after, end), getattr(shift.before, end)
    yield (
        f"The balance moved {100 * abs(change):.1f} percentage points towards"
        f" {_end(axes, f'{shift.axis}.{end}')}: {100 * now:.1f} %, before {100 * was:.1f} %"
    )
