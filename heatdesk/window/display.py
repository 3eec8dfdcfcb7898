"""Display: whether a window can open here. Free of Qt, which would abort the process if not."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Iterable
from contextlib import suppress
from threading import Thread
from typing import Final, NamedTuple

from heatdesk.storage.characters import show

_PATIENCE: Final = 5.0
"""Seconds that a display gets to answer."""


class Library(NamedTuple):
    """A library of the system that Qt needs, and the packages that hold it."""

    file: str
    debian: str
    fedora: str


class Obstacle(NamedTuple):
    """Why no window can open, and what to do about it: two clauses of one line."""

    what: str
    remedy: str


DRAWING: Final = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libX11.so.6", "libx11-6", "libX11"),
)
"""What Qt needs even without a display."""

X11: Final = (
    Library("libxcb.so.1", "libxcb1", "libxcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
"""What its X11 platform needs besides; the rest comes with these packages."""

WAYLAND: Final = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)


def obstacle() -> Obstacle | None:
    """Why no window can open here, or None if one can. Only Linux is in doubt, and only where the
    user has not chosen another platform of Qt's.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or platform not in ("", "xcb"):
        return None
    lacking = []
    if not platform and _wayland_answers():
        lacking.append(missing(WAYLAND))
    if _x11_answers():
        lacking.append(missing(X11))
    if not lacking:
        return Obstacle(_no_display(), "start heatdesk on a desktop or through ssh -X")
    if not all(lacking):  # Qt takes the one that works
        return None
    return Obstacle("the window needs libraries that are missing", install(lacking[0]))


def without_qt(error: ImportError) -> str:
    """What to do about Qt's not loading, on one line."""
    lacking = missing(DRAWING)
    if lacking:
        return f"drawing needs libraries that are missing: {install(lacking)}"
    return f"Qt could not be loaded: {show(str(error), 200)}"


def missing(libraries: Iterable[Library]) -> list[Library]:
    """Those of the libraries that this system does not load."""
    return [library for library in libraries if not loads(library.file)]


def loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def install(libraries: Iterable[Library]) -> str:
    """The commands that install the libraries' packages."""
    debian = " ".join(dict.fromkeys(library.debian for library in libraries))
    fedora = " ".join(dict.fromkeys(library.fedora for library in libraries))
    return f"sudo apt install {debian} (Fedora: sudo dnf install {fedora})"


def _no_display() -> str:
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if named:
        return f"the display {show(named)} cannot be opened"
    return "there is no display to open a window on"


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name)
    with suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE)
        connection.connect(path)
        return True
    return False


def _x11_answers() -> bool:
    """Whether the X server of DISPLAY lets us in. True also where libxcb itself is missing: that is
    an obstacle of its own.
    """
    if not os.environ.get("DISPLAY"):
        return False
    if not loads("libxcb.so.1"):
        return True
    answers: list[bool] = []
    # In a thread: a host that is silent would keep us for minutes, and so would a hung server.
    connecting = Thread(target=lambda: answers.append(_connects()), daemon=True)
    connecting.start()
    connecting.join(_PATIENCE)
    return any(answers)


def _connects() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    good = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)  # also where it failed, says its manual
    return good
