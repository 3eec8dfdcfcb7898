"""StageLabels: names that stand still from step to step, and places for those that found none.

All that a scenario places is laid out together, whichever of it a step shows. Where a step shows or
stresses only some of it there is more room: names that had to become numbers come back then, and
those that had to be cut are whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from heatdesk.figure import board
from heatdesk.figure.bubbles import Bubble, bubbles
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Rect
from heatdesk.model.project import Project

Labelled = tuple[Bubble, Label]

_WHOLE: Final = 40.0
"""Room for a whole name, in sizes of its letters."""

_MOST_WHOLE: Final = 12
"""Names of a step that are looked for room for: a step that speaks of more speaks of none."""


def steady_labels(project: Project, scenario: str, frame: Frame, look: Look) -> tuple[Label, ...]:
    """A label for everything that the scenario places, clear of the quadrants' names."""
    around = _names(project, frame, look)
    return place_labels(bubbles(project, scenario), frame, look, around, thorough=True)


def labelled(
    project: Project,
    shown: Iterable[Bubble],
    labels: Iterable[Label],
    stressed: Callable[[Bubble], bool],
    frame: Frame,
    look: Look,
) -> list[Labelled]:
    """The shown bubbles with their labels. Of what is stressed, numbers become names and cut names
    whole ones where there is room once the rest steps back; a faint name that would lie under one
    of them is left out.
    """
    by_id = {label.id: label for label in labels}
    pairs = [(bubble, by_id[bubble.item.id]) for bubble in shown if bubble.item.id in by_id]
    front = [pair for pair in pairs if stressed(pair[0])]
    back = [pair for pair in pairs if not stressed(pair[0])]
    found = _found(project, front, frame, look)
    if back:
        found |= _whole(project, front, found, frame, look)
    taken = [label.rect for label in found.values()]
    faint = [pair for pair in back if not any(_overlap(pair[1].rect, rect) for rect in taken)]
    return [*faint, *((bubble, found.get(bubble.item.id, label)) for bubble, label in front)]


def numbered(pairs: Iterable[Labelled]) -> Iterator[tuple[int, str]]:
    """The numbers that are left, with the names that they stand for."""
    for bubble, label in pairs:
        if label.number is not None:
            yield label.number, _name(bubble)


def _found(
    project: Project, front: Sequence[Labelled], frame: Frame, look: Look
) -> dict[str, Label]:
    """New places for the names of those that have only a number, by id."""
    lost = [
        Bubble(bubble.item, replace(bubble.placement, label=None))
        for bubble, label in front
        if label.number is not None
    ]
    kept = [label.rect for _, label in front if label.number is None]
    markers = [_marker(bubble, frame, look) for bubble, label in front if label.number is None]
    around = [*_names(project, frame, look), *kept, *markers]
    placed = place_labels(lost, frame, look, around)
    return {label.id: label for label in placed if label.number is None}


def _whole(
    project: Project,
    front: Sequence[Labelled],
    found: Mapping[str, Label],
    frame: Frame,
    look: Look,
) -> dict[str, Label]:
    """Places for the whole of cut names, by id; those that a hand has put stay where they are."""
    now = {bubble.item.id: found.get(bubble.item.id, label) for bubble, label in front}
    wide, made = replace(look, label_room=_WHOLE), dict[str, Label]()
    cut = (b for b, _ in front if now[b.item.id].text != _name(b) and b.placement.label is None)
    for bubble in islice(cut, _MOST_WHOLE):
        id = bubble.item.id
        others = [label.rect for other, label in now.items() if other != id]
        markers = [_marker(other, frame, look) for other, _ in front if other is not bubble]
        around = [*_names(project, frame, look), *others, *markers]
        (label,) = place_labels([bubble], frame, wide, around)
        if label.number is None:
            now[id] = made[id] = label
    return made


def _name(bubble: Bubble) -> str:
    return " ".join(bubble.item.name.split())


def _names(project: Project, frame: Frame, look: Look) -> list[Rect]:
    return board.covered(board.quadrant_names(project.properties, frame, look))


def _marker(bubble: Bubble, frame: Frame, look: Look) -> Rect:
    x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
    half = (look.marker / 2 + 2.0) * frame.unit
    return x - half, y - half, x + half, y + half


def _overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
