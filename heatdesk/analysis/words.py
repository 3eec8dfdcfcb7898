"""Words: what a reading says, in sentences. The project's own words for axes, layers and items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.balance import Balance, Sides
from heatdesk.analysis.meetings import Meeting
from heatdesk.analysis.names import ACROSS, UP, Ends
from heatdesk.model.items import LAYERS, Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis

_MIDDLE: Final = 0.05
"""Nearer to the crossing than this share of the room, a place leans to neither side."""

_EVEN: Final = 0.505
_LEANINGS: Final = (
    (0.55, "a little more {} than {}"),
    (0.60, "more {} than {}"),
    (0.75, "clearly more {} than {}"),
    (0.95, "far more {} than {}"),
)
"""What is said of two sides while the larger holds at most this share. From 0.60 on the other is a
weak side.
"""

_NAMED: Final = 4
"""Technologies that the beginning of a finding names."""


def where(axes: Axes, x: float, y: float) -> str:
    """A place of the plane in words: 'slightly Talk, strongly Professional'."""
    upward = _leaning(names.ends(axes.y, UP), axes.y.crossing, y)
    across = _leaning(names.ends(axes.x), axes.x.crossing, x)
    return ", ".join(filter(None, (upward, across))) or "in the middle"


def balance_sentence(axes: Axes, balance: Balance | None, otherwise: str = "Nothing meets.") -> str:
    """'A little more Talk than Listen; clearly more Professional than Personal.' `otherwise` is
    what is said where there is nothing to balance: see `nothing_meets`.
    """
    if balance is None:
        return otherwise
    upward, across = sides_words(axes.y, balance.y, UP), sides_words(axes.x, balance.x)
    return names.capital(f"{upward}; {across}.")


def sides_words(axis: Axis, sides: Sides, otherwise: Ends = ACROSS) -> str:
    """One axis of that sentence, without its full stop: 'a little more Talk than Listen'.

    `otherwise` is what ends without a name are called.
    """
    ends = names.ends(axis, otherwise)
    more, less = reversed(ends) if sides.high > sides.low else ends
    share = max(sides.low, sides.high)
    if share <= _EVEN:
        return f"as much {ends[0]} as {ends[1]}"
    for most, form in _LEANINGS:
        if share <= most:
            return form.format(more, less)
    return f"almost only {more}, hardly any {less}"


def nothing_meets(project: Project, scenario: str) -> str:
    """Why there is no heat: 'No role is placed yet, so nothing meets.'"""
    if not project.placements(scenario):
        return "Nothing is placed yet, so nothing meets."
    for layer in LAYERS:
        reason = missing(project, scenario, layer)
        if reason is not None:
            return f"{names.capital(reason)}, so nothing meets."
    return "Everything lies too far apart to meet."


def missing(project: Project, scenario: str, layer: Layer) -> str | None:
    """Why a layer adds no heat: 'no role is placed yet'. None if it does."""
    placed = project.layer(scenario, layer)
    if not placed:
        return names.none_of(project, layer, "no {} is placed yet", "nothing of {} is placed yet")
    if all(placement.muted for placement in placed):
        return names.none_of(project, layer, "every {} is muted", "everything of {} is muted")
    if not any(placement.heats for placement in placed):
        return names.none_of(project, layer, "no {} has any weight", "nothing of {} has any weight")
    return None


def can_use(project: Project, meeting: Meeting, most: int = 0) -> str:
    """What a meeting comes to: 'Product Management can use IdeaStorm and Twitter'."""
    technologies = [names.item(project, id) for id in meeting.technologies]
    return f"{names.item(project, meeting.role)} can use {listed(technologies, most)}"


def stub(project: Project, meeting: Meeting) -> str:
    """The beginning of a finding: 'Product Management can use IdeaStorm and Twitter to …'.

    It becomes the user's own text, so nothing invisible stands in it.
    """
    role, *technologies = (
        names.plain(project.item(id).name) or "unnamed item"
        for id in (meeting.role, *meeting.technologies)
    )
    return f"{role} can use {listed(technologies, _NAMED)} to …"


def listed(names: Sequence[str], most: int = 0) -> str:
    """'Blogs, Twitter and YouTube'; of more than `most` (0: any number) the rest is counted."""
    shown = list(names[: most or None])
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _leaning(ends: Ends, crossing: float, value: float) -> str:
    """How far a coordinate lies to one side, in thirds of the room there; empty in the middle."""
    high = value > crossing
    room = 1 - crossing if high else 1 + crossing
    part = abs(value - crossing) / room
    if part < _MIDDLE:
        return ""
    degree = "slightly" if part < 1 / 3 else "clearly" if part <= 2 / 3 else "strongly"
    return f"{degree} {ends[high]}"
