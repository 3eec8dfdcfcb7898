"""Percent: whole per cents that add up, by largest remainders."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

_DIGITS: Final = 9
"""Remainders that agree to so many digits are equal: they differ by rounding alone."""


def percents(shares: Sequence[float], total: int = 100) -> tuple[int, ...]:
    """Whole numbers in proportion to the shares that add up to `total` (Hamilton's method); of
    equal remainders the first gets more. All 0 where the shares are.
    """
    whole = math.fsum(shares)
    if whole <= 0:
        return (0,) * len(shares)
    exact = [share / whole * total for share in shares]
    counts = [math.floor(quota) for quota in exact]
    remainders = [round(quota - count, _DIGITS) for quota, count in zip(exact, counts, strict=True)]
    by_remainder = sorted(range(len(exact)), key=lambda index: -remainders[index])
    for index in by_remainder[: total - sum(counts)]:
        counts[index] += 1
    return tuple(counts)
