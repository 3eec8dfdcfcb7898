"""Screen: an X server of its own, a hand on its mouse and keys, and eyes on its pixels."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1400, 900
PATIENCE: Final = 30.0
"""Seconds that anything may take on a busy machine."""

T = TypeVar("T")
Spot = tuple[float, float]


def missing() -> list[str]:
    """What is needed here and is not installed."""
    return [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]


def wait_for(found: Callable[[], T | None], what: str) -> T:
    """Asks again and again until there is an answer. Raises AssertionError if none comes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = found()
        if answer is not None:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"no {what} after {PATIENCE:.0f} seconds")


@dataclass(frozen=True, slots=True)
class Window:
    id: str
    x: int
    y: int
    width: int
    height: int


class Screen:
    """One running X server. Its picture is read from the memory file that it draws into."""

    def __init__(self, display: str, memory: Path) -> None:
        self.display = display
        self._memory = memory

    def tool(self, *arguments: object) -> str:
        """Runs xdotool and gives its answer; nothing where it fails, as a search without hits."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout

    def window(self, title: str) -> Window:
        """The visible window with a title, once it is there."""

        def look() -> Window | None:
            ids = self.tool("search", "--onlyvisible", "--name", title).split()
            if not ids:
                return None
            lines = self.tool("getwindowgeometry", "--shell", ids[-1]).splitlines()
            told = dict(line.split("=", 1) for line in lines if "=" in line)
            if not {"X", "Y", "WIDTH", "HEIGHT"} <= told.keys():
                return None
            place = (int(told[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
            return Window(ids[-1], *place)

        return wait_for(look, f"window {title!r}")

    def focus(self, window: Window) -> None:
        self.tool("windowactivate", window.id)  # for window managers
        self.tool("windowfocus", window.id)

    def key(self, keys: str) -> None:
        self.tool("key", "--clearmodifiers", keys)

    def drag(self, start: Spot, end: Spot) -> None:
        """Moves, presses, moves on in steps, and lets go."""
        self.point(start)
        self.tool("mousedown", 1)
        for share in np.linspace(0.0, 1.0, 12)[1:]:
            self.point(
                (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            )
        self.tool("mouseup", 1)

    def point(self, at: Spot) -> None:
        self.tool("mousemove", round(at[0]), round(at[1]))
        time.sleep(0.02)

    def spots(self, colour: str) -> list[Spot]:
        """The middles of all patches of exactly this colour, from left to right."""
        wanted = np.array([int(colour[n : n + 2], 16) for n in (5, 3, 1)], np.uint8)
        rows, columns = np.nonzero((self.picture() == wanted).all(axis=2))
        patches: list[list[tuple[int, int]]] = []
        for x, y in sorted(zip(columns.tolist(), rows.tolist(), strict=True)):
            near = (p for p in patches if abs(p[-1][0] - x) <= 3 and abs(p[-1][1] - y) <= 30)
            home = next(near, None)
            patches.append([(x, y)]) if home is None else home.append((x, y))
        return [_middle(patch) for patch in patches if len(patch) > 40]

    def picture(self) -> NDArray[np.uint8]:
        """The screen's pixels, height x width x (blue, green, red), from the server's XWD file."""
        raw = self._memory.read_bytes()
        header = np.frombuffer(raw, ">u4", 25)
        start = int(header[0]) + 12 * int(header[19])
        width, height, line = int(header[4]), int(header[5]), int(header[12])
        pixels = np.frombuffer(raw, np.uint8, line * height, start)
        return pixels.reshape(height, line)[:, : 4 * width].reshape(height, width, 4)[:, :, :3]


def _middle(patch: list[tuple[int, int]]) -> Spot:
    xs, ys = zip(*patch, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@contextmanager
def screen() -> Iterator[Screen]:
    """A server for as long as the block lasts, with a window manager where there is one."""
    with tempfile.TemporaryDirectory(prefix="heatdesk-x-") as folder:
        server, display = _serve(folder)
        manager = _manage(display)
        try:
            yield Screen(display, Path(folder) / "Xvfb_screen0")
        finally:
            for process in filter(None, (manager, server)):
                process.terminate()
                process.wait(PATIENCE)


def _serve(folder: str) -> tuple[subprocess.Popen[bytes], str]:
    """Starts the server on a display that is free, which it tells through a pipe."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
            "-fbdir", folder, "-nolisten", "tcp",
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    return server, f":{number}"


def _manage(display: str) -> subprocess.Popen[bytes] | None:
    if shutil.which("openbox") is None:
        return None
    return subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
