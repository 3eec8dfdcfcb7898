"""The program as a user has it: a process of its own, on an X server, by mouse and keys.

Nothing is known of its inside. Where things are is read off the screen, what it did off the file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage.project_file import save
from tests.builders.maps import map_of, role, technology
from tests.end2end.conftest import complaints, environment
from tests.end2end.screen import PATIENCE, Screen, Spot, missing, screen, wait_for

pytestmark = pytest.mark.xserver

DRAGGED, STILL = "#ff00aa", "#00c853"
FROM, TO, MARK = (-0.5, 0.2), (0.25, 0.55), (0.6, -0.5)


@pytest.fixture
def display() -> Iterator[Screen]:
    lacking = missing()
    if lacking and os.environ.get("HEATDESK_REQUIRE_X"):
        pytest.fail(f"HEATDESK_REQUIRE_X is set, but {' and '.join(lacking)} is missing")
    if lacking:
        pytest.skip(f"the real window is not driven: {' and '.join(lacking)} is missing")
    with screen() as running:
        yield running


@pytest.fixture
def path(home: Path) -> Path:
    settings = home / "heatdesk" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"theme": "light"}')
    path = home / "known.heatdesk"
    save(path, known())
    return path


def known() -> Project:
    """Two bubbles in colours that nothing else on the screen has."""
    project = map_of(
        technology("twitter", *FROM), technology("seo", *MARK), role("sales", 0.0, -0.8)
    )
    for id, colour in (("twitter", DRAGGED), ("seo", STILL)):
        project = project.after(edits.set_items(project, [id], color=colour))
    return project


def on_the_map(display: Screen, colour: str) -> Spot:
    """Where a bubble's marker is; the other patch of its colour is in the list at the left."""

    def look() -> Spot | None:
        spots = display.spots(colour)
        return spots[-1] if len(spots) == 2 else None

    return wait_for(look, f"marker in {colour}")


def placement(data: bytes, id: str) -> dict[str, float]:
    """Where a file's first scenario places an item."""
    (found,) = (p for p in json.loads(data)["scenarios"][0]["placements"] if p["item"] == id)
    return dict(found)


def changed(path: Path, old: bytes) -> bytes | None:
    now = path.read_bytes()
    return now if now != old else None


def test_a_bubble_is_dragged_saved_and_the_program_ends(
    display: Screen, path: Path, home: Path
) -> None:
    old = path.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-m", "heatdesk", str(path)],
        env=environment(home, DISPLAY=display.display, QT_QPA_PLATFORM="xcb"),
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        new = _drag_and_save(display, path, old)
        display.key("ctrl+q")
        stdout, stderr = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait(PATIENCE)
    moved = placement(new, "twitter")
    assert (moved["x"], moved["y"]) == pytest.approx(TO, abs=0.01)
    assert (moved["width"], moved["height"]) == (0.5, 0.5)
    assert placement(new, "seo") == placement(old, "seo")
    assert process.returncode == 0
    assert (stdout, complaints(stderr)) == ("", [])


def _drag_and_save(display: Screen, path: Path, old: bytes) -> bytes:
    window = display.window("known.heatdesk")
    display.focus(window)
    start, mark = on_the_map(display, DRAGGED), on_the_map(display, STILL)
    inside = window.x < start[0] < window.x + window.width
    assert inside and window.y < start[1] < window.y + window.height  # noqa: PT018
    unit = (mark[0] - start[0]) / (MARK[0] - FROM[0])
    end = start[0] + (TO[0] - FROM[0]) * unit, start[1] - (TO[1] - FROM[1]) * unit
    display.drag(start, end)
    display.point((mark[0], start[1]))  # the mouse would hide the marker

    def there() -> Spot | None:
        spot = on_the_map(display, DRAGGED)
        return spot if abs(spot[0] - end[0]) < 2 and abs(spot[1] - end[1]) < 2 else None

    wait_for(there, "bubble at its new place")
    display.key("ctrl+s")
    return wait_for(lambda: changed(path, old), "saved file")
