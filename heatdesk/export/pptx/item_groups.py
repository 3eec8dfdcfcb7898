"""ItemGroups: an item as one group of a slide: extent, marker and name are moved together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.words import where
from heatdesk.figure.arrows import arrows
from heatdesk.figure.bubbles import Bubble, extent, marker
from heatdesk.figure.emphasis import faded, stressed
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Clipped, Mark, Text
from heatdesk.model.items import Layer
from heatdesk.model.project import Project
from heatdesk.storage.characters import NAME_LIMIT

Part = tuple[str, Iterable[Mark]]

_KINDS: Final[dict[Layer, str]] = {"technology": "Technology", "role": "Role"}
_PLURALS: Final = {"Technologies", "Roles"}


@dataclass(frozen=True, slots=True)
class View:
    """How items are drawn on a slide; `items` are those that keep their strength (None: all)."""

    project: Project
    scenario: str
    frame: Frame
    look: Look
    over_heat: bool
    items: frozenset[str] | None


def name(project: Project, bubble: Bubble) -> str:
    """'Technology: Twitter'; a layer that has been given another name is called by it."""
    layer = bubble.item.layer
    given = names.plain(project.properties.layers.of(layer))
    kind = given if given and given not in _PLURALS else _KINDS[layer]
    return f"{kind}: {_called(bubble)}"


def told(view: View, bubble: Bubble) -> str:
    """The item for those who do not see it: what it is called, and where it lies."""
    placement = bubble.placement
    place = where(view.project.properties.axes, placement.x, placement.y)
    muted = ", takes no part in the heat" if placement.muted else ""
    return f"{name(view.project, bubble)}, {place}{muted}"


def parts(view: View, bubble: Bubble, label: Label | None) -> Iterator[Part]:
    """Extent, marker and label, bottom first; faint where the slide speaks of others."""
    drawn = Clipped(view.frame.box, (extent(bubble, view.frame, view.look, view.over_heat),))
    yield "Extent", _seen(view, bubble, [drawn])
    yield "Marker", _seen(view, bubble, marker(bubble, view.frame, view.look))
    if label is not None:
        for mark in _seen(view, bubble, label.marks(bubble, view.frame, view.look)):
            yield "Label" if isinstance(mark, Text) else "Leader", [mark]


def moves(
    view: View, shown: Iterable[Bubble], target: str
) -> Iterator[tuple[str, str, Iterable[Mark]]]:
    """Where the target wants what is shown: name, alternative text and marks of each."""
    project = view.project
    for bubble in shown:
        marks = list(arrows([bubble], project, target, view.frame, view.look))
        if marks:
            title = f"Move: {_called(bubble)}"
            there = project.placement(target, bubble.item.id)
            assert there is not None
            told = f"{title}, to {where(project.properties.axes, there.x, there.y)}"
            yield title, told, _seen(view, bubble, marks)


def _called(bubble: Bubble) -> str:
    return names.plain(bubble.item.name, NAME_LIMIT) or "unnamed item"


def _seen(view: View, bubble: Bubble, marks: Iterable[Mark]) -> Iterable[Mark]:
    return marks if stressed(view.items, bubble.item.id) else faded(marks)
