"""Numerals: numbers as a sentence says them, with no more decimals than it needs."""

from __future__ import annotations

from typing import Final

_MOST_PLACES: Final = 9

_ROUNDING: Final = 1e-9
"""What a sum of shares may be off."""


def percent(share: float) -> str:
    """'31 %' for 0.312. What is not quite nothing or not quite all says so."""
    if _ROUNDING < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1 - _ROUNDING:
        return "over 99 %"
    return f"{100 * share:.0f} %"


def decimal(value: float) -> str:
    """Two decimals, without a minus zero."""
    return f"{value:.2f}".replace("-0.00", "0.00")


def apart(value: float, limit: float, places: int = 2) -> tuple[str, str]:
    """Both numbers with the fewest decimals, at least `places`, that still show which is larger:
    a value just under its limit never reads like the limit itself.
    """
    while True:
        shown = f"{value:.{places}f}", f"{limit:.{places}f}"
        if _order(*map(float, shown)) == _order(value, limit) or places == _MOST_PLACES:
            return shown
        places += 1


def percents_apart(share: float, limit: float) -> tuple[str, str]:
    """A share and its limit in per cent: ('31 %', '40 %'), with decimals where they are close."""
    value, bound = apart(100 * share, 100 * limit, 0)
    return f"{value} %", f"{bound} %"


def _order(one: float, other: float) -> int:
    return (one > other) - (one < other)
