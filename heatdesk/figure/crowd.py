"""Crowd: many bubbles as marks: all extents below all markers, and these below all names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from heatdesk.figure.bubbles import Bubble, extent, lock_badge, marker
from heatdesk.figure.emphasis import faded, stressed
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Clipped, Mark


def crowd(
    bubbles: Sequence[Bubble],
    labels: Iterable[tuple[Bubble, Label]],
    frame: Frame,
    look: Look,
    over_heat: bool = True,
    badges: bool = False,
    emphasised: Collection[str] | None = None,
) -> Iterator[Mark]:
    """The bubbles, bottom first, with their labels. `badges` shows which of them are locked; where
    some ids are `emphasised` the others step back.
    """

    def seen(bubble: Bubble, marks: Iterable[Mark]) -> Iterable[Mark]:
        return marks if stressed(emphasised, bubble.item.id) else faded(marks)

    extents = (seen(b, [extent(b, frame, look, over_heat)]) for b in bubbles)
    yield Clipped(frame.box, tuple(chain.from_iterable(extents)))
    for bubble in bubbles:
        yield from seen(bubble, marker(bubble, frame, look))
        if badges and bubble.item.locked:
            yield from seen(bubble, lock_badge(bubble, frame, look))
    for bubble, label in labels:
        yield from seen(bubble, label.marks(bubble, frame, look))
