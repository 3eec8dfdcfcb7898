"""Offers: places offered to many labels at once. What something covers is closed; the first open
place of a label is its best.
"""

from __future__ import annotations

import numpy as np

from heatdesk.figure.clear import Flags, crossing, overlapping, piercing, within
from heatdesk.figure.label_spots import Boxes
from heatdesk.figure.marks import Rect

_AT_ONCE = 2_000_000
"""Comparisons made in one step, which bounds the memory."""


class Offers:
    """Boxes of shape (n, k, 4) for n labels, with leader lines of the same shape or without."""

    def __init__(self, boxes: Boxes, plane: Rect, lines: Boxes | None = None) -> None:
        self.boxes = boxes
        self.lines = lines
        self.open: Flags = within(boxes, plane)

    def first(self, label: int) -> int | None:
        """The best place of a label that is still open."""
        found = int(self.open[label].argmax())
        return found if self.open[label, found] else None

    def close_boxes(self, others: Boxes) -> None:
        """Closes what lies on any of `others`: shape (m, 4)."""
        step = max(_AT_ONCE // max(self.open.size, 1), 1)
        for start in range(0, len(others), step):
            some = others[start : start + step]
            self.open &= ~overlapping(self.boxes[:, :, None], some).any(axis=2)

    def close_lines(self, others: Boxes, but: Boxes | None = None) -> None:
        """Closes places whose lines go through any of `others`, except the label's own: (n, 4)."""
        if self.lines is None:
            return
        label, place = np.nonzero(self.open)
        lines = self.lines[label, place][:, None]
        pierced = piercing(lines, others)
        if but is not None:
            pierced &= (others != but[label][:, None]).any(axis=2)
        hit = pierced.any(axis=1)
        self.open[label[hit], place[hit]] = False

    def take(self, label: int, place: int) -> None:
        """Gives a label its place and closes all that it now covers."""
        box = self.boxes[label, place]
        self.open[label] = False
        self.open &= ~overlapping(self.boxes, box)
        if self.lines is None:
            return
        line = self.lines[label, place]
        self.open &= ~piercing(line, self.boxes)
        rest = np.nonzero(self.open)
        lines = self.lines[rest]
        bad = piercing(lines, box) | crossing(lines, line)
        self.open[rest[0][bad], rest[1][bad]] = False
