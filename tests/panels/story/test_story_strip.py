"""The story beside the map: cards to drag, keys to move them, words to type; all of it undoable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.story import Step
from heatdesk.panels.story.story_model import MIME, NUMBER, ids_from_mime
from heatdesk.panels.story.story_strip import StoryStrip
from tests.builders.driver import turn
from tests.builders.maps import NOW, map_of, role, technology
from tests.panels.conftest import Open, Put

KEY = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MADE = ["title", "axes", "technologies", "roles", "overlay", "hot-sales"]


@pytest.fixture
def session(open_project: Open) -> Session:
    items = (role("sales"), technology("seo"), role("press", 0.9, 0.9))
    return open_project(map_of(*items, title="Our map"))


@pytest.fixture
def strip(session: Session, put: Put) -> StoryStrip:
    given = session.document, session.heat, session.reading, session.selection
    made = StoryStrip(*given, session.view)
    put(made)
    made.list.setFocus()
    turn()
    return made


@pytest.fixture
def said(strip: StoryStrip) -> list[str]:
    words: list[str] = []
    strip.done.connect(words.append)
    strip.said.connect(lambda text: words.append(f"({text})"))
    return words


def ids(strip: StoryStrip) -> list[str]:
    return strip.model.ids[:6] if len(strip.model.ids) > 6 else strip.model.ids


def step(session: Session, id: str) -> Step:
    return next(step for step in session.document.project.story or () if step.id == id)


def undo_steps(session: Session) -> tuple[str, ...]:
    return session.document.history.steps


def choose(strip: StoryStrip, id: str) -> None:
    """Clicks a card."""
    index = strip.model.index(strip.model.row_of(id))
    strip.list.scrollTo(index)
    place = strip.list.visualRect(index).center()
    QTest.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    turn()


def press(strip: StoryStrip, key: Qt.Key, held: Qt.KeyboardModifier = ALT & CTRL) -> None:
    QTest.keyClick(strip.list, key, held)
    turn()


def type_into(field: QLineEdit, text: str, end: Qt.Key = KEY.Key_Return) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)
    turn()


def drag(strip: StoryStrip, id: str, before: str | None, data: QMimeData | None = None) -> bool:
    """Drags a card over the list and drops it above another, or at the end. Whether it was taken.

    Real events go to the viewport, as Qt itself would send them.
    """
    model, view = strip.model, strip.list.viewport()
    if data is None:
        data = model.mimeData([model.index(model.row_of(id))])
    if before is None:
        rect = strip.list.visualRect(model.index(model.rowCount() - 1))
        spot = QPoint(rect.center().x(), rect.bottom() - 2)
    else:
        rect = strip.list.visualRect(model.index(model.row_of(before)))
        spot = QPoint(rect.center().x(), rect.top() + 3)
    kinds = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, ALT & CTRL)
    QApplication.sendEvent(view, QDragEnterEvent(spot, *kinds))
    QApplication.sendEvent(view, QDragMoveEvent(spot, *kinds))
    turn()
    drop = QDropEvent(QPointF(spot), *kinds)
    QApplication.sendEvent(view, drop)
    turn()
    return drop.isAccepted()


# The list -----------------------------------------------------------------------------------------


def test_the_made_story_is_listed_and_nothing_is_stored(
    session: Session, strip: StoryStrip
) -> None:
    QAbstractItemModelTester(strip.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert ids(strip) == MADE
    titles = [strip.model.index(row).data() for row in range(6)]
    assert titles == [
        "Our map",
        "The axes",
        "Technologies",
        "Roles",
        "Where they meet",
        "Hot: Sales",
    ]
    assert [strip.model.index(row).data(NUMBER) for row in range(3)] == ["1", "2", "3"]
    assert session.document.project.story is None
    assert "Made from the map" in strip.state.text()
    assert not strip.refresh.isVisible()
    assert not strip.form.isVisible()


def test_cards_follow_the_map(session: Session, strip: StoryStrip) -> None:
    document = session.document
    document.edit("Rename", edits.rename(document.project, "sales", "Selling"))
    turn()
    assert strip.model.index(5).data() == "Hot: Selling"


def test_a_hidden_strip_looks_nothing_up(session: Session, strip: StoryStrip) -> None:
    strip.hide()
    document = session.document
    document.edit("Rename", edits.rename(document.project, "sales", "Selling"))
    turn()
    assert strip.model.index(5).data() == "Hot: Sales"
    strip.show()
    turn()
    assert strip.model.index(5).data() == "Hot: Selling"


def test_a_step_that_has_cooled_says_so(session: Session, strip: StoryStrip) -> None:
    choose(strip, "hot-sales")
    press(strip, KEY.Key_H)
    document = session.document
    document.edit("Delete", edits.delete(document.project, ["seo"]))
    turn()
    scene = strip.model.scene(strip.model.row_of("hot-sales"))
    assert scene is not None
    assert scene.flag == "Seo was deleted"
    assert strip.form.flag.text() == "Seo was deleted"
    assert "that the map does not support now" in strip.state.text()
    spoken = strip.model.index(5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Hot: Sales, hidden, Seo was deleted"
    assert strip.list.sizeHintForRow(5) > strip.list.sizeHintForRow(0)


# Order --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held", [ALT, CTRL | SHIFT])
def test_keys_move_a_step(session: Session, strip: StoryStrip, held: Qt.KeyboardModifier) -> None:
    choose(strip, "roles")
    press(strip, KEY.Key_Up, held)
    assert ids(strip)[:4] == ["title", "axes", "roles", "technologies"]
    press(strip, KEY.Key_Up, held)
    assert ids(strip)[:3] == ["title", "roles", "axes"]
    press(strip, KEY.Key_Down, held)
    assert ids(strip)[:4] == ["title", "axes", "roles", "technologies"]
    assert strip.list.current is not None
    assert strip.list.current.step.id == "roles"
    assert undo_steps(session) == ("Move a step",) * 3
    for _ in range(3):
        session.document.undo()
    turn()
    assert ids(strip) == MADE
    assert session.document.project.story is None


def test_the_first_step_goes_no_farther_up(session: Session, strip: StoryStrip) -> None:
    choose(strip, "title")
    press(strip, KEY.Key_Up, ALT)
    assert undo_steps(session) == ()
    assert session.document.project.story is None


@pytest.mark.parametrize(
    ("id", "before", "order"),
    [
        ("axes", "title", ["axes", "title", "technologies", "roles"]),
        ("title", "roles", ["axes", "technologies", "title", "roles"]),
        ("title", "axes", ["title", "axes", "technologies", "roles"]),
        ("title", "title", ["title", "axes", "technologies", "roles"]),
    ],
)
def test_a_card_is_dropped_between_others(
    session: Session, strip: StoryStrip, id: str, before: str, order: list[str]
) -> None:
    assert drag(strip, id, before)
    assert ids(strip)[:4] == order
    assert len(undo_steps(session)) == (order[0] != "title" or order[1] != "axes")


def test_a_card_is_dropped_at_the_end(session: Session, strip: StoryStrip) -> None:
    strip.list.scrollToBottom()
    assert drag(strip, "title", None)
    assert strip.model.ids[-1] == "title"
    assert undo_steps(session) == ("Move a step",)


def foreign(kind: str, data: bytes) -> QMimeData:
    made = QMimeData()
    made.setData(kind, data)
    return made


@pytest.mark.parametrize(
    "data",
    [
        foreign("application/x-qabstractitemmodeldatalist", b"\x00\x00\x00\x00"),
        foreign(MIME, b"not json"),
        foreign(MIME, b'["nobody"]'),
        foreign(MIME, b'["axes", "roles"]'),
        foreign(MIME, b"[1]"),
        foreign(MIME, b"\xff\xfe"),
    ],
)
def test_foreign_data_is_refused(session: Session, strip: StoryStrip, data: QMimeData) -> None:
    assert not drag(strip, "axes", "title", data)
    assert ids(strip) == MADE
    assert undo_steps(session) == ()


def test_a_drag_carries_ids_and_nothing_else(strip: StoryStrip) -> None:
    data = strip.model.mimeData([strip.model.index(1)])
    assert data.formats() == [MIME]
    assert ids_from_mime(data) == ["axes"]
    assert not strip.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_a_drag_that_leaves_leaves_no_line(strip: StoryStrip) -> None:
    view, spot = strip.list.viewport(), QPoint(50, 30)
    data = strip.model.mimeData([strip.model.index(3)])
    view.grab()
    while not (strip.story.holds and strip.pictures.idle):  # the cards get their pictures first
        QTest.qWait(5)
    before = view.grab().toImage()
    kinds = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, ALT & CTRL)
    QApplication.sendEvent(view, QDragEnterEvent(spot, *kinds))
    QApplication.sendEvent(view, QDragMoveEvent(spot, *kinds))
    turn()
    assert view.grab().toImage() != before
    QApplication.sendEvent(view, QDragLeaveEvent())
    turn()
    assert view.grab().toImage() == before


# Steps --------------------------------------------------------------------------------------------


def test_h_hides_a_step_and_shows_it_again(session: Session, strip: StoryStrip) -> None:
    choose(strip, "axes")
    press(strip, KEY.Key_H)
    assert step(session, "axes").hidden
    assert [strip.model.index(row).data(NUMBER) for row in range(3)] == ["1", "", "2"]
    assert strip.hide_step.text() == "Show"
    strip.hide_step.click()
    turn()
    assert not step(session, "axes").hidden
    assert undo_steps(session) == ("Hide a step", "Show a step")


def test_f2_changes_the_title_in_place(session: Session, strip: StoryStrip) -> None:
    choose(strip, "axes")
    press(strip, KEY.Key_F2)
    editor = strip.list.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "The axes"
    type_into(editor, "Where we look")
    assert step(session, "axes").title == "Where we look"
    assert strip.model.index(1).data() == "Where we look"
    assert undo_steps(session) == ("Rename a step",)


def test_a_title_left_as_it_was_stays_the_maps(session: Session, strip: StoryStrip) -> None:
    choose(strip, "axes")
    press(strip, KEY.Key_F2)
    editor = strip.list.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, KEY.Key_Return)
    turn()
    assert session.document.project.story is None


def test_letters_typed_into_a_title_are_no_commands(session: Session, strip: StoryStrip) -> None:
    choose(strip, "axes")
    press(strip, KEY.Key_F2)
    editor = strip.list.findChild(QLineEdit)
    assert editor is not None
    type_into(editor, "Hh")
    assert (step(session, "axes").title, step(session, "axes").hidden) == ("Hh", False)


def test_delete_drops_a_step_and_undo_brings_it_back(
    session: Session, strip: StoryStrip, said: list[str]
) -> None:
    choose(strip, "axes")
    press(strip, KEY.Key_Delete)
    assert "axes" not in strip.model.ids
    assert strip.list.current is not None
    assert strip.list.current.step.id == "technologies"
    assert said == ["Deleted a step of the story"]
    session.document.undo()
    turn()
    assert ids(strip) == MADE


def test_a_step_is_duplicated(session: Session, strip: StoryStrip) -> None:
    choose(strip, "axes")
    press(strip, KEY.Key_D, CTRL)
    assert strip.model.ids[:3] == ["title", "axes", "axes-2"]
    strip.copy.click()
    turn()
    assert strip.model.ids[:4] == ["title", "axes", "axes-3", "axes-2"]


def test_a_step_of_ones_own_is_about_what_is_chosen(session: Session, strip: StoryStrip) -> None:
    session.selection.choose(["sales", "seo"])
    choose(strip, "axes")
    strip.new.click()
    turn()
    assert strip.model.ids[:3] == ["title", "axes", "new-step"]
    made = step(session, "new-step")
    assert (made.kind, made.about.scenario, made.about.items) == ("free", NOW, ("sales", "seo"))
    assert strip.form.title.hasFocus()
    QTest.keyClicks(strip.form.title, "A closer look")
    QTest.keyClick(strip.form.title, KEY.Key_Return)
    assert step(session, "new-step").title == "A closer look"
    assert undo_steps(session) == ("Add a step", "Rename a step")


def test_keys_do_nothing_where_no_step_is_chosen(session: Session, strip: StoryStrip) -> None:
    for key in (KEY.Key_H, KEY.Key_Delete, KEY.Key_F2):
        press(strip, key)
    press(strip, KEY.Key_Up, ALT)
    assert undo_steps(session) == ()
    assert not strip.delete.isEnabled()


# Words --------------------------------------------------------------------------------------------


def test_words_are_typed_below_the_list(session: Session, strip: StoryStrip) -> None:
    choose(strip, "axes")
    form = strip.form
    assert form.isVisible()
    assert form.title.text() == ""
    assert form.title.placeholderText() == "The axes"
    assert form.caption.placeholderText() == "From left to right, and from bottom to top."
    type_into(form.title, "Two questions")
    type_into(form.caption, "Who, and how?")
    form.notes.setFocus()
    QTest.keyClicks(form.notes, "**Wait** here")
    form.title.setFocus()
    turn()
    words = step(session, "axes")
    assert (words.title, words.caption, words.notes) == (
        "Two questions",
        "Who, and how?",
        "**Wait** here",
    )
    assert undo_steps(session) == (
        "Rename a step",
        "Change a caption",
        "Change speaker notes",
    )


def test_an_emptied_title_is_the_maps_again(session: Session, strip: StoryStrip) -> None:
    choose(strip, "axes")
    type_into(strip.form.title, "Mine")
    strip.form.title.clear()
    QTest.keyClick(strip.form.title, KEY.Key_Return)
    turn()
    assert step(session, "axes").title == ""
    assert strip.model.index(1).data() == "The axes"


def test_the_caption_is_counted(strip: StoryStrip) -> None:
    choose(strip, "axes")
    assert strip.form.count.text() == ""
    QTest.keyClicks(strip.form.caption, "Four")
    assert strip.form.count.text() == "4 of 90"
    assert strip.form.count.objectName() == "aside"
    strip.form.caption.setText("word " * 20)
    assert strip.form.count.text() == "99 of 90"
    assert strip.form.count.objectName() == "problem"


def test_words_stay_with_the_step_that_they_were_typed_for(
    session: Session, strip: StoryStrip
) -> None:
    choose(strip, "axes")
    strip.form.caption.setFocus()
    QTest.keyClicks(strip.form.caption, "Of the axes")
    choose(strip, "roles")
    assert step(session, "axes").caption == "Of the axes"
    assert step(session, "roles").caption == ""
    assert strip.form.caption.text() == ""


# The whole story ----------------------------------------------------------------------------------


def test_refreshing_adds_what_is_new_and_keeps_every_note(
    session: Session, strip: StoryStrip, said: list[str]
) -> None:
    choose(strip, "hot-sales")
    type_into(strip.form.title, "The best")
    document = session.document
    document.edit("Move", edits.place(document.project, NOW, "press", 0.02, 0.0))
    turn()
    assert "hot-press" not in strip.model.ids
    strip.refresh.click()
    turn()
    assert "hot-press" in strip.model.ids
    assert step(session, "hot-sales").title == "The best"
    assert said[-1] in {"Added 1 step", "Added 2 steps"}
    strip.refresh.click()
    assert said[-1] == "(The story has a step for everything on the map)"


def test_the_made_story_comes_back(session: Session, strip: StoryStrip, said: list[str]) -> None:
    choose(strip, "axes")
    press(strip, KEY.Key_Delete)
    assert strip.forget.isVisible()
    strip.forget.click()
    turn()
    assert ids(strip) == MADE
    assert session.document.project.story is None
    assert said[-1] == "The story is made from the map again"
    session.document.undo()
    turn()
    assert "axes" not in strip.model.ids


def test_an_empty_story_and_an_empty_map(
    open_project: Open, session: Session, strip: StoryStrip
) -> None:
    choose(strip, "title")
    while strip.model.rowCount():
        press(strip, KEY.Key_Delete)
    assert session.document.project.story == ()
    assert strip.state.text() == "0 steps."
    strip.new.click()
    turn()
    assert strip.model.ids == ["new-step"]
    session.document.replace(map_of())
    turn()
    assert strip.model.ids == ["title", "axes"]


def test_everything_has_a_name_for_screen_readers(strip: StoryStrip) -> None:
    named: list[Callable[[], str]] = [
        strip.list.accessibleName,
        strip.form.title.accessibleName,
        strip.form.caption.accessibleName,
        strip.form.notes.accessibleName,
    ]
    assert all(name() for name in named)
