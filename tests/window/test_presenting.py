"""Going on stage from the window, and coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QToolButton

from heatdesk.app.document import Document
from heatdesk.model import edits
from heatdesk.model.telling import store_story
from heatdesk.presentation.displays import HERE, Display
from heatdesk.presentation.presentation import Presentation
from heatdesk.presentation.screenplay import Screenplay
from heatdesk.storage.templates import EXAMPLE, open_template
from heatdesk.window.step_times import StepTimes
from tests.builders.driver import turn
from tests.window.conftest import Desk, sample

Key = Qt.Key


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open("acme.heatdesk")
    desk.window.settings.set(motion="none")
    return desk


def talk(desk: Desk) -> Presentation:
    found = desk.window.presenting.talk
    assert found is not None
    return found


def end(desk: Desk) -> None:
    talk(desk).end()
    turn()


def test_f5_goes_on_stage_and_esc_comes_back(opened: Desk) -> None:
    opened.canvas.keys(Key.Key_F5)
    show = talk(opened)
    assert show.audience.isVisible()
    assert show.audience.windowTitle() == "Audience - acme - HeatDesk"
    assert not opened.window.isVisible(), "or somebody shares it by mistake"
    QTest.keyClick(show.presenter, Key.Key_Escape)
    turn()
    assert opened.window.isVisible()
    assert opened.window.presenting.talk is None
    assert opened.canvas.widget.hasFocus()


def test_the_large_button_goes_on_stage_too(opened: Desk) -> None:
    button = opened.window.stage_bar.widgetForAction(opened.window.actions_by_id["present"])
    assert isinstance(button, QToolButton)
    assert button.text() == "Present"
    for width in (1440, 1280, 900):
        opened.window.resize(width, 700)
        turn()
        assert button.isVisible()
        right = button.mapTo(opened.window, button.rect().topRight()).x()
        assert width - 40 < right < width, "at the right end, however narrow the window"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert talk(opened).talk.index == 0
    end(opened)


def test_shift_f5_goes_on_where_the_last_talk_ended(opened: Desk) -> None:
    opened.run("present")
    talk(opened).talk.jump(2)
    left = talk(opened).step
    end(opened)
    opened.canvas.keys(Key.Key_F5, shift=True)
    assert talk(opened).step == left
    assert not talk(opened).timer.started
    end(opened)
    opened.run("present")
    assert talk(opened).talk.index == 0
    end(opened)


def test_shift_f5_begins_at_the_step_that_is_chosen_in_the_story(opened: Desk) -> None:
    document: Document = opened.window.session.document
    steps = [scene.step for scene in Screenplay(document, "now").scenes]
    document.edit("Keep the story", store_story(document.project, steps))
    opened.window.docks.show("story")
    turn()
    opened.window.docks.story.list.choose("roles")
    opened.run("present_here")
    assert talk(opened).step == "roles"
    end(opened)


def test_another_map_knows_nothing_of_the_last_talk(opened: Desk) -> None:
    opened.run("present")
    talk(opened).talk.jump(2)
    end(opened)
    opened.open("other.heatdesk")
    opened.run("present_here")
    assert talk(opened).talk.index == 0
    end(opened)


def test_who_knocks_gets_who_speaks_to_the_front_and_nothing_over_the_room(opened: Desk) -> None:
    opened.window.presenting.begin()
    opened.window.safety._door.knocked.emit()
    turn()
    assert not opened.window.isVisible()
    assert talk(opened).presenter.isVisible()
    assert QApplication.activeWindow() is talk(opened).presenter


def test_opening_a_file_ends_the_talk(opened: Desk) -> None:
    opened.run("present")
    opened.open("other.heatdesk")
    turn()
    assert opened.window.presenting.talk is None
    assert opened.window.isVisible()


def test_closing_the_window_ends_the_talk(opened: Desk) -> None:
    opened.run("present")
    ended: list[None] = []
    talk(opened).ended.connect(lambda: ended.append(None))
    opened.window.close()
    turn()
    assert ended
    assert not opened.window.isVisible()


def test_one_window_and_video_calls_are_remembered(opened: Desk) -> None:
    for id in ("one_window", "video_call"):
        opened.run(id)
        assert opened.window.actions_by_id[id].isChecked()
        assert getattr(opened.window.settings.values, id)
    opened.run("present")
    assert talk(opened).presenter is None
    end(opened)


def test_the_shape_of_the_rooms_window_is_chosen_in_the_menu(opened: Desk) -> None:
    menu = opened.window.menus["Present"]
    (shapes,) = (a.menu() for a in menu.actions() if "Shape" in a.text())
    next(a for a in shapes.actions() if a.text() == "4:3").trigger()
    assert opened.window.settings.values.shape == "4:3"
    opened.run("present")
    room = talk(opened).audience
    assert room.width() / room.height() == pytest.approx(4 / 3, rel=0.02)
    end(opened)


def test_what_a_talk_has_changed_can_be_copied_and_saved(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.run("present")
    document = opened.window.session.document
    change = edits.place(document.project, "now", "sales", 0.2, 0.25)
    document.edit("Move Sales", change)
    end(opened)
    assert opened.window.toast.button.text() == "Copy the minutes"
    opened.window.toast.button.click()
    assert "Sales" in QGuiApplication.clipboard().text()
    target = opened.folder / "minutes.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    opened.run("minutes")
    assert target.read_text(encoding="utf-8") == QGuiApplication.clipboard().text()


def test_minutes_that_cannot_be_saved_say_so(opened: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.run("present")
    opened.change()
    end(opened)
    gone = Path(opened.folder) / "gone" / "minutes.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(gone), ""))
    opened.run("minutes")
    assert "not saved" in opened.window.toast.message.text()


def test_without_a_change_there_are_no_minutes(opened: Desk) -> None:
    opened.run("present")
    end(opened)
    opened.run("minutes")
    assert opened.window.toast.message.text() == "No talk has changed this map yet"


def test_the_welcome_page_has_the_example_tell_its_story(opened: Desk) -> None:
    opened.window.show_welcome()
    turn()
    QTest.mouseClick(opened.window.welcome.story, Qt.MouseButton.LeftButton)
    assert opened.project == open_template(EXAMPLE)
    assert talk(opened).presenter is None
    assert talk(opened).audience.isFullScreen()
    end(opened)
    assert opened.canvas.widget.isVisible(), "the map, not the page it was chosen on"


def test_the_example_of_the_help_menu_offers_its_story(opened: Desk) -> None:
    opened.run("example")
    assert "F5" in opened.window.toast.message.text()
    opened.window.toast.button.click()
    assert talk(opened).audience.isVisible()
    end(opened)


def test_a_talk_follows_the_windows_look(opened: Desk) -> None:
    opened.run("present")
    light = talk(opened).pages.look
    opened.window.session.view.set_style(not light.dark)
    assert talk(opened).pages.look.dark != light.dark
    end(opened)


def test_a_name_that_qt_would_take_for_its_own_mark(opened: Desk) -> None:
    opened.window.saving.begin(sample(title="100 [*] sure"))
    opened.window.show_map()
    opened.run("present")
    assert talk(opened).audience.windowTitle() == "Audience - 100 [*] sure - HeatDesk"
    end(opened)


# Rehearsing ---------------------------------------------------------------------------------------


def times_dialog(desk: Desk) -> StepTimes:
    (found,) = (one for one in desk.window.findChildren(StepTimes) if one.isVisible())
    return found


def rehearse(desk: Desk) -> None:
    """A minute at the title, none at the rest."""
    desk.run("rehearse")
    show = talk(desk)
    assert show.presenter is not None
    assert show.timer.started, "from the first moment on"
    show.timer._clock = lambda: show.timer._since + 60.0
    QTest.keyClick(show.presenter, Key.Key_PageDown)
    QTest.keyClick(show.presenter, Key.Key_Escape)
    turn()


def test_after_a_rehearsal_the_times_of_the_steps_are_shown_and_copied(opened: Desk) -> None:
    before = opened.window.session.document.project
    opened.window.settings.set(one_window=True)
    rehearse(opened)
    dialog = times_dialog(opened)
    assert dialog.table.item(0, 2).text() == "01:00"
    last = dialog.table.rowCount() - 1
    assert [dialog.table.item(last, n).text() for n in (1, 2)] == ["All steps", "01:00"]
    (copy,) = (b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "All steps\t01:00" in text
    dialog.close()
    assert opened.window.session.document.project is before
    assert opened.window.session.document.history.steps == ()


def test_the_times_are_saved_as_text(
    opened: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearse(opened)
    path = tmp_path / "times.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(path), ""))
    dialog = times_dialog(opened)
    (save,) = (b for b in dialog.findChildren(QPushButton) if "Save" in b.text())
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert path.read_text().splitlines()[-1] == "\tAll steps\t01:00"
    assert "times.txt" in dialog.note.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(tmp_path), ""))
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert "not saved" in dialog.note.text()
    dialog.close()


def test_the_next_talk_knows_what_the_steps_took_last_time(opened: Desk) -> None:
    rehearse(opened)
    times_dialog(opened).close()
    opened.run("present")
    steps = talk(opened).talk.times.times().steps
    assert [step.before for step in steps][:2] == [60.0, 0.0]
    end(opened)
    opened.run("times")
    assert times_dialog(opened).table.item(0, 2).text() == "01:00", "that talk had not begun"
    times_dialog(opened).close()


def test_after_a_talk_the_times_are_there_when_they_are_asked_for(opened: Desk) -> None:
    opened.run("times")
    assert opened.window.toast.message.text() == "No talk has been given yet"
    opened.run("present")
    talk(opened).talk.jump(2)
    end(opened)
    assert not [one for one in opened.window.findChildren(StepTimes) if one.isVisible()]
    opened.run("times")
    times_dialog(opened).close()
    opened.open("other.heatdesk")
    opened.run("times")
    assert opened.window.toast.message.text() == "No talk has been given yet"


# Displays -----------------------------------------------------------------------------------------


def displays(desk: Desk) -> QMenu:
    menu = desk.window.menus["Present"]
    (found,) = (a.menu() for a in menu.actions() if "Display" in a.text())
    found.aboutToShow.emit()
    return found


def test_the_rooms_display_is_chosen_in_the_menu_and_remembered_by_name(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = QGuiApplication.primaryScreen()
    there = [
        Display(name, words, screen.geometry(), screen.geometry(), screen)
        for name, words in (("eDP-1", "Laptop"), ("HDMI-1", "DELL P2419H"))
    ]
    monkeypatch.setattr("heatdesk.presentation.displays.connected", lambda: there)
    entries = displays(opened).actions()
    assert [entry.text() for entry in entries] == [
        "Another display, if there is one",
        "Laptop",
        "DELL P2419H",
        "A window on this display",
    ]
    assert [entry.isChecked() for entry in entries] == [True, False, False, False]
    entries[2].trigger()
    assert opened.window.settings.values.audience_screen == "HDMI-1"
    entries = displays(opened).actions()
    assert [entry.isChecked() for entry in entries] == [False, False, True, False]
    entries[3].trigger()
    assert opened.window.settings.values.audience_screen == HERE
    opened.run("present")
    assert not talk(opened).audience.isFullScreen()
    end(opened)


def test_a_display_that_is_not_there_now_is_still_listed(opened: Desk) -> None:
    opened.window.settings.set(audience_screen="HDMI-9")
    (gone,) = (a for a in displays(opened).actions() if "HDMI-9" in a.text())
    assert gone.isChecked()
    assert "not there now" in gone.text()
