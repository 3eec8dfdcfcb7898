"""Lost work: what a killed window has left is offered, once, and nothing of it is deleted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from heatdesk.app import recovery as recovery_module
from heatdesk.app.keeper import lock_of, put_away
from heatdesk.app.lost_work import LostWork, lost_work
from heatdesk.app.places import TRASH, sessions
from tests.app.desk import Desk


def abandoned(desk: Desk) -> list[LostWork]:
    """What the next start offers after a kill, of which the process' lock is gone."""
    for session in desk.recovery._keeper._sessions.values():
        session.lock.unlock()
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
