from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from heatdesk.window import display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others always have a display")


@pytest.fixture(autouse=True)
def no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The libraries that the system is made to lack."""
    lacking: set[str] = set()
    real = display.loads
    monkeypatch.setattr(display, "loads", lambda file: file not in lacking and real(file))
    return lacking


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """An X server that lets us in, and a system that has all libraries."""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(display, "_connects", lambda: True)
    monkeypatch.setattr(display, "loads", lambda _: True)


@pytest.fixture
def x_server() -> Iterator[str]:
    """A real X server, by its name."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert server.stdout is not None
    with server.stdout:
        yield f":{server.stdout.readline().decode().strip()}"
    server.terminate()
    server.wait(10)


def test_no_display() -> None:
    obstacle = display.obstacle()
    assert obstacle is not None
    assert obstacle.what == "there is no display to open a window on"


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc", "wayland"])
def test_a_chosen_platform_is_the_users_business(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.obstacle() is None


def test_a_chosen_x11_needs_a_display_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert display.obstacle() is not None


@pytest.mark.xserver
def test_a_real_x_server_is_no_obstacle(x_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", x_server)
    assert display._x11_answers()


def test_a_display_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987\x1b[2J")
    obstacle = display.obstacle()
    assert obstacle is not None
    assert obstacle.what == "the display :987\\x1b[2J cannot be opened"


def test_a_server_that_never_answers_costs_no_more_than_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(display, "_PATIENCE", 0.1)
    monkeypatch.setattr(display, "_connects", lambda: time.sleep(0.5))
    start = time.monotonic()
    assert display.obstacle() is not None
    assert time.monotonic() - start < 0.4


def test_a_wayland_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "loads", lambda _: True)
    # Not in pytest's folder: the path of a socket has at most 107 letters.
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(str(Path(folder) / "wayland-0"))
        server.listen()
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        assert display.obstacle() is None


def test_a_display_and_all_libraries(answering: None) -> None:
    assert display.obstacle() is None


def test_missing_libraries_of_the_window(answering: None, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {"libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxkbcommon-x11.so.0"}
    monkeypatch.setattr(display, "loads", lambda file: file not in lacking)
    assert display.obstacle() == display.Obstacle(
        "the window needs libraries that are missing",
        "sudo apt install libxcb-cursor0 libxcb-icccm4 libxkbcommon-x11-0"
        " (Fedora: sudo dnf install xcb-util-cursor xcb-util-wm libxkbcommon-x11)",
    )


def test_without_libxcb_no_display_can_be_asked(
    answering: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "loads", lambda _: False)
    obstacle = display.obstacle()
    assert obstacle is not None
    assert obstacle.remedy.startswith("sudo apt install libxcb1 libxcb-cursor0 libxcb-icccm4")


def test_missing_libraries_of_drawing(without: set[str]) -> None:
    without |= {"libGL.so.1", "libEGL.so.1"}
    error = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
    assert display.without_qt(error) == (
        "drawing needs libraries that are missing: sudo apt install libgl1 libegl1"
        " (Fedora: sudo dnf install libglvnd-glx libglvnd-egl)"
    )


def test_another_reason_for_qt_not_to_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "loads", lambda _: True)
    error = ModuleNotFoundError("No module named 'PySide6'")
    assert display.without_qt(error) == "Qt could not be loaded: No module named 'PySide6'"
