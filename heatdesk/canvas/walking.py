"""Walking: from item to item with the keyboard, in the order in which a map is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from heatdesk.figure.bubbles import Bubble

_ROW: Final = 0.05
"""Plane units that the centres in one row may differ by."""


def reading_order(bubbles: Iterable[Bubble]) -> tuple[str, ...]:
    """The ids from top to bottom, in each row from left to right."""
    rows: list[list[Bubble]] = []
    for bubble in sorted(bubbles, key=lambda b: (-b.placement.y, b.placement.x)):
        if not rows or rows[-1][0].placement.y - bubble.placement.y > _ROW:
            rows.append([])
        rows[-1].append(bubble)
    return tuple(b.item.id for row in rows for b in sorted(row, key=lambda b: b.placement.x))


def neighbour(order: Sequence[str], current: str | None, forward: bool) -> str | None:
    """The next or previous id, from none the first or last; None where the order ends."""
    if current not in order:
        return order[0 if forward else -1] if order else None
    at = order.index(current) + (1 if forward else -1)
    return order[at] if 0 <= at < len(order) else None
