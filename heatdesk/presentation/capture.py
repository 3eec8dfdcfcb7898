"""Capture: keeps a window out of what is shared and recorded, where the system can: on Windows.

From Windows 10 of 2004 on, a window that is excluded from capture is not there for whoever shares
the whole screen. macOS has no such promise to make any more, and Linux none at all; there the
window's title says that it is private.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final

EXCLUDED: Final = 0x11
"""WDA_EXCLUDEFROMCAPTURE."""

SetAffinity = Callable[[int, int], int]
"""SetWindowDisplayAffinity: a window's handle and what it shall be; 0 where it failed."""


def conceal(window: int, platform: str = sys.platform, system: Any = None) -> bool:
    """Keeps a native window out of captures, and says whether it is. A failure costs nothing more.
    `system` stands for what has the system's call.
    """
    if platform != "win32":
        return False
    try:
        set_affinity: SetAffinity = (system or _windows()).SetWindowDisplayAffinity
        return bool(set_affinity(window, EXCLUDED))
    except (AttributeError, OSError, ctypes.ArgumentError):
        return False  # an older Windows: the title still says that it is private


def _windows() -> Any:
    """User32, which takes handles of the machine's own width."""
    windows: Any = ctypes
    user32 = windows.WinDLL("user32", use_last_error=True)
    user32.SetWindowDisplayAffinity.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    user32.SetWindowDisplayAffinity.restype = ctypes.c_int
    return user32
