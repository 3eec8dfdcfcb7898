"""Percent: whole per cents that add up, by largest remainders."""

from __future__ import annotations

from collections.abc import Sequence


def percents(shares: Sequence[float], total: int = 100) -> tuple[int, ...]:
    """Whole numbers in proportion to the shares that add up to `total` (Hamilton's method); of
    equal remainders the first gets more. All 0 where the shares are.
    """
    raise NotImplementedError
