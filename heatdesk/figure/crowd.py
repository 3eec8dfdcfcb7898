"""Crowd: many bubbles as marks: all extents below all markers, and these below all names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heatdesk.figure.bubbles import Bubble, extent, lock_badge, marker
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
) -> Iterator[Mark]:
    """The bubbles, bottom first, with their labels. `badges` shows which of them are locked."""
    yield Clipped(frame.box, tuple(extent(b, frame, look, over_heat) for b in bubbles))
    for bubble in bubbles:
        yield from marker(bubble, frame, look)
        if badges and bubble.item.locked:
            yield from lock_badge(bubble, frame, look)
    for bubble, label in labels:
        yield from label.marks(bubble, frame, look)
