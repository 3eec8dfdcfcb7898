"""Tries the Linux archive as its user does: unpack, install, work by mouse and keys, remove.

python packaging/linux/try_installed.py ARCHIVE FOLDER-FOR-PICTURES

All of it happens in a home of its own, on an X server of its own (tests/end2end/screen.py).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import desktop_bus
import product
import smoke
from PIL import Image

from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage.project_file import save
from heatdesk.storage.templates import blank
from tests.end2end.screen import PATIENCE, Screen, Spot, screen, wait_for

DRAGGED, STILL = "#ff00aa", "#00c853"
FROM, TO, MARK = (-0.5, 0.2), (0.25, 0.55), (0.6, -0.5)


def main() -> int:
    archive, pictures = (Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="heatdesk-home-") as folder:
        home = Path(folder)
        environment = home_environment(home)
        program = unpacked(archive, home)
        before = _data(home)
        for _ in range(2):  # the second time over the first
            run([str(program / "install")], environment)
        _check_desktop(home, environment)
        with screen() as display:
            on_screen = {**environment, "DISPLAY": display.display}
            smoke.tried(home / ".local" / "opt" / "heatdesk", home / "tried", "", product.VERSION)
            _work(display, home, on_screen, pictures / "installed.png")
            _present(display, home, on_screen, pictures / "presented.png")
        _remove(home, environment, before)
    return 0


def home_environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LC_ALL": "C.UTF-8"}


def unpacked(archive: Path, home: Path) -> Path:
    with tarfile.open(archive) as opened:
        opened.extractall(home, filter="data")
    return home / f"HeatDesk-{product.VERSION}"


def run(command: list[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def _data(home: Path) -> set[str]:
    """What lies in the user's data, but for what the desktop's own tools keep of it."""
    data = home / ".local" / "share"
    files = (path.relative_to(data) for path in data.rglob("*") if path.is_file())
    made = ("mime/", "applications/mimeinfo.cache", "icons/hicolor/icon-theme.cache")
    return {str(file) for file in files if not str(file).startswith(made)}


def _check_desktop(home: Path, environment: Mapping[str, str]) -> None:
    """The command is on the user's path, and a map is known for one."""
    said = run([str(home / ".local" / "bin" / "heatdesk"), "--version"], environment)
    _demand(said == f"heatdesk {product.VERSION}\n", f"the command says {said!r}")
    entry = home / ".local" / "share" / "applications" / "heatdesk.desktop"
    run(["desktop-file-validate", str(entry)], environment)
    program = home / ".local" / "opt" / "heatdesk" / "heatdesk-window"
    _demand(f'Exec="{program}" %f' in entry.read_text(), "the menu entry starts something else")
    known = (home / ".local" / "share" / "mime" / "globs2").read_text()
    _demand(f"{product.MIME}:*.{product.SUFFIX}" in known, "maps have no file type")


def _work(display: Screen, home: Path, environment: Mapping[str, str], picture: Path) -> None:
    """Opens a map, drags a bubble, saves, quits; then looks into the file."""
    path = home / "Karte für José.heatdesk"
    save(path, known())
    old = path.read_bytes()
    with _started(home, path, environment) as process:
        window = display.window(path.stem)
        display.focus(window)
        start, mark = _on_the_map(display, DRAGGED), _on_the_map(display, STILL)
        unit = (mark[0] - start[0]) / (MARK[0] - FROM[0])
        end = start[0] + (TO[0] - FROM[0]) * unit, start[1] - (TO[1] - FROM[1]) * unit
        display.drag(start, end)
        display.point((mark[0], start[1]))
        wait_for(lambda: _is_near(_on_the_map(display, DRAGGED), end), "bubble at its new place")
        _keep(display, picture)
        display.key("ctrl+s")
        wait_for(lambda: path.read_bytes() != old or None, "saved file")
        display.key("ctrl+q")
        code = process.wait(PATIENCE)
    _demand(code == 0, f"the program ended with {code}")
    moved = _placement(path, "twitter")
    near = abs(moved["x"] - TO[0]) < 0.01 and abs(moved["y"] - TO[1]) < 0.01
    _demand(near, f"the bubble was saved at {moved['x']}, {moved['y']}")
    print("opened a map, dragged a bubble, saved, quit")


def _present(display: Screen, home: Path, environment: Mapping[str, str], picture: Path) -> None:
    """Goes on stage: the desktop is asked to keep the screen awake, and told when it is over."""
    path = home / "Karte für José.heatdesk"
    command = [str(home / ".local" / "bin" / "heatdesk"), "present", str(path)]
    with desktop_bus.desktop() as (address, asked):
        bus = {**environment, "DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen(command, env=bus, cwd=home) as process:
            try:
                display.window("Audience")
                wait_for(lambda: "Inhibit" in asked or None, "wish that the screen stays awake")
                display.focus(display.window("PRESENTER"))
                time.sleep(1.0)
                _keep(display, picture)
                display.key("Escape")
                wait_for(lambda: "UnInhibit" in asked or None, "end of that wish")
                display.focus(display.window(f"^{path.stem}"))  # the audience's begins otherwise
                display.key("ctrl+q")
                code = process.wait(PATIENCE)
            finally:
                process.kill()
    _demand(code == 0, f"the talk ended with {code}")
    print("presented, with the screen kept awake")


def _keep(display: Screen, picture: Path) -> None:
    Image.fromarray(display.picture()[:, :, ::-1].copy()).save(picture)


def known() -> Project:
    """Two bubbles in colours that nothing else on the screen has."""
    project = blank()
    scenario = project.first_scenario
    for name, at, colour in (("Twitter", FROM, DRAGGED), ("SEO", MARK, STILL)):
        change, id = edits.create(project, scenario, "technology", name, at)
        project = project.after(change)
        project = project.after(edits.set_items(project, [id], color=colour))
    return project


@contextmanager
def _started(
    home: Path, path: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    command = [str(home / ".local" / "bin" / "heatdesk-window"), str(path)]
    settings = home / ".config" / "heatdesk" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"theme": "light"}', encoding="utf-8")
    process = subprocess.Popen(command, env={**environment, "QT_QPA_PLATFORM": "xcb"}, cwd=home)
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)


def _on_the_map(display: Screen, colour: str) -> Spot:
    """Where a bubble's marker is; the other patch of its colour is in the list at the left."""

    def look() -> Spot | None:
        spots = display.spots(colour)
        return spots[-1] if len(spots) == 2 else None

    return wait_for(look, f"marker in {colour}")


def _is_near(spot: Spot, end: Spot) -> bool | None:
    return (abs(spot[0] - end[0]) < 2 and abs(spot[1] - end[1]) < 2) or None


def _placement(path: Path, id: str) -> dict[str, float]:
    (found,) = (
        placement
        for placement in json.loads(path.read_bytes())["scenarios"][0]["placements"]
        if placement["item"] == id
    )
    return dict(found)


def _remove(home: Path, environment: Mapping[str, str], before: set[str]) -> None:
    run([str(home / ".local" / "opt" / "heatdesk" / "uninstall")], environment)
    left = _data(home) - before
    _demand(not left, f"the removal has left {sorted(left)}")
    for gone in (home / ".local" / "opt", home / ".local" / "bin" / "heatdesk"):
        _demand(not gone.exists(), f"the removal has left {gone}")
    settings = home / ".config" / "heatdesk" / "settings.json"
    recent = json.loads(settings.read_text("utf-8"))["recent"]
    _demand(len(recent) == 1, "the removal has not kept the settings")


def _demand(good: bool, otherwise: str) -> None:
    if not good:
        raise SystemExit(f"INSTALLED PROGRAM FAILED: {otherwise}")


if __name__ == "__main__":
    sys.exit(main())
