"""Glide: the bubbles of one canvas on their way from one scenario to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from heatdesk.app.morph import Passing
from heatdesk.canvas.scenery import Scenery
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.crowd import crowd
from heatdesk.figure.emphasis import faded
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.marks import Mark

_MANY: Final = 40
"""More bubbles than this glide without their names, whose letters take most of the time."""

_Seen = dict[str, tuple[Bubble, Label]]


class Glide:
    """Made while the first scenario is still laid out; it draws once the second is."""

    def __init__(self, scenery: Scenery) -> None:
        self._scenery = scenery
        self._frame = scenery.frame
        self._before = _seen(scenery)
        self._after: _Seen | None = None

    def marks(self, passing: Sequence[Passing], t: float) -> Iterator[Mark]:
        """All visible bubbles at a moment, bottom first; names go from place to place with them."""
        if self._after is None:
            self._after = _seen(self._scenery)
        shown = [(self._bubble(one), one.opacity) for one in passing]
        layers = self._scenery.view.shown.layers
        visible = [(bubble, opacity) for bubble, opacity in shown if bubble.item.layer in layers]
        named = self._scenery.view.shown.labels and len(visible) <= _MANY
        for bubble, opacity in visible:
            if opacity < 1:
                yield from faded(self._crowd([bubble], t, named), opacity)
        yield from self._crowd([bubble for bubble, share in visible if share == 1], t, named)

    def _bubble(self, one: Passing) -> Bubble:
        return Bubble(self._scenery.project.item(one.placement.item), one.placement)

    def _crowd(self, bubbles: Sequence[Bubble], t: float, named: bool) -> Iterator[Mark]:
        view, labels = self._scenery.view, []
        if named:
            found = ((bubble, self._label(bubble, t)) for bubble in bubbles)
            labels = [(bubble, label) for bubble, label in found if label is not None]
        return crowd(bubbles, labels, self._scenery.frame, view.look, view.shown.heat, view.hints)

    def _label(self, bubble: Bubble, t: float) -> Label | None:
        """The name as it stands at the end, on its way there from where it stood."""
        after = self._after or {}
        first, last = self._before.get(bubble.item.id), after.get(bubble.item.id)
        end = last or first
        if end is None:
            return None
        x, y = _aside(*end, self._scenery.frame)
        if first is not None and last is not None and self._frame == self._scenery.frame:
            from_x, from_y = _aside(*first, self._frame)
            x, y = from_x + (x - from_x) * t, from_y + (y - from_y) * t
        now_x, now_y = _marker(bubble, self._scenery.frame)
        return end[1].moved(now_x + x - end[1].rect[0], now_y + y - end[1].rect[1])


def _seen(scenery: Scenery) -> _Seen:
    labels = {label.id: label for label in scenery.labels}
    known = ((bubble, labels.get(bubble.item.id)) for bubble in scenery.bubbles)
    return {bubble.item.id: (bubble, label) for bubble, label in known if label is not None}


def _marker(bubble: Bubble, frame: Frame) -> tuple[float, float]:
    return frame.x(bubble.placement.x), frame.y(bubble.placement.y)


def _aside(bubble: Bubble, label: Label, frame: Frame) -> tuple[float, float]:
    """Where a label's corner is, seen from its marker."""
    x, y = _marker(bubble, frame)
    return label.rect[0] - x, label.rect[1] - y
