"""Recovery: what a killed window leaves behind, and what the window says meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.app import places
from heatdesk.app.lost_work import lost_work
from heatdesk.app.places import sessions
from heatdesk.model import edits
from heatdesk.storage import files
from heatdesk.storage.disk import Disk
from heatdesk.storage.recording import recover
from tests.app.desk import Desk
from tests.builders.maps import NOW, map_of, technology
from tests.conftest import Figure


def test_what_is_not_touched_is_not_kept(desk: Desk) -> None:
    assert desk.recovery.protection.kind == "saved"
    assert not desk.root.exists()


def test_each_finished_change_is_on_the_disk_at_once(desk: Desk, figure: Figure) -> None:
    times = []
    for _ in range(50):
        desk.move()
        times.append(desk.until(desk.protected))
    assert max(times) < 1.0
    figure(f"a finished change is on the disk after {1000 * sorted(times)[25]:.1f} ms (median)")


def test_undo_is_a_change_like_any(desk: Desk) -> None:
    desk.move()
    desk.move()
    desk.document.undo()
    desk.until(desk.protected)


def test_a_gesture_is_kept_while_it_goes_on(desk: Desk, figure: Figure) -> None:
    gesture, began, shown = desk.document.begin("Move"), time.monotonic(), []
    oldest = 0.0
    while time.monotonic() - began < 2.5:
        gesture.show(
            edits.move(gesture.start, NOW, ["twitter"], 0.0001 * (1 + len(shown) % 900), 0.0)
        )
        shown.append((time.monotonic(), desk.document.project))
        QApplication.processEvents()
        if kept := desk.on_disk():
            after = [at for at, project in shown if project == kept[0]]
            oldest = max(oldest, time.monotonic() - after[-1])
    assert len(desk.on_disk()) == 1
    assert oldest < 1.0
    gesture.cancel()
    figure(f"during a gesture the kept state is at most {oldest:.2f} s old")


def test_a_gesture_that_is_given_up_leaves_what_was(desk: Desk) -> None:
    desk.move()
    gesture = desk.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["twitter"], 0.5, 0.0))
    gesture.cancel()
    desk.until(desk.protected)


# Saved --------------------------------------------------------------------------------------------


def test_after_a_save_nothing_is_left(desk: Desk, tmp_path: Path) -> None:
    desk.move()
    desk.until(desk.protected)
    desk.saving.save_as(tmp_path / "map.heatdesk")
    assert desk.recovery.protection.kind == "saved"
    assert desk.recovery.protection.at == pytest.approx(time.time(), abs=2.0)
    desk.until(lambda: not sessions(desk.root))
    assert desk.trash() == []
    desk.move()
    desk.until(desk.protected)


def test_what_is_thrown_away_lies_in_the_trash_for_a_month(desk: Desk) -> None:
    desk.move()
    desk.until(desk.protected)
    lost = desk.document.project
    desk.saving.begin(map_of())
    desk.until(lambda: not sessions(desk.root))
    (kept,) = desk.trash()
    assert recover(kept).project == lost


def test_closing_ends_the_session(desk: Desk) -> None:
    desk.move()
    desk.until(desk.protected)
    desk.recovery.close()
    assert sessions(desk.root) == []
    assert len(desk.trash()) == 1
    assert not list(desk.root.glob("*.lock"))


def test_what_no_file_holds_is_kept_before_it_is_touched(desk: Desk) -> None:
    desk.saving.begin(map_of(technology("blogs")), saved=False)
    desk.until(desk.protected)


# Failing ------------------------------------------------------------------------------------------


class FullDisk(Disk):
    def write(self, *_: Any) -> int:  # type: ignore[override]
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_takes_nothing_is_told_within_two_seconds_and_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    desk.move()
    desk.until(desk.protected)
    kept = desk.on_disk()
    monkeypatch.setattr(files, "disk", FullDisk())
    desk.move()
    took = desk.until(lambda: desk.recovery.protection.kind == "unprotected", 2.0)
    assert desk.recovery.protection.problem == "No space left on device"
    assert desk.on_disk() == kept
    monkeypatch.setattr(files, "disk", Disk())
    again = desk.until(desk.protected)
    figure(f"a full disk is told after {took:.2f} s; protected again {again:.2f} s after it is not")


class OneFullFolder(Disk):
    """Takes nothing that lies in one folder, and everything else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, fd: int, data: Any) -> int:  # type: ignore[override]
        inside = (path.stat() for path in self._folder.rglob("*"))
        if any(os.path.samestat(os.fstat(fd), found) for found in inside):
            raise OSError(errno.ENOSPC, "No space left on device")
        return os.write(fd, data)


@pytest.fixture
def two_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that keeps where a user's does: in the state folder, or among the temporary files."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desk = Desk(None)
    yield desk
    desk.recovery.close()


def test_what_its_folder_cannot_take_is_protected_in_the_spare_one(
    two_places: Desk, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    desk, first, spare = two_places, places.recovery(), places.spare()
    desk.move()
    desk.until(desk.protected)
    assert not desk.recovery.protection.spare
    assert not spare.exists()

    monkeypatch.setattr(files, "disk", OneFullFolder(first))
    desk.root = spare
    desk.move()
    took = desk.until(lambda: desk.recovery.protection.spare)
    assert desk.protected()
    assert sessions(first) == [], "what is older is not offered"
    assert stat.S_IMODE(spare.stat().st_mode) == 0o700

    for session in desk.recovery._keeper._sessions.values():  # as after a kill
        session.lock.unlock()
    (work,) = lost_work(*places.all_recovery())
    assert work.project == desk.document.project
    work.let_go()
    figure(f"with a full state folder the work is in the spare one after {1000 * took:.0f} ms")


def test_a_folder_that_vanishes_does_not_drive_the_work_away(two_places: Desk) -> None:
    two_places.move()
    two_places.until(two_places.protected)
    shutil.rmtree(sessions(two_places.root)[0])
    two_places.move()
    two_places.until(two_places.protected)
    assert not two_places.recovery.protection.spare
    assert not places.spare().exists()


def test_after_a_save_nothing_is_left_in_either_place(two_places: Desk, tmp_path: Path) -> None:
    desk, desk.root = two_places, places.spare()
    places.recovery().parent.mkdir(parents=True)
    places.recovery().write_bytes(b"a file where a folder should be")
    desk.move()
    desk.until(desk.protected)
    desk.saving.save_as(tmp_path / "map.heatdesk")
    desk.until(lambda: not sessions(desk.root))
    assert desk.trash() == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
@pytest.mark.parametrize("trap", ["open to others", "a link", "a file"])
def test_a_spare_folder_that_is_not_the_users_alone_is_not_used(
    two_places: Desk, tmp_path: Path, trap: str
) -> None:
    places.recovery().parent.mkdir(parents=True)
    places.recovery().write_bytes(b"a file where a folder should be")
    bait = tmp_path / "bait"
    bait.mkdir(mode=0o700)
    if trap == "a link":
        places.spare().symlink_to(bait)
    elif trap == "a file":
        places.spare().write_bytes(b"")
    else:
        places.spare().mkdir(mode=0o777)
        places.spare().chmod(0o777)
    two_places.move()
    two_places.until(lambda: two_places.recovery.protection.kind == "unprotected", 2.0)
    assert places.all_recovery() == [places.recovery()]
    assert list(bait.iterdir()) == []


def test_a_disk_that_does_not_answer_is_told_within_two_seconds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()

    class Hanging(Disk):
        def fdatasync(self, fd: int) -> None:
            answer.wait(10)

    desk.move()
    desk.until(desk.protected)
    monkeypatch.setattr(files, "disk", Hanging())
    desk.move()
    desk.until(lambda: desk.recovery.protection.kind == "unprotected", 2.0)
    assert desk.recovery.protection.problem == "the disk does not answer"
    answer.set()
    desk.until(desk.protected)


def test_what_no_file_can_hold_is_not_protected(desk: Desk) -> None:
    document = desk.document
    document.edit("Rename", edits.rename(document.project, "twitter", "\x07"))
    desk.until(lambda: desk.recovery.protection.kind == "unprotected", 2.0)
    assert "$.items[0].name" in desk.recovery.protection.problem
    document.undo()
    desk.move()
    desk.until(desk.protected)


def test_a_folder_that_vanishes_is_made_again(desk: Desk) -> None:
    desk.move()
    desk.until(desk.protected)
    for path in sessions(desk.root)[0].iterdir():
        path.unlink()
    desk.move()
    desk.until(desk.protected)


def test_always_exactly_one_thing_holds(desk: Desk, tmp_path: Path) -> None:
    kinds = []
    desk.recovery.changed.connect(lambda: kinds.append(desk.recovery.protection.kind))
    desk.move()
    assert desk.recovery.protection.kind != "saved"
    desk.until(desk.protected)
    desk.document.undo()
    assert desk.recovery.protection.kind == "saved"
    desk.document.redo()
    assert desk.recovery.protection.kind == "protected"
    desk.saving.save_as(tmp_path / "map.heatdesk")
    assert desk.recovery.protection.kind == "saved"
    assert {"saved", "protected"} == set(kinds)
