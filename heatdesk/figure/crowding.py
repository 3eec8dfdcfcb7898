"""Crowding: names that stand in each other's way make room, so that fewer of them become numbers.

A first layout gives every name the best place that is left, and never takes one back. Here a name
that found none may push others to places of theirs that are still open, and these others in turn,
a few deep: an ejection chain. What does not need to move stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.figure.clear import Flags, crossing, overlapping, piercing, spans, touching
from heatdesk.figure.label_spots import Boxes, Sizes, beside, leaders, round_about
from heatdesk.figure.marks import Rect
from heatdesk.figure.offers import Offers

_MOST_PLACES: Final = 2400
"""Places compared with each other, which bounds time and memory."""

_DEEPEST: Final = 4
_MOST_PUSHED: Final = 3
"""How long a chain may be, and how many names one name may push."""

_PATIENCE, _IN_ALL = 400, 1500
"""Places tried for one name before it is given up, and for all of them."""

Put = tuple[Boxes | None, Boxes | None]
"""A name's box and its leader line, each of shape (4,), or None."""


@dataclass(frozen=True, eq=False)
class Crowd:
    """The places that names may take: `boxes` and `lines` of shape (m, 4), best first for each
    name, which `owners` (m,) has by its number. Beside its marker a line has no length.
    """

    boxes: Boxes
    lines: Boxes
    owners: NDArray[np.intp]

    @classmethod
    def of(
        cls, given: Sizes, markers: Boxes, plane: Rect, fixed: Boxes, drawn: Iterable[Boxes]
    ) -> Crowd:
        """The places of names clear of boxes that are `fixed` and of lines that are `drawn`;
        `markers` are the names' own, in their order.
        """
        near = np.concatenate([beside(given), round_about(given)], axis=1)
        close, away = Offers(near, plane), Offers(*_swapped(leaders(given), plane))
        away.close_lines(fixed, markers)
        for offers in (close, away):
            offers.close_boxes(fixed)
            offers.keep_off(drawn)
        assert away.lines is not None
        boxes = np.concatenate([near, away.boxes], axis=1)
        lines = np.concatenate([np.tile(near[..., :2], 2), away.lines], axis=1)
        opened = np.concatenate([close.open, away.open], axis=1)
        most = max(_MOST_PLACES // max(len(boxes), 1), 1)
        opened &= opened.cumsum(axis=1) <= most
        owners, _ = np.nonzero(opened)
        return cls(boxes[opened], lines[opened], owners)

    def settled(self, had: Sequence[Put]) -> list[Put]:
        """Where the names stand in the end; those that had no place come in their order."""
        whole = self._with(had)
        search = _Search(whole, [whole._place(n, box) for n, (box, _) in enumerate(had)])
        for n, (box, _) in enumerate(had):
            if box is None:
                search.find_room(n)
        return [whole._put(place) for place in search.chosen]

    @cached_property
    def clashes(self) -> Flags:
        """Which places exclude each other: shape (m, m)."""
        boxes, lines = self.boxes, self.lines
        made = overlapping(boxes[:, None], boxes)
        long = (lines[:, :2] != lines[:, 2:]).any(axis=1)
        drawn = np.nonzero(long)[0]
        reach = spans(lines)
        line, box = np.nonzero(touching(reach[drawn][:, None], boxes))
        pierced = piercing(lines[drawn[line]], boxes[box])
        made[drawn[line[pierced]], box[pierced]] = True
        one, other = np.nonzero(touching(reach[drawn][:, None], reach[drawn]))
        crossed = crossing(lines[drawn[one]], lines[drawn[other]])
        made[drawn[one[crossed]], drawn[other[crossed]]] = True
        return np.asarray(made | made.T)

    def places(self, name: int) -> NDArray[np.intp]:
        """A name's places, best first."""
        return np.nonzero(self.owners == name)[0]

    def _with(self, had: Sequence[Put]) -> Crowd:
        """With the places where names stand: they may have had more to choose from than we list."""
        boxes, lines, owners = [self.boxes], [self.lines], [self.owners]
        for name, (box, line) in enumerate(had):
            if box is not None and self._place(name, box) < 0:
                boxes.append(box[None])
                lines.append((np.tile(box[:2], 2) if line is None else line)[None])
                owners.append(np.array([name]))
        return Crowd(np.concatenate(boxes), np.concatenate(lines), np.concatenate(owners))

    def _place(self, name: int, box: Boxes | None) -> int:
        """Which of its places a name has; -1 for none of them."""
        own = self.places(name)
        if box is None or not len(own):
            return -1
        same = np.abs(self.boxes[own] - box).max(axis=1) < 1e-9
        return int(own[same.argmax()]) if same.any() else -1

    def _put(self, place: int) -> Put:
        if place < 0:
            return None, None
        line = self.lines[place]
        return self.boxes[place], line if (line[:2] != line[2:]).any() else None


class _Search:
    """Names with their places, by number; -1 is none."""

    def __init__(self, crowd: Crowd, chosen: list[int]) -> None:
        self._crowd = crowd
        self.chosen = chosen
        self._left = _IN_ALL
        self._patience = 0

    def find_room(self, name: int) -> None:
        """Gives a name a place if a short chain of moves makes one; else all stays as it was."""
        given = self._patience = min(_PATIENCE, self._left)
        before = list(self.chosen)
        if not self._push(name, frozenset({name}), _DEEPEST):
            self.chosen[:] = before
        self._left -= given - max(self._patience, 0)

    def _push(self, name: int, held: frozenset[int], deep: int) -> bool:
        """Puts a name somewhere; whoever is pushed by that, but for those that are held, finds
        another place.
        """
        for place, pushed in self._by_trouble(name, held):
            self._patience -= 1
            if self._patience < 0 or (pushed and not deep):
                return False
            before = list(self.chosen)
            self.chosen[name] = place
            for other in pushed:
                self.chosen[other] = -1
            if all(self._push(other, held | set(pushed) | {name}, deep - 1) for other in pushed):
                return True
            self.chosen[:] = before
        return False

    def _by_trouble(self, name: int, held: frozenset[int]) -> Iterable[tuple[int, list[int]]]:
        """The name's places with the names in the way of each, those with the fewest first."""
        places, chosen = self._crowd.places(name), np.array(self.chosen)
        there = np.nonzero(chosen >= 0)[0]
        there = there[there != name]
        ways = self._crowd.clashes[np.ix_(places, chosen[there])]
        counts = ways.sum(axis=1)
        fixed = np.isin(there, list(held - {name}))
        open_to = (counts <= _MOST_PUSHED) & ~(ways & fixed).any(axis=1)
        order = np.argsort(counts, kind="stable")
        return [(int(places[n]), there[ways[n]].tolist()) for n in order if open_to[n]]


def _swapped(found: tuple[Boxes, Boxes], plane: Rect) -> tuple[Boxes, Rect, Boxes]:
    boxes, lines = found
    return boxes, plane, lines
