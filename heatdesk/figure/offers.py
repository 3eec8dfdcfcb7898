"""Offers: places offered to many labels at once. What something covers is closed; the first open
place of a label is its best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from heatdesk.figure.clear import Flags, crossing, overlapping, piercing, spans, touching, within
from heatdesk.figure.label_spots import Boxes
from heatdesk.figure.marks import Rect

_AT_ONCE = 2_000_000
"""Comparisons made in one step, which bounds the memory."""

_STRIP = 64.0
"""Height in page units of the strips in which boxes are compared: a few boxes high."""

Places = tuple[NDArray[np.intp], NDArray[np.intp]]


class Offers:
    """Boxes of shape (n, k, 4) for n labels, with leader lines of the same shape or without."""

    def __init__(self, boxes: Boxes, plane: Rect, lines: Boxes | None = None) -> None:
        self.boxes = boxes
        self.lines = lines
        self._spans = spans(boxes if lines is None else lines)
        self.open: Flags = within(boxes, plane)

    def first(self, label: int) -> int | None:
        """The best place of a label that is still open."""
        found = int(self.open[label].argmax())
        return found if self.open[label, found] else None

    def close_boxes(self, others: Boxes) -> None:
        """Closes what lies on any of `others`: shape (m, 4).

        Strip by strip down the page, for what is still open: a box is a small part of the page's
        height, so most pairs never meet.
        """
        if not len(others):
            return
        label, place = np.nonzero(self.open)
        boxes = self.boxes[label, place]
        hit = np.zeros(len(boxes), dtype=bool)
        for top in np.arange(others[:, 1].min(), others[:, 3].max(), _STRIP):
            mine = np.nonzero(_reaches(boxes, top) & ~hit)[0]
            near = others[_reaches(others, top)]
            step = max(_AT_ONCE // max(len(mine), 1), 1)
            for start in range(0, len(near), step):
                some = near[start : start + step]
                hit[mine] |= overlapping(boxes[mine][:, None], some).any(axis=1)
        self.open[label[hit], place[hit]] = False

    def close_lines(self, others: Boxes, but: Boxes | None = None) -> None:
        """Closes places whose lines go through any of `others`, except the label's own: (n, 4)."""
        if self.lines is None:
            return
        label, place = np.nonzero(self.open)
        lines = self.lines[label, place]
        line, other = np.nonzero(touching(spans(lines)[:, None], others))
        pierced = piercing(lines[line], others[other])
        if but is not None:
            pierced &= (others[other] != but[label[line]]).any(axis=1)
        hit = line[pierced]
        self.open[label[hit], place[hit]] = False

    def take(self, label: int, place: int) -> None:
        """Gives a label its place and closes all that it now covers."""
        box = self.boxes[label, place]
        self.open[label] = False
        self.open &= ~overlapping(self.boxes, box)
        if self.lines is None:
            return
        lines = self.lines
        self._close(touching(self._spans, box), lambda at: piercing(lines[at], box))
        self._keep_off(lines[label, place])

    def keep_off(self, lines: Iterable[Boxes]) -> None:
        """Closes what lies on any of these lines, each of shape (4,), or crosses one."""
        for line in lines:
            self._keep_off(line)

    def _keep_off(self, line: Boxes) -> None:
        self._close(touching(spans(line), self.boxes), lambda at: piercing(line, self.boxes[at]))
        if self.lines is not None:
            lines = self.lines
            self._close(touching(self._spans, spans(line)), lambda at: crossing(lines[at], line))

    def _close(self, near: Flags, bad: Callable[[Places], Flags]) -> None:
        """Closes those open places nearby that are bad."""
        rows, columns = np.nonzero(near & self.open)
        found = bad((rows, columns))
        self.open[rows[found], columns[found]] = False


def _reaches(boxes: Boxes, top: float) -> Flags:
    """Whether boxes reach into the strip that begins there."""
    return np.asarray((boxes[:, 1] < top + _STRIP) & (boxes[:, 3] > top))
