"""Moments: times of the clock on the wall."""

from __future__ import annotations

import time


def clock(at: float, seconds: bool = False) -> str:
    """'12:03', of another day '2026-03-03, 12:03'; `at` is in seconds since 1970."""
    then, today = time.localtime(at), time.localtime()
    told = time.strftime("%H:%M:%S" if seconds else "%H:%M", then)
    return told if then[:3] == today[:3] else f"{time.strftime('%Y-%m-%d', then)}, {told}"
