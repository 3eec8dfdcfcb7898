"""Recovery: what a killed window leaves behind, and what the window says meanwhile."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.app import recovery as recovery_module
from heatdesk.app.document import Document
from heatdesk.app.keeper import lock_of, put_away
from heatdesk.app.lost_work import LostWork, lost_work
from heatdesk.app.places import TRASH, sessions
from heatdesk.app.recovery import Recovery
from heatdesk.app.saving import Saving
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.storage import files
from heatdesk.storage.disk import Disk
from heatdesk.storage.recording import holds_work, recover
from tests.builders.maps import NOW, map_of, technology
from tests.conftest import Figure


class Desk:
    """A document with its recovery, and the folder in which that keeps."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.document = Document(map_of(technology("twitter"), title="Map"))
        self.saving = Saving(self.document)
        self.recovery = Recovery(self.document, self.saving, root)

    def move(self) -> None:
        change = edits.move(self.document.project, NOW, ["twitter"], 0.01, 0.0)
        self.document.edit("Move", change)

    def until(self, done: Callable[[], bool], seconds: float = 5.0) -> float:
        began = time.monotonic()
        while not done():
            assert time.monotonic() - began < seconds, self.recovery.protection
            QApplication.processEvents()
            time.sleep(0.001)
        return time.monotonic() - began

    def protected(self) -> bool:
        told = self.recovery.protection
        known = told.kind == "protected" and told.at is not None
        return known and self.on_disk() == [self.document.project]

    def on_disk(self) -> list[Project]:
        found = [folder for folder in sessions(self.root) if holds_work(folder)]
        return [recover(folder).project for folder in found]

    def trash(self) -> list[Path]:
        return list((self.root / TRASH).glob("*"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "recovery")
    yield desk
    desk.recovery.close()


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


# Offering -----------------------------------------------------------------------------------------


def abandoned(desk: Desk) -> list[LostWork]:
    """What the next start offers after a kill, of which the process' lock is gone."""
    lock = desk.recovery._keeper._lock
    assert lock is not None
    lock.unlock()
    return lost_work(desk.root)


def test_living_sessions_are_not_offered(desk: Desk) -> None:
    desk.move()
    desk.until(desk.protected)
    assert lost_work(desk.root) == []


def test_a_killed_session_is_offered_once_at_a_time(desk: Desk) -> None:
    for _ in range(3):
        desk.move()
        desk.until(desk.protected)
    (work,) = abandoned(desk)
    assert (work.name, work.path, work.steps) == ("Map", None, 3)
    assert work.project == desk.document.project
    assert work.problem == ""
    assert work.written == pytest.approx(time.time(), abs=5.0)
    assert lost_work(desk.root) == [], "another window offers it"
    work.let_go()
    (again,) = lost_work(desk.root)
    again.discard()
    assert lost_work(desk.root) == []
    assert len(desk.trash()) == 1


def test_a_damaged_end_is_told_and_nothing_is_deleted(desk: Desk) -> None:
    for _ in range(3):
        desk.move()
        desk.until(desk.protected)
    (folder,) = sessions(desk.root)
    journal = folder / "journal.ndjson"
    journal.write_bytes(journal.read_bytes()[:-5])
    before = {path: path.read_bytes() for path in folder.iterdir()}
    (work,) = abandoned(desk)
    assert work.steps == 2
    assert "damaged" in work.problem
    work.let_go()
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_damaged_base_is_told(desk: Desk) -> None:
    desk.move()
    desk.until(desk.protected)
    (folder,) = sessions(desk.root)
    (folder / "base.heatdesk").write_bytes(b"{")
    (work,) = abandoned(desk)
    assert work.project is None
    assert work.problem
    work.let_go()


def test_the_trash_is_emptied_after_a_month(tmp_path: Path) -> None:
    trash = tmp_path / TRASH
    old, young = trash / f"{int(time.time()) - 31 * 86_400}-a", trash / f"{int(time.time())}-b"
    for folder in (old, young, tmp_path / "session"):
        folder.mkdir(parents=True)
    put_away(tmp_path / "session", discarded=True)
    assert not old.exists()
    assert young.exists()


def test_a_session_killed_at_its_birth_is_no_work(tmp_path: Path) -> None:
    (tmp_path / "session").mkdir()
    assert lost_work(tmp_path) == []
    assert lock_of(tmp_path / "session").tryLock(0)
    assert recovery_module.GESTURE_MS <= 500
