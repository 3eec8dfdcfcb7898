"""What a killed window leaves is offered by the next one, and opens untitled."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from heatdesk.app import places
from heatdesk.app.lost_work import lost_work
from heatdesk.app.places import sessions
from heatdesk.model.project import Project
from heatdesk.storage.recording import Meta, Recording, recover
from heatdesk.window import recovering
from heatdesk.window.main_window import MainWindow
from heatdesk.window.recovering import Recovering
from tests.builders.driver import dispose, turn
from tests.window.conftest import BUTTON, Desk, sample


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of one's own, and one for what is temporary, before the window is made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    return tmp_path / "state" / "heatdesk"


def leave(name: str = "map.heatdesk", project: Project | None = None, steps: int = 3) -> Project:
    """What a killed session leaves behind."""
    kept = project or sample(title="Lost")
    folder = places.recovery() / uuid.uuid4().hex
    keeping = Recording(folder, Meta(name, f"/documents/{name}"))
    keeping.keep(kept, steps, 0.0, True)
    keeping.close()
    return kept


def dialog(desk: Desk) -> Recovering:
    (found,) = desk.window.findChildren(Recovering)
    return found


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 5.0
    while not done():
        assert time.monotonic() < end
        QApplication.processEvents()
        time.sleep(0.002)


def test_without_lost_work_nothing_is_offered(desk: Desk) -> None:
    desk.window.safety.offer()
    assert desk.window.findChildren(Recovering) == []
    desk.window.safety.show_lost_work()
    assert dialog(desk).rows == []
    dialog(desk).close()


def test_lost_work_is_offered_with_its_name_its_time_and_how_much_it_is(desk: Desk) -> None:
    leave()
    desk.window.safety.offer()
    (row,) = dialog(desk).rows
    assert row.work.name == "map.heatdesk"
    assert recovering.told(row.work) == (
        f"3 changes, kept {time.strftime('%H:%M:%S', time.localtime(row.work.written))},"
        " in documents"
    )
    dialog(desk).close()
    assert len(lost_work(places.recovery())) == 1, "kept for later"


def test_recovered_it_opens_untitled_and_the_old_session_goes_when_the_new_one_is_safe(
    desk: Desk, state: Path
) -> None:
    lost = leave()
    desk.window.safety.offer()
    row = dialog(desk).rows[0]
    dialog(desk).recover(row)
    assert desk.project == lost
    assert desk.window.saving.path is None
    assert desk.window.windowTitle() == "Lost, recovered from map.heatdesk[*] - HeatDesk"
    assert desk.modified
    until(lambda: desk.window.safety.recovery.protection.at is not None)
    turn()
    (kept,) = sessions(places.recovery())
    assert recover(kept).project == lost
    (old,) = (state / "recovery" / "trash").iterdir()
    assert recover(old).project == lost


def test_the_first_save_asks_for_a_name(desk: Desk) -> None:
    leave()
    desk.window.safety.offer()
    dialog(desk).recover(dialog(desk).rows[0])
    desk.chosen_file = str(desk.folder / "again.heatdesk")
    desk.run("save")
    assert len(desk.dialogs) == 1
    assert desk.window.saving.name == "again.heatdesk"
    until(lambda: not sessions(places.recovery()))


def test_beside_unsaved_work_it_opens_in_another_window(desk: Desk) -> None:
    lost = leave()
    desk.change()
    desk.answer = BUTTON.Discard
    here, wanted = desk.project, []
    desk.window.filled_window_wanted.connect(wanted.append)
    desk.window.safety.offer()
    dialog(desk).recover(dialog(desk).rows[0])
    assert desk.project is here
    other = MainWindow(desk.window.settings, desk.window.theme)
    wanted[0](other)
    assert other.session.document.project == lost
    other.close()
    dispose(other, other.session.document)


def test_discarding_asks_and_moves_to_the_trash(
    desk: Desk, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave()
    asked = []
    answers = iter([None, 0])

    def ask(parent: object, headline: str, lines: str, *choices: str) -> int | None:
        asked.append((headline, lines, choices))
        return next(answers)

    monkeypatch.setattr(recovering, "ask", ask)
    desk.window.safety.offer()
    shown = dialog(desk)
    shown.rows[0].discard.click()
    assert len(shown.rows) == 1
    shown.rows[0].discard.click()
    assert shown.rows == []
    assert asked[0][0] == "Discard the work on “map.heatdesk”?"
    assert len(list((state / "recovery" / "trash").iterdir())) == 1
    assert lost_work(places.recovery()) == []


def test_what_cannot_be_read_is_told_and_stays(desk: Desk) -> None:
    leave()
    (folder,) = sessions(places.recovery())
    (folder / "base.heatdesk").write_bytes(b"\0\0")
    before = [path.read_bytes() for path in sorted(folder.iterdir())]
    desk.window.safety.offer()
    row = dialog(desk).rows[0]
    assert not row.recover.isEnabled()
    assert "zero bytes" in row.work.problem
    dialog(desk).close()
    assert [path.read_bytes() for path in sorted(folder.iterdir())] == before


def test_hostile_names_are_plain(desk: Desk) -> None:
    leave("<img src=x> & <b>map</b>")
    desk.window.safety.offer()
    shown = dialog(desk)
    turn()
    assert shown.rows[0].work.name == "<img src=x> & <b>map</b>"
    shown.close()


# The status ---------------------------------------------------------------------------------------


def test_the_status_says_how_safe_the_work_is(desk: Desk) -> None:
    said = desk.window.status._saved.text
    assert said() == "No changes yet"
    path = desk.open()
    assert said() == f"Saved {time.strftime('%H:%M', time.localtime(path.stat().st_mtime))}"
    desk.change()
    until(lambda: said().startswith("Unsaved, protected "))
    desk.run("save")
    assert said().startswith("Saved ")


def block(folder: Path) -> None:
    """Puts a file where a folder should be."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"a file where a folder should be")


def test_where_its_folder_takes_nothing_the_work_is_kept_among_the_temporary_files(
    desk: Desk, state: Path
) -> None:
    block(state)
    desk.change()
    label = desk.window.status._saved
    until(lambda: label.text().startswith("Unsaved, protected, for now "))
    assert "not if the computer is switched off" in label.toolTip()
    for session in desk.window.safety.recovery._keeper._sessions.values():  # as after a kill
        session.lock.unlock()
    desk.window.safety.offer()
    (row,) = dialog(desk).rows
    assert row.work.project == desk.project
    assert row.work.folder.parent == places.spare()


def test_where_nothing_can_be_kept_it_says_why_in_the_colour_of_problems(
    desk: Desk, state: Path
) -> None:
    block(state)
    block(places.spare())
    desk.change()
    label = desk.window.status._saved
    until(lambda: label.text().startswith("Not protected: "))
    assert label.objectName() == "problem"
    state.unlink()
    until(lambda: label.text().startswith("Unsaved, protected "))
    assert label.objectName() == ""
