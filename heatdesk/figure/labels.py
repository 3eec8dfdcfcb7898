"""Labels: where each bubble's name goes, so that none covers another or a marker.

The layout has no memory: a fixed priority and a fixed order of places decide, nothing else. A label
stands beside its marker, where possible within its own extent; else away from it on a leader line
that crosses no other; else its marker gets a number, and the legend the name. A hand may put it
anywhere: far away it gets a leader line too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

import numpy as np

from heatdesk.figure import lettering
from heatdesk.figure.bubbles import Bubble, own_colour
from heatdesk.figure.crowding import Crowd
from heatdesk.figure.frame import Frame
from heatdesk.figure.label_spots import Boxes, Sizes, beside, leader_to, leaders
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Line, Mark, Rect, Segment, Stroke, Text, Weight
from heatdesk.figure.offers import Offers

_TRIM: Final = 0.16
"""The part of the font's ascent, in ems, that no Latin letter uses: boxes are tight without it."""

_PADDING: Final = 2.5
"""Design pixels to the left and right of a label that stay free."""

_FAR: Final = 2.0
"""Text heights between its marker's rim and its box from which a name put by hand has a line."""

_MOST_LEADERS: Final = 100
"""More leader lines than this are a tangle, not a help; beyond it names become numbers."""

_MOST_LOST: Final = 12
"""Where more names than this find no place, the map is full: others can make no room for them."""

_NUMBER_SIZE: Final = 0.62
"""A number's size as a share of its marker's."""


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label: its text and its box on the page, with a leader line or as a number."""

    id: str
    text: str
    weight: Weight
    rect: Rect
    leader: Segment | None = None
    number: int | None = None

    def marks(self, bubble: Bubble, frame: Frame, look: Look) -> Iterator[Mark]:
        """What is drawn of it, over the bubble that it belongs to."""
        if self.number is not None:
            yield _number_mark(self.number, bubble, frame, look)
            return
        if self.leader is not None:
            wide = look.strength * frame.unit
            yield Line(*self.leader, Stroke(look.halo.colour, 3.0 * wide, 0.7))
            yield Line(*self.leader, Stroke(look.text, wide, 0.8))
        left, top, _, _ = self.rect
        size = look.letters_of(bubble.item.layer) * frame.unit
        base = top + lettering.ascent(size) - _TRIM * size
        left += _PADDING * frame.unit
        yield Text(left, base, self.text, size, look.text, self.weight, halo=look.halo)

    def moved(self, dx: float, dy: float) -> Label:
        leader = self.leader and _shifted(self.leader, dx, dy)
        return replace(self, rect=_shifted(self.rect, dx, dy), leader=leader)


def place_labels(
    bubbles: Sequence[Bubble],
    frame: Frame,
    look: Look,
    obstacles: Iterable[Rect] = (),
    thorough: bool = False,
) -> tuple[Label, ...]:
    """A label for every bubble, in the bubbles' order. `obstacles` are boxes to keep clear of.
    Where some find no place, a `thorough` layout has others make room for them: it takes up to a
    tenth of a second, and a small move may change it in many places.
    """
    if not bubbles:
        return ()
    names = [_Name.of(bubble, frame, look) for bubble in bubbles]
    layout = _Layout(names, frame, look, list(obstacles))
    layout.put_by_hand()
    layout.put_beside()
    layout.put_away()
    if thorough:
        layout.make_room()
    return layout.labels()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with its marker's place and its size on the page."""

    bubble: Bubble
    text: str
    weight: Weight
    centre: tuple[float, float]
    size: tuple[float, float]
    radii: tuple[float, float]

    @classmethod
    def of(cls, bubble: Bubble, frame: Frame, look: Look) -> _Name:
        em, placement = look.letters_of(bubble.item.layer) * frame.unit, bubble.placement
        weight: Weight = 600 if bubble.item.layer == "role" else 400
        padding = 2 * _PADDING * frame.unit
        room = look.label_room * em - padding
        text = lettering.elide(" ".join(bubble.item.name.split()), em, room, weight)
        width = lettering.width(text, em, weight) + padding
        size = width, lettering.line_height(em) - _TRIM * em
        centre = frame.x(placement.x), frame.y(placement.y)
        radii = frame.length(placement.width) / 2, frame.length(placement.height) / 2
        return cls(bubble, text, weight, centre, size, radii)


class _Layout:
    """One layout under way: which labels have their place, and what those cover."""

    def __init__(self, names: list[_Name], frame: Frame, look: Look, obstacles: list[Rect]) -> None:
        unit = frame.unit
        self._names = names
        self._em = look.label_size * unit
        self._plane = (frame.left, frame.top, frame.right, frame.bottom)
        self._given = Sizes(
            np.array([name.centre for name in names]),
            np.array([name.size for name in names]),
            np.array([name.radii for name in names]),
            (look.marker / 2 + look.label_gap) * unit,
            (look.marker / 2 + 2.0) * unit,
        )
        rim = np.array([self._given.rim, self._given.rim])
        centres = self._given.centres
        self._markers = np.concatenate([centres - rim, centres + rim], axis=1)
        self._obstacles = np.array(obstacles, dtype=np.float64).reshape(-1, 4)
        self._order = sorted(range(len(names)), key=lambda n: _priority(names[n].bubble))
        self._boxes: dict[int, Boxes] = {}
        self._lines: dict[int, Boxes] = {}

    def put_by_hand(self) -> None:
        """Labels that the user has moved stay where they were put, whatever they cover there."""
        for n, name in enumerate(self._names):
            own = name.bubble.placement.label
            if own is not None:
                corner = np.array(name.centre) + np.array([own.dx, own.dy]) * self._em
                box = np.concatenate([corner, corner + np.array(name.size)])
                line = leader_to(box, np.array(name.centre), self._given.rim)
                self._boxes[n] = box
                if np.hypot(*(line[2:] - line[:2])) > _FAR * self._em:
                    self._lines[n] = line

    def put_beside(self) -> None:
        offers = Offers(beside(self._given), self._plane)
        offers.close_boxes(self._covered())
        offers.keep_off(self._lines.values())
        for n in self._order:
            if n not in self._boxes and (place := offers.first(n)) is not None:
                self._boxes[n] = offers.boxes[n, place]
                offers.take(n, place)

    def put_away(self) -> None:
        """What is left goes onto leader lines, the first hundred of it."""
        left = [n for n in self._order if n not in self._boxes][:_MOST_LEADERS]
        if not left:
            return
        rows = np.array(left)
        boxes, lines = leaders(self._given.of(rows))
        offers = Offers(boxes, self._plane, lines)
        covered = self._covered()
        offers.close_boxes(covered)
        offers.close_lines(covered, self._markers[rows])
        offers.keep_off(self._lines.values())
        for row, n in enumerate(left):
            if (place := offers.first(row)) is not None:
                self._boxes[n], self._lines[n] = boxes[row, place], lines[row, place]
                offers.take(row, place)

    def make_room(self) -> None:
        """Gives places to those that have none, where labels in their way have other ones."""
        free = [n for n in self._order if self._names[n].bubble.placement.label is None]
        if not 0 < sum(n not in self._boxes for n in free) <= _MOST_LOST:
            return
        rows = np.array(free)
        by_hand = {n for n in self._boxes if n not in free}
        around = [self._markers, self._obstacles, *(self._boxes[n][None] for n in sorted(by_hand))]
        fixed = np.concatenate(around), [self._lines[n] for n in self._lines if n in by_hand]
        crowd = Crowd.of(self._given.of(rows), self._markers[rows], self._plane, *fixed)
        had = [(self._boxes.get(n), self._lines.get(n)) for n in free]
        for n, (box, line) in zip(free, crowd.settled(had), strict=True):
            self._put(n, box, line)

    def labels(self) -> tuple[Label, ...]:
        """All labels, in the names' order; who has no place gets the next number."""
        numbers = count(1)
        return tuple(self._label(n, numbers) for n in range(len(self._names)))

    def _label(self, n: int, numbers: Iterator[int]) -> Label:
        name = self._names[n]
        id = name.bubble.item.id
        if n not in self._boxes:
            rect = _quartet(self._markers[n])
            return Label(id, name.text, name.weight, rect, number=next(numbers))
        line = _quartet(self._lines[n]) if n in self._lines else None
        return Label(id, name.text, name.weight, _quartet(self._boxes[n]), line)

    def _put(self, n: int, box: Boxes | None, line: Boxes | None) -> None:
        for kept, found in ((self._boxes, box), (self._lines, line)):
            kept.pop(n, None)
            if found is not None:
                kept[n] = found

    def _covered(self) -> Boxes:
        """What no further label may cover: markers, obstacles, labels placed so far."""
        placed = np.array(list(self._boxes.values())).reshape(-1, 4)
        return np.concatenate([self._markers, self._obstacles, placed])


def _priority(bubble: Bubble) -> tuple[bool, float]:
    """Roles first (there are fewer), then heavy before light; ties keep their stacking order."""
    return bubble.item.layer != "role", -bubble.placement.weight


def _number_mark(number: int, bubble: Bubble, frame: Frame, look: Look) -> Text:
    technology = bubble.item.layer == "technology"
    colour = look.casing if technology else own_colour(bubble, look) or look.role.outline
    digits = str(number)
    size = look.marker * frame.unit * _NUMBER_SIZE * (0.8 if len(digits) > 2 else 1.0)
    x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
    base = y + lettering.cap_height(size) / 2
    return Text(x, base, digits, size, colour, 600, "middle")


def _quartet(row: Boxes) -> tuple[float, float, float, float]:
    a, b, c, d = (float(value) for value in row)
    return a, b, c, d


def _shifted(box: Rect, dx: float, dy: float) -> Rect:
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
