"""Keyboard: speaks to a window on Windows or under wine, whether or not it is in front."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Final

_KEYS: Final = {"Tab": 0x09, "Return": 0x0D, "Right": 0x27}
_DOWN, _UP = 0x0100, 0x0101
_RELEASED: Final = 0xC0000001
"""In a message: once, was down, goes up."""

_user32 = ctypes.WinDLL("user32")
_Look = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
_user32.PostMessageW.argtypes = wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM


class Keyboard:
    """Keys go to the window that was seen last."""

    def __init__(self) -> None:
        self._window = wintypes.HWND()
        # wine starts its desktop for who asks first, and that holds the streams of who it was:
        # were it a setup, whose end is waited for, this would wait for ever.
        _user32.GetDesktopWindow()

    def see(self, words: str) -> bool:
        """Whether a visible window has these words in its title."""
        found = [window for window, title in _windows() if words in title]
        if found:
            self._window = wintypes.HWND(found[0])
        return bool(found)

    def press(self, key: str) -> None:
        _user32.PostMessageW(self._window, _DOWN, _KEYS[key], 1)
        released = ctypes.c_int32(_RELEASED).value
        _user32.PostMessageW(self._window, _UP, _KEYS[key], released)


def _windows() -> list[tuple[int, str]]:
    """The visible windows with their titles, from the front to the back."""
    found: list[tuple[int, str]] = []

    def look(window: int, _: int) -> bool:
        if _user32.IsWindowVisible(wintypes.HWND(window)):
            text = ctypes.create_unicode_buffer(512)
            _user32.GetWindowTextW(wintypes.HWND(window), text, 512)
            found.append((window, text.value))
        return True

    _user32.EnumWindows(_Look(look), 0)
    return found
