"""Contrast: how well one colour can be told from another, after WCAG 2.2, section 1.4.3."""

from __future__ import annotations

from typing import Final

_SHARES: Final = (0.2126, 0.7152, 0.0722)
"""Of red, green and blue in how bright a colour is."""


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), of two colours '#rrggbb'; the order is all one."""
    darker, brighter = sorted((_luminance(one), _luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    return sum(
        share * _linear(value / 255.0)
        for share, value in zip(_SHARES, bytes.fromhex(colour[1:]), strict=True)
    )


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
