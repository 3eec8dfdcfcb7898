"""The table: every field of every item, edited in place, by the keyboard alone if need be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.items import Item, Placement
from heatdesk.panels.items.items_model import AT, COLUMNS
from heatdesk.panels.items.items_table import ItemsTable
from heatdesk.storage.lists import parse
from tests.builders.driver import turn
from tests.builders.maps import NOW, in_tray, map_of, role, technology
from tests.panels.conftest import Open, Put

ENTER, ESCAPE, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = {"twitter", "sales"}


@pytest.fixture
def table(session: Session, put: Put) -> ItemsTable:
    shown = ItemsTable(session.document, session.selection, session.view, session.heat)
    put(shown)
    shown.resize(1300, 400)
    shown.table.setFocus()
    turn()
    return shown


def item(session: Session, id: str) -> Item:
    return session.document.project.item(id)


def placement(session: Session, id: str) -> Placement:
    found = session.document.project.placement(NOW, id)
    assert found is not None
    return found


def shown(table: ItemsTable, id: str, key: str) -> str:
    return str(table.cell(id, key).data())


def ticked(table: ItemsTable, id: str, key: str) -> bool:
    state = table.cell(id, key).data(Qt.ItemDataRole.CheckStateRole)
    return state is not None and Qt.CheckState(state) == Qt.CheckState.Checked


def go(table: ItemsTable, id: str, key: str) -> None:
    table.table.setFocus()
    table.table.setCurrentIndex(table.cell(id, key))
    turn()


def editor(table: ItemsTable) -> QWidget:
    turn()
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    found = [w for w in table.table.viewport().findChildren(QWidget) if isinstance(w, kinds)]
    (open_one,) = (w for w in found if w.parent() is table.table.viewport() and w.isVisible())
    return open_one


def is_editing(table: ItemsTable) -> bool:
    turn()
    return table.table.state() == table.table.State.EditingState


def enter(table: ItemsTable, id: str, key: str, text: str, end: Qt.Key = ENTER) -> None:
    """Types into a cell as with the keyboard alone."""
    go(table, id, key)
    QTest.keyClick(table.table, Qt.Key.Key_F2)
    line = editor(table)
    assert isinstance(line, QLineEdit | QPlainTextEdit)
    line.selectAll()
    QTest.keyClicks(line, text) if text else line.clear()
    QTest.keyClick(line, end)
    turn()


# Showing ------------------------------------------------------------------------------------------


def test_the_model_keeps_qt_s_rules(session: Session, table: ItemsTable) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(m, mode) for m in (table.model, table.rows)]
    document = session.document
    document.edit("Delete", edits.delete(document.project, ["sales"]))
    document.undo()
    document.edit("Rename", edits.rename(document.project, "sales", "Selling"))
    assert len(testers) == 2


def test_every_field_of_every_item_is_there(table: ItemsTable) -> None:
    assert table.ids() == ["twitter", "blogs", "sales", "support", "seo"]
    row = [shown(table, "blogs", column.key) for column in COLUMNS]
    assert row == [
        "Blogs", "technology", "", "-0.40", "0.50", "0.80", "0.50", "2.00", "0.00",
        "None", "None", "", "", "", "Automatic",
    ]  # fmt: skip
    assert ticked(table, "blogs", "muted")
    assert not ticked(table, "blogs", "locked")


def test_what_is_not_on_the_map_has_no_position(table: ItemsTable) -> None:
    numbers = ("x", "y", "width", "height", "weight", "heat")
    assert [shown(table, "seo", key) for key in numbers] == [""] * 6


def test_the_heat_is_the_alignment_at_the_centre(session: Session, table: ItemsTable) -> None:
    document = session.document
    document.edit("Move", edits.place(document.project, NOW, "twitter", 0.6, 0.6))
    assert shown(table, "twitter", "heat") == "1.00"
    assert shown(table, "sales", "heat") == "0.00"


def test_the_heat_waits_for_the_end_of_a_drag(session: Session, table: ItemsTable) -> None:
    gesture = session.document.begin("Move")
    computed = session.heat.computations
    gesture.show(edits.place(gesture.start, NOW, "twitter", 0.6, 0.6))
    assert session.heat.computations == computed
    assert shown(table, "twitter", "heat") != "1.00"
    assert (shown(table, "twitter", "x"), shown(table, "twitter", "y")) == ("0.60", "0.60")
    gesture.commit()
    assert shown(table, "twitter", "heat") == "1.00"


def test_a_hidden_table_computes_nothing_until_it_is_shown(
    session: Session, table: ItemsTable
) -> None:
    table.hide()
    computed = session.heat.computations
    document = session.document
    document.edit("Move", edits.place(document.project, NOW, "twitter", 0.6, 0.6))
    assert session.heat.computations == computed
    table.show()
    assert shown(table, "twitter", "heat") == "1.00"


def test_a_drag_tells_only_the_rows_that_move(session: Session, table: ItemsTable) -> None:
    told: list[tuple[int, int]] = []
    table.model.dataChanged.connect(lambda a, b: told.append((a.row(), b.row())))
    gesture = session.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["sales"], 0.1, 0.0))
    gesture.show(edits.move(gesture.start, NOW, ["sales"], 0.2, 0.0))
    assert told == []  # ten times a second are enough
    QTest.qWait(150)
    assert told == [(2, 2)]
    gesture.cancel()


def test_rows_keep_their_place_until_a_drag_is_over(session: Session, table: ItemsTable) -> None:
    table.table.sortByColumn(AT["x"], Qt.SortOrder.AscendingOrder)
    before = table.ids()
    gesture = session.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["sales"], 1.4, 0.0))
    assert table.ids() == before
    gesture.commit()
    assert table.ids()[:4] == ["blogs", "twitter", "support", "sales"]


def test_adding_deleting_and_undoing_show(session: Session, table: ItemsTable) -> None:
    document = session.document
    change, _ = edits.create(document.project, NOW, "role", "Board", (0.0, 0.0))
    document.edit("Add", change)
    assert table.ids()[-1] == "board"
    document.edit("Delete", edits.delete(document.project, ["twitter"]))
    document.undo()
    document.undo()
    assert table.ids() == ["twitter", "blogs", "sales", "support", "seo"]


def test_another_project_and_another_scenario_are_shown(
    session: Session, table: ItemsTable
) -> None:
    session.document.replace(
        map_of(technology("a", 0.1), also={"later": [technology("a", 0.9), technology("b")]})
    )
    assert table.ids() == ["a", "b"]
    assert shown(table, "b", "x") == ""
    session.heat.show("later")
    assert (shown(table, "a", "x"), shown(table, "b", "x")) == ("0.90", "0.00")
    enter(table, "a", "x", "0.5")
    placed = session.document.project.placement("later", "a")
    assert placed is not None
    assert placed.x == 0.5


def test_mark_up_is_shown_as_text(session: Session, table: ItemsTable) -> None:
    document = session.document
    document.edit("Note", edits.set_items(document.project, ["twitter"], note="<img src=x>"))
    assert shown(table, "twitter", "note") == "<img src=x>"
    tip = str(table.cell("twitter", "note").data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;img src=x&gt;" in tip


def test_screen_readers_hear_headings_and_cells(table: ItemsTable) -> None:
    tree = QAccessible.queryAccessibleInterface(table.table)
    spoken = QAccessible.Text.Name
    assert tree.role() == QAccessible.Role.Table
    assert tree.text(spoken) == "Items"
    words = {tree.child(n).text(spoken) for n in range(tree.childCount())}
    assert {column.heading for column in COLUMNS} <= words
    assert {"Twitter", "0.20", "muted", "not locked"} <= words


# Editing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "typed", "value", "step"),
    [
        ("name", "X & <b>Y</b>", "X & <b>Y</b>", "Rename Twitter"),
        ("group", "Social", "Social", "Group Twitter"),
        ("x", "-0,5", -0.5, "Move Twitter"),
        ("y", "0.75", 0.75, "Move Twitter"),
        ("width", "1,2", 1.2, "Resize Twitter"),
        ("height", ".8", 0.8, "Resize Twitter"),
        ("weight", "2.5", 2.5, "Weigh Twitter"),
        ("reason", "Because", "Because", "Explain Twitter"),
        ("note", "What it is", "What it is", "Annotate Twitter"),
        ("link", "https://example.org/a?b=c", "https://example.org/a?b=c", "Link Twitter"),
        ("color", "#AbCdEf", "#abcdef", "Colour Twitter"),
    ],
)
def test_each_field_is_edited_in_place_as_one_step(
    session: Session, table: ItemsTable, key: str, typed: str, value: object, step: str
) -> None:
    before = session.document.project
    enter(table, "twitter", key, typed)
    at = placement(session, "twitter")
    holder: object = at if hasattr(at, key) else item(session, "twitter")
    assert getattr(holder, key) == value
    assert session.document.history.steps == (step,)
    session.document.undo()
    assert session.document.project == before


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("name", "   ", "Name: at least one letter or sign"),
        ("x", "1.01", "Across: a number from -1.00 to 1.00"),
        ("y", "north", "Up: a number from -1.00 to 1.00"),
        ("width", "0", "Width: a number from 0.05 to 4.00"),
        ("height", "1e1", "Height: a number from 0.05 to 4.00"),
        ("weight", "-1", "Weight: a number from 0.00 to 10.00"),
        ("color", "reddish", "Colour: for example #1a2b3c, or automatic"),
    ],
)
def test_what_is_refused_is_told_below_and_the_old_value_stays(
    session: Session, table: ItemsTable, key: str, typed: str, told: str
) -> None:
    said: list[str] = []
    table.refused.connect(said.append)
    before = session.document.project
    enter(table, "twitter", key, typed)
    assert said == [told]
    assert table.problem.isVisible()
    assert table.problem.text() == told
    assert session.document.project is before
    enter(table, "twitter", "x", "0.5")
    assert not table.problem.isVisible()


def test_the_kind_is_chosen(session: Session, table: ItemsTable) -> None:
    go(table, "twitter", "kind")
    QTest.keyClick(table.table, ENTER)
    box = editor(table)
    assert isinstance(box, QComboBox)
    assert box.currentText() == "technology"
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, ENTER)
    turn()
    assert item(session, "twitter").layer == "role"
    assert session.document.history.steps == ("Make Twitter a role",)


@pytest.mark.parametrize(("key", "step"), [("muted", "Mute"), ("locked", "Lock")])
def test_space_ticks(session: Session, table: ItemsTable, key: str, step: str) -> None:
    go(table, "twitter", key)
    QTest.keyClick(table.table, SPACE)
    assert ticked(table, "twitter", key)
    QTest.keyClick(table.table, SPACE)
    assert not ticked(table, "twitter", key)
    steps = (f"{step} Twitter", f"{ {'Mute': 'Unmute', 'Lock': 'Unlock'}[step] } Twitter")
    assert session.document.history.steps == steps


def test_a_coordinate_places_what_is_not_on_the_map(session: Session, table: ItemsTable) -> None:
    enter(table, "seo", "y", "0,4")
    assert (placement(session, "seo").x, placement(session, "seo").y) == (0.0, 0.4)
    enter(table, "seo", "x", "0.3")
    assert (placement(session, "seo").x, placement(session, "seo").y) == (0.3, 0.4)
    assert session.document.history.steps == ("Place Seo", "Move Seo")


def test_without_a_position_nothing_else_of_it_can_be_said(
    session: Session, table: ItemsTable
) -> None:
    go(table, "seo", "weight")
    QTest.keyClick(table.table, ENTER)
    assert not is_editing(table)
    assert table.problem.text() == "Seo is not on the map: type Across or Up first"
    go(table, "twitter", "heat")
    QTest.keyClick(table.table, ENTER)
    assert not is_editing(table)
    assert session.document.history.steps == ()


def test_a_note_of_several_lines_keeps_them(session: Session, table: ItemsTable) -> None:
    document = session.document
    document.edit("Note", edits.set_items(document.project, ["twitter"], note="one\ntwo"))
    assert shown(table, "twitter", "note") == "one two"
    go(table, "twitter", "note")
    QTest.keyClick(table.table, ENTER)
    page = editor(table)
    QTest.keyClick(page, Qt.Key.Key_End, CTRL)
    QTest.keyClick(page, ENTER, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(page, "three")
    QTest.keyClick(page, ENTER)
    turn()
    assert item(session, "twitter").note == "one\ntwo\nthree"


def test_escape_keeps_the_old_value(session: Session, table: ItemsTable) -> None:
    for key in ("name", "x", "note"):
        enter(table, "twitter", key, "0.9", end=ESCAPE)
        assert not is_editing(table)
    assert session.document.history.steps == ()


def test_the_same_value_again_is_no_step(session: Session, table: ItemsTable) -> None:
    for key, text in (("name", "Twitter"), ("x", "0.2"), ("color", "automatic")):
        enter(table, "twitter", key, text)
    assert session.document.history.steps == ()


def test_tab_goes_on_to_the_next_cell_and_edits_there(session: Session, table: ItemsTable) -> None:
    enter(table, "twitter", "x", "0.5", end=TAB)
    assert placement(session, "twitter").x == 0.5
    line = editor(table)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "0.6")
    QTest.keyClick(line, ENTER)
    turn()
    assert placement(session, "twitter").y == 0.6


def test_tab_walks_the_cells_and_leaves_at_the_end(table: ItemsTable) -> None:
    go(table, "seo", "link")
    QTest.keyClick(table.table, TAB)
    assert table.table.currentIndex() == table.cell("seo", "color")
    QTest.keyClick(table.table, TAB)
    assert QApplication.focusWidget() is table.filter
    QTest.keyClick(table.filter, TAB)
    assert QApplication.focusWidget() is table.table
    QTest.keyClick(table.table, ESCAPE)
    assert QApplication.focusWidget() is table.filter


def test_typing_opens_the_cell_and_no_shortcut_takes_the_letters(
    session: Session, table: ItemsTable
) -> None:
    go(table, "twitter", "name")
    letter = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_T, Qt.KeyboardModifier(0), "t")
    letter.ignore()
    QApplication.sendEvent(table.table, letter)
    assert letter.isAccepted()
    QTest.keyClick(table.table, "T")
    line = editor(table)
    QTest.keyClicks(line, "ik")
    QTest.keyClick(line, ENTER)
    turn()
    assert item(session, "twitter").name == "Tik"


def test_megabytes_in_a_cell_are_cut(session: Session, table: ItemsTable) -> None:
    QGuiApplication.clipboard().setText("W" * 5_000_000)
    for key in ("name", "note", "x"):
        go(table, "twitter", key)
        QTest.keyClick(table.table, Qt.Key.Key_F2)
        line = editor(table)
        assert isinstance(line, QLineEdit | QPlainTextEdit)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_V, CTRL)
        QTest.keyClick(line, ENTER)
        turn()
    QGuiApplication.clipboard().clear()
    assert item(session, "twitter").name == "W" * 200
    assert item(session, "twitter").note == "W" * 20_000
    assert placement(session, "twitter").x == 0.2


def test_groups_are_completed(session: Session, table: ItemsTable) -> None:
    enter(table, "sales", "group", "Customers")
    go(table, "twitter", "group")
    QTest.keyClick(table.table, Qt.Key.Key_F2)
    line = editor(table)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "cu")
    completer = line.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Customers"
    QTest.keyClick(line, ESCAPE)


# Choosing, sorting, filtering, copying ------------------------------------------------------------


def test_rows_and_items_are_chosen_together(session: Session, table: ItemsTable) -> None:
    spot = table.table.visualRect(table.cell("blogs", "name")).center()
    QTest.mouseClick(table.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert session.selection.ids == ("blogs",)
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    assert session.selection.ids == ("sales",)
    QTest.keyClick(table.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert set(session.selection.ids) == {"sales", "support"}
    session.selection.choose(["twitter", "seo"])
    rows = table.table.selectionModel().selectedRows()
    assert {table.id_of(row) for row in rows} == {"twitter", "seo"}
    session.selection.clear()
    assert table.table.selectionModel().selectedRows() == []


def test_the_choice_and_the_place_outlive_an_edit(session: Session, table: ItemsTable) -> None:
    go(table, "sales", "weight")
    document = session.document
    document.edit("Delete", edits.delete(document.project, ["twitter"]))
    assert session.selection.ids == ("sales",)
    assert table.table.currentIndex() == table.cell("sales", "weight")


def test_a_click_on_a_heading_sorts(table: ItemsTable) -> None:
    header = table.table.horizontalHeader()
    for key, first in (("x", "sales"), ("name", "blogs")):
        spot = QPoint(header.sectionViewportPosition(AT[key]) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        turn()
        assert table.ids()[0] == first
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table.ids() == ["twitter", "support", "seo", "sales", "blogs"]


def test_keys_sort_by_the_current_column(table: ItemsTable) -> None:
    go(table, "twitter", "y")
    QTest.keyClick(table.table, Qt.Key.Key_Up, CTRL)
    assert table.ids() == ["sales", "twitter", "blogs", "support", "seo"]
    QTest.keyClick(table.table, Qt.Key.Key_Down, CTRL)
    assert table.ids()[-4:] == ["support", "blogs", "twitter", "sales"]
    assert table.table.currentIndex() == table.cell("twitter", "y")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("tw", ["twitter"]),
        ("ROLE", ["sales", "support"]),
        ("cust", ["support"]),
        (".*", []),
        ("s[", []),
        ("", ["twitter", "blogs", "sales", "support", "seo"]),
    ],
)
def test_the_filter_takes_letters_as_letters(
    session: Session, table: ItemsTable, typed: str, left: list[str]
) -> None:
    document = session.document
    document.edit("Group", edits.set_items(document.project, ["support"], group="Customers"))
    table.filter.setFocus()
    QTest.keyClicks(table.filter, typed)
    assert table.ids() == left


def test_what_the_filter_hides_stays_chosen(session: Session, table: ItemsTable) -> None:
    session.selection.choose(["twitter", "sales"])
    table.focus_filter()
    QTest.keyClicks(table.filter, "sal")
    assert set(session.selection.ids) == BOTH
    QTest.keyClick(table.filter, ESCAPE)
    table.filter.clear()
    flags = QItemSelectionModel.SelectionFlag
    assert flags.NoUpdate is not None
    rows = table.table.selectionModel().selectedRows()
    assert {table.id_of(row) for row in rows} == BOTH


def test_the_chosen_rows_are_copied_as_a_table(session: Session, table: ItemsTable) -> None:
    table.table.sortByColumn(AT["name"], Qt.SortOrder.AscendingOrder)
    session.selection.choose(["twitter", "sales", "seo"])
    table.table.setFocus()
    QTest.keyClick(table.table, Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    listed = parse(text, "technology")
    assert [(p.item.name, p.item.layer) for p in listed.pieces] == [
        ("Sales", "role"), ("Seo", "technology"), ("Twitter", "technology")
    ]  # fmt: skip
    assert listed.problems == ()
    assert [p.placement and p.placement.x for p in listed.pieces] == [-0.5, None, 0.2]


def test_a_table_of_many_rows(open_project: Open, put: Put) -> None:
    many = [technology(f"t{n}", 0.0, 0.0) for n in range(299)]
    session = open_project(map_of(*many, in_tray("seo")))
    table = ItemsTable(session.document, session.selection, session.view, session.heat)
    put(table)
    assert len(table.ids()) == 300


def test_an_empty_map_has_an_empty_table(open_project: Open, put: Put) -> None:
    session = open_project(map_of())
    table = ItemsTable(session.document, session.selection, session.view, session.heat)
    put(table)
    table.table.setFocus()
    for key in (ENTER, TAB, SPACE, Qt.Key.Key_Down, Qt.Key.Key_F2):
        QTest.keyClick(table.table, key)
    session.document.replace(map_of(role("sales")))
    assert table.ids() == ["sales"]
