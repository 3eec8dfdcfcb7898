"""A talk in its windows, by real keys: what both windows do, and what only who speaks sees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.model.telling import set_steps
from heatdesk.presentation.plain import BUTTON
from heatdesk.presentation.sheet import KeyHelp, Prompt, StepList
from tests.builders.driver import turn
from tests.builders.maps import in_tray, map_of, role, technology
from tests.builders.speaker import Key, Speaker
from tests.presentation.conftest import Speaks, a_map
from tests.presentation.test_talk import stored


def with_notes(project: Project) -> Project:
    kept = stored(project)
    return kept.after(set_steps(kept, ["axes"], notes="Ask **Anna** first."))


def button(speaker: Speaker, name: str) -> QToolButton:
    found = [
        one
        for one in speaker.desk.findChildren(QToolButton)
        if one.accessibleName() == name and one.isVisible()
    ]
    assert len(found) == 1, name
    return found[0]


def click(speaker: Speaker, name: str) -> None:
    QTest.mouseClick(button(speaker, name), Qt.MouseButton.LeftButton)
    turn()


# The windows --------------------------------------------------------------------------------------


def test_the_windows_say_what_they_are(speaks: Speaks) -> None:
    speaker = speaks()
    assert speaker.show.audience.windowTitle() == "Audience - Acme - HeatDesk"
    assert speaker.show.presenter.windowTitle() == "PRESENTER (private) - HeatDesk"


@pytest.mark.parametrize("where", ["presenter", "audience"])
def test_either_window_takes_every_key(speaks: Speaks, where: str) -> None:
    speaker = speaks()
    told = []
    for key in (Key.Key_PageDown, Key.Key_Right, Key.Key_Down, Key.Key_Space, Key.Key_Return):
        speaker.press(key, where=where)
        told.append(speaker.kind)
    assert told == speaker.kinds[1:6]
    speaker.press(Key.Key_PageUp, Key.Key_Left, Key.Key_Backspace, Key.Key_P, where=where)
    assert speaker.kind == "axes"
    speaker.press(Key.Key_End, where=where)
    assert speaker.kind == "moved"
    speaker.press(Key.Key_Home, Key.Key_4, Key.Key_Return, where=where)
    assert speaker.kind == "roles"
    speaker.press(Key.Key_PageDown, where=where, shift=True)
    assert speaker.kind == "overlay"
    speaker.press(Key.Key_PageUp, where=where, shift=True)
    assert speaker.kind == "technologies"


@pytest.mark.parametrize("where", ["presenter", "audience"])
def test_a_click_on_the_picture_goes_on(speaks: Speaks, where: str) -> None:
    assert speaks().click(0.4, 0.4, where).kind == "axes"


def test_no_key_of_a_talk_changes_the_document(speaks: Speaks) -> None:
    speaker = speaks()
    before = speaker.project
    for key in (
        *range(Key.Key_Space, Key.Key_BracketLeft),
        Key.Key_Tab,
        Key.Key_F1,
        Key.Key_Insert,
    ):
        speaker.press(Key(key))
        if speaker.show.aids.close():
            continue
        if speaker.talk.editing:
            speaker.show.run("end")
    assert speaker.project is before
    assert not speaker.over


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F5])
@pytest.mark.parametrize("where", ["presenter", "audience"])
def test_esc_and_f5_end_the_talk(speaks: Speaks, key: Key, where: str) -> None:
    speaker = speaks()
    speaker.press(key, where=where)
    assert speaker.over
    assert not speaker.show.audience.isVisible()


def test_closing_a_window_ends_the_talk(speaks: Speaks) -> None:
    speaker = speaks()
    speaker.show.audience.close()
    assert speaker.over


def test_another_project_in_the_window_ends_it_too(speaks: Speaks) -> None:
    speaker = speaks()
    speaker.session.document.replace(map_of(technology("wiki")))
    assert speaker.over


def test_after_the_end_nothing_follows_the_document(speaks: Speaks) -> None:
    speaker = speaks(motion="full").go_to("overlay").press(Key.Key_E)
    speaker.press(Key.Key_E).press(Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    turn()
    document = speaker.session.document
    document.edit("Move", edits.place(document.project, "now", "press", 0.5, 0.5))
    speaker.settings.set(video_call=True)
    speaker.session.view.set_style(True)
    QGuiApplication.instance().screenRemoved.emit(QGuiApplication.primaryScreen())
    turn()


# What only who speaks sees ------------------------------------------------------------------------


def test_notes_next_step_and_time_are_the_presenters(speaks: Speaks) -> None:
    speaker = speaks(with_notes(a_map()))
    speaker.press(Key.Key_PageDown)
    presenter = speaker.show.presenter
    assert presenter.notes.toPlainText() == "Ask Anna first."
    assert presenter.next_title.text() == "Next: 3  Technologies"
    assert presenter.head.place.text().startswith("Step 2 of")
    speaker.clock.now += 61
    presenter.head._tick()
    assert presenter.head.time.text() == "01:01"
    assert "Ask Anna first." not in " ".join(speaker.texts())


def test_planned_time_turns_amber_and_red_and_is_remembered(speaks: Speaks) -> None:
    speaker = speaks()
    head = speaker.show.presenter.head
    head.minutes.setValue(10)
    assert speaker.settings.values.planned_minutes == 10
    speaker.press(Key.Key_PageDown)
    colours = []
    for seconds in (60, 9 * 60, 11 * 60):
        speaker.clock.now = 1000 + seconds
        head._tick()
        colours.append(head.time.property("alert"))
    assert colours == ["", "amber", "red"]
    assert "-01:00 left" in head.time.text()


def test_a_click_on_the_time_pauses_it(speaks: Speaks) -> None:
    speaker = speaks().press(Key.Key_PageDown)
    time = speaker.show.presenter.head.time
    QTest.mouseClick(time, Qt.MouseButton.LeftButton)
    speaker.clock.now += 500
    assert speaker.talk.timer.elapsed == 0
    QTest.mouseClick(time, Qt.MouseButton.LeftButton)
    speaker.clock.now += 5
    assert speaker.talk.timer.elapsed == 5


def test_notes_grow_and_shrink_and_keep_their_size(speaks: Speaks) -> None:
    speaker = speaks(with_notes(a_map()))
    presenter = speaker.show.presenter
    before = presenter.notes_size
    speaker.press(Key.Key_Plus, Key.Key_Plus, ctrl=True)
    assert presenter.notes_size == before + 4
    click(speaker, "A-")
    assert speaker.settings.values.notes_size == before + 2
    font = presenter.notes.document().defaultFont()
    assert font.pixelSize() == before + 2


def test_every_button_is_large_and_does_its_work(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay")
    for one in speaker.desk.findChildren(QToolButton, "large"):
        assert min(one.minimumWidth(), one.minimumHeight()) >= BUTTON == 44
        assert one.focusPolicy() == Qt.FocusPolicy.NoFocus
    click(speaker, "Next")
    assert speaker.kind == "hot"
    click(speaker, "Back")
    click(speaker, "Black")
    assert speaker.talk.blank == "black"
    assert button(speaker, "Black").property("on") is True
    click(speaker, "Black")
    click(speaker, "Pointer")
    assert speaker.talk.light.pointer
    click(speaker, "Edit")
    click(speaker, "Technology")
    speaker.press(Key.Key_Return)
    assert len(speaker.project.items) == len(a_map().items) + 1
    click(speaker, "Undo")
    click(speaker, "Undo")
    assert "nothing to undo" in speaker.said()
    click(speaker, "Done")
    click(speaker, "End")
    assert speaker.over


def test_a_step_that_the_map_no_longer_supports_is_flagged_for_who_speaks(
    speaks: Speaks,
) -> None:
    speaker = speaks().go_to("hot")
    assert not speaker.show.presenter.flag.isVisible()
    document = speaker.session.document
    document.edit("Move", edits.place(document.project, "now", "sales", -0.9, -0.9))
    turn()
    assert speaker.show.presenter.flag.isVisible()
    flag = speaker.talk.scene.flag
    assert flag
    assert flag not in " ".join(speaker.texts())


# Sheets -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_G, Key.Key_Tab])
def test_all_steps_are_listed_and_one_is_gone_to(speaks: Speaks, key: Key) -> None:
    speaker = speaks().press(key)
    sheet = speaker.show.aids.sheet
    assert isinstance(sheet, StepList)
    assert sheet.list.count() == len(speaker.kinds)
    speaker.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert speaker.kind == "technologies"
    assert speaker.show.aids.sheet is None
    speaker.press(key).press(Key.Key_PageDown)
    assert speaker.kind == "roles", "the clicker goes on, whatever is open"


@pytest.mark.parametrize("key", [Key.Key_G, Key.Key_Slash, Key.Key_Q, Key.Key_F1])
def test_esc_closes_a_sheet_and_not_the_talk(speaks: Speaks, key: Key) -> None:
    speaker = speaks().go_to("overlay").press(key)
    assert speaker.show.aids.sheet is not None
    speaker.press(Key.Key_Escape)
    assert speaker.show.aids.sheet is None
    assert not speaker.over
    speaker.press(Key.Key_PageDown)
    assert speaker.kind == "hot", "the keys are the talk's again"


def test_an_item_is_found_and_lit(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_Slash).type("bl")
    sheet = speaker.show.aids.sheet
    assert isinstance(sheet, Prompt)
    assert [sheet.found.item(n).text() for n in range(sheet.found.count())] == [
        "Blogs   (technology)"
    ]
    speaker.press(Key.Key_Return)
    assert speaker.talk.scene.items == {"blogs"}
    light, layout = speaker.talk.light, speaker.show.pages.layout
    assert light.spotlight
    assert light.at == pytest.approx(
        (layout.frame.x(0.3) / layout.width, layout.frame.y(0.1) / layout.height)
    )
    speaker.press(Key.Key_Escape)
    assert not light.spotlight
    assert not speaker.over


def test_letters_are_letters_while_something_is_looked_for(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_F, ctrl=True).type("bwfe")
    assert speaker.talk.blank == ""
    assert not speaker.talk.editing
    assert speaker.show.aids.sheet.line.text() == "bwfe"
    speaker.press(Key.Key_Return)
    assert speaker.show.aids.sheet is not None, "nothing was found, so nothing is lit"


def test_up_and_down_choose_among_what_was_found(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_Slash)
    speaker.press(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert len(speaker.talk.scene.items) == 1


def test_a_name_is_parked_in_the_tray(speaks: Speaks) -> None:
    speaker = speaks().press(Key.Key_Q).type("Podcasts").press(Key.Key_Return)
    assert [item.name for item in speaker.project.tray("now")] == ["Podcasts"]
    assert "Podcasts" in speaker.said()


def test_the_keys_are_shown(speaks: Speaks) -> None:
    speaker = speaks().press(Key.Key_F1)
    assert isinstance(speaker.show.aids.sheet, KeyHelp)


@pytest.mark.parametrize("wide", [664, 844, 1280])
def test_the_keys_are_told_to_their_last_word(speaks: Speaks, wide: int) -> None:
    speaker = speaks()
    speaker.desk.resize(wide, 800)
    speaker.press(Key.Key_F1)
    told = speaker.show.aids.sheet.findChildren(QLabel)
    assert len(told) > 60
    assert [label.text() for label in told if cut(label)] == []


def test_the_window_to_share_is_named_to_its_end(speaks: Speaks) -> None:
    speaker = speaks()
    speaker.desk.resize(664, 800)
    turn()
    assert "to share" in speaker.show.presenter.status.text()
    assert not cut(speaker.show.presenter.status)


def cut(label: QLabel) -> bool:
    """Whether the label has no room for all of its words."""
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    needed = label.fontMetrics().boundingRect(label.contentsRect(), flags, label.text())
    return needed.width() > label.width() or needed.height() > label.height()


def test_esc_takes_typed_digits_back_with_backspace_first(speaks: Speaks) -> None:
    speaker = speaks().go_to("roles").press(Key.Key_1, Key.Key_2)
    assert "go to 12" in speaker.show.presenter.head.place.text()
    speaker.press(Key.Key_Backspace)
    assert speaker.kind == "roles"
    assert "go to" not in speaker.show.presenter.head.place.text()


# Live editing -------------------------------------------------------------------------------------


def test_what_is_dragged_on_the_presenters_side_moves_in_the_room(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    assert speaker.room.map.isVisible()
    before = speaker.picture()
    speaker.drag("press", 0.5, -0.4, release=False)
    during = speaker.picture()
    assert during != before, "while it is dragged"
    speaker._mouse(QEvent.Type.MouseButtonRelease, speaker.map.rect().center().toPointF(), LEFT)


LEFT = Qt.MouseButton.LeftButton


def test_the_room_sees_no_handles(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    before = speaker.picture()
    speaker.map.selection.choose(["press"])
    turn()
    assert speaker.picture() == before
    assert speaker.map.hands
    assert not speaker.room.map.hands


def test_heat_is_not_edited_into_sight_before_its_step(speaks: Speaks) -> None:
    speaker = speaks().go_to("technologies").press(Key.Key_E)
    shown = speaker.room.map.view.shown
    assert (shown.technology, shown.role, shown.heat, shown.contours) == (True, False, False, False)


def test_on_the_first_page_there_is_nothing_to_edit(speaks: Speaks) -> None:
    speaker = speaks().press(Key.Key_E)
    assert not speaker.talk.editing
    assert speaker.said() == "There is no map on this page."


def test_t_r_and_f2_add_and_rename(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    speaker.press(Key.Key_T).type("Wiki").press(Key.Key_Return)
    speaker.press(Key.Key_R).type("Legal").press(Key.Key_Return)
    names = {item.name: item.layer for item in speaker.project.items}
    assert names["Wiki"] == "technology"
    assert names["Legal"] == "role"
    speaker.press(Key.Key_F2).type("Lawyers").press(Key.Key_Return)
    assert "Lawyers" in {item.name for item in speaker.project.items}
    assert speaker.talk.editing


def test_plus_and_minus_weigh_what_is_chosen(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    speaker.map.selection.choose(["press"])
    speaker.press(Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    assert speaker.project.placement("now", "press").weight == 1.25
    assert speaker.said() == "Weight 1.25"
    speaker.map.selection.clear()
    speaker.press(Key.Key_Plus)
    assert speaker.said() == "Choose an item first."


def test_arrows_move_what_is_chosen_and_do_not_go_on(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    speaker.map.selection.choose(["press"])
    speaker.press(Key.Key_Right, Key.Key_Right)
    assert speaker.project.placement("now", "press").x == pytest.approx(-0.58)
    assert speaker.kind == "overlay"
    speaker.press(Key.Key_PageDown)
    assert speaker.kind == "hot"
    assert speaker.talk.editing


def test_p_places_what_waits_in_the_tray(speaks: Speaks) -> None:
    project = map_of(technology("twitter", 0.1, 0.1), role("sales", 0.2, 0.2), in_tray("seo"))
    speaker = speaks(project).go_to("overlay").press(Key.Key_E, Key.Key_P)
    assert speaker.map.handling.placing
    speaker.press(Key.Key_Return)
    assert speaker.project.placement("now", "seo") is not None


def test_esc_leaves_the_gesture_the_choice_the_edit_and_then_the_talk(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    before = speaker.project
    speaker.drag("press", 0.5, -0.4, release=False).press(Key.Key_Escape)
    assert speaker.project == before
    assert speaker.talk.editing
    speaker.press(Key.Key_Escape)
    assert speaker.map.selection.ids == ()
    assert speaker.talk.editing
    speaker.press(Key.Key_Escape)
    assert not speaker.talk.editing
    assert not speaker.over
    speaker.press(Key.Key_Escape)
    assert speaker.over


@pytest.mark.parametrize(
    ("keys", "steps", "scenarios"),
    [
        ([Key.Key_1], ("Edit on stage",), 2),
        ([Key.Key_Return], ("Edit on stage",), 2),
        ([Key.Key_Escape], ("Edit on stage",), 2),
        ([Key.Key_2], ("Keep Now, edited on stage",), 3),
        ([Key.Key_3], (), 2),
    ],
)
@pytest.mark.parametrize("where", ["presenter", "audience"])
def test_what_becomes_of_an_edit_is_asked_and_is_one_step(
    speaks: Speaks, keys: list[Key], steps: tuple[str, ...], scenarios: int, where: str
) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    speaker.drag("press", 0.5, -0.4).drag("seo", 0.2, 0.2)
    speaker.map.selection.clear()
    speaker.press(Key.Key_E)
    assert speaker.said() == "What becomes of the edit?"
    speaker.press(*keys, where=where)
    assert speaker.session.document.history.steps == steps
    assert len(speaker.project.scenarios) == scenarios
    assert not speaker.talk.editing
    assert not speaker.over
    assert not speaker.room.map.isVisible()


def test_who_goes_on_instead_of_answering_keeps_the_edit(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E).drag("press", 0.5, -0.4)
    speaker.map.selection.clear()
    speaker.press(Key.Key_E, Key.Key_PageDown)
    assert speaker.session.document.history.steps == ("Edit on stage",)
    assert speaker.kind == "hot"


def test_what_is_answered_by_a_click(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E).drag("press", 0.5, -0.4)
    click(speaker, "Done")
    click(speaker, "3  Discard")
    assert speaker.session.document.history.steps == ()


def test_an_edit_under_way_is_kept_when_the_talk_ends(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E).drag("press", 0.5, -0.4)
    speaker.show.presenter.close()
    assert speaker.over
    assert speaker.session.document.history.steps == ("Edit on stage",)


def test_undo_works_while_presenting(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    before = speaker.project
    speaker.drag("press", 0.5, -0.4).press(Key.Key_Z, ctrl=True)
    assert speaker.project == before
    speaker.press(Key.Key_Y, ctrl=True)
    assert speaker.project != before
    speaker.map.selection.clear()
    speaker.press(Key.Key_E, Key.Key_1).press(Key.Key_Z, ctrl=True)
    assert speaker.project == before, "and after the edit too"


def test_the_minutes_are_copied(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E).drag("press", 0.5, -0.4)
    speaker.map.selection.clear()
    speaker.press(Key.Key_E, Key.Key_1)
    click(speaker, "Copy the minutes")
    text = QGuiApplication.clipboard().text()
    assert text == speaker.show.minutes()
    assert "Press" in text


def test_colours_are_held_while_the_edit_makes_the_map_hotter(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    scale = speaker.show.play.scale
    speaker.map.selection.choose(["sales", "twitter", "blogs"])
    speaker.press(*[Key.Key_Plus] * 8)
    assert speaker.map.key.span == (0.0, scale)
    assert speaker.map.key.thresholds.hot == pytest.approx(0.75 * scale)


def test_the_live_map_stands_where_the_page_has_its_own(speaks: Speaks, qtbot: QtBot) -> None:
    """Nothing jumps when an edit begins: the picture is all but the same."""
    speaker = speaks().go_to("overlay")
    before = speaker.picture()
    speaker.press(Key.Key_E)
    after = speaker.picture()
    far = 0
    for x in range(0, before.width(), 3):
        for y in range(0, before.height(), 3):
            a, b = before.pixelColor(x, y), after.pixelColor(x, y)
            far += max(abs(a.red() - b.red()), abs(a.green() - b.green())) > 48
    assert far < 0.002 * before.width() * before.height() / 9


def test_a_map_that_shows_another_overlay_is_edited_in_alignment_too(speaks: Speaks) -> None:
    project = a_map()
    gap = project.after(edits.set_heat(project, overlay="gap"))
    speaker = speaks(gap).go_to("overlay").press(Key.Key_E)
    assert speaker.map.key.overlay == "alignment"


# By itself ----------------------------------------------------------------------------------------


def test_a_talk_may_go_on_by_itself_until_somebody_takes_over(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks(one_window=True)
    speaker.show.play_alone(20)
    qtbot.waitUntil(lambda: speaker.talk.index >= 3)
    speaker.press(Key.Key_PageUp)
    stands = speaker.talk.index
    QTest.qWait(80)
    assert speaker.talk.index == stands


def test_by_itself_it_ends_at_the_last_step(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks(one_window=True)
    speaker.show.play_alone(5)
    qtbot.waitUntil(lambda: speaker.talk.following is None, timeout=5000)
    QTest.qWait(60)
    assert not speaker.over


def test_a_talk_begins_at_a_named_step(speaks: Speaks) -> None:
    speaker = speaks(step="roles")
    assert speaker.kind == "roles"
    assert speaker.show.step == "roles"


def test_it_tells_of_the_scenario_that_is_shown(speaks: Speaks) -> None:
    assert speaks().talk.scene.scenario == "now"
