"""The list of items: it follows the document, chooses, renames and lets itself be dragged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from heatdesk.canvas.dropping import MIME
from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.properties import LayerName, LayerNames
from heatdesk.panels.items.item_list import ItemList
from tests.builders.driver import row_of, rows_of, turn
from tests.builders.maps import NOW, map_of, technology
from tests.panels.conftest import Put

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def items(session: Session, put: Put) -> ItemList:
    listed = ItemList(session.document, session.selection, session.view, session.heat)
    put(listed)
    return listed


def edit(session: Session, change: Change) -> None:
    session.document.edit("Edit", change)


def project(session: Session) -> Project:
    return session.document.project


def sections(items: ItemList) -> list[list[str]]:
    return [items.ids(n) for n in range(3)]


def click(items: ItemList, name: str, *keys: Qt.KeyboardModifier) -> None:
    spot = items.visualItemRect(row_of(items, name)).center()
    held = Qt.KeyboardModifier.NoModifier
    for key in keys:
        held |= key
    QTest.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, held, spot)
    turn()


def open_editor(items: ItemList) -> QLineEdit:
    turn()
    (editor,) = items.viewport().findChildren(QLineEdit)
    return editor


# Following the document ---------------------------------------------------------------------------


def test_items_stand_under_their_layers_and_the_rest_in_the_tray(items: ItemList) -> None:
    assert sections(items) == [["twitter", "blogs"], ["sales", "support"], ["seo"]]
    assert [row.text(0) for row in rows_of(items)] == [
        "Technologies  2", "Twitter", "Blogs",
        "Roles  2", "Sales", "Support",
        "Not on the map  1", "Seo",
    ]  # fmt: skip


def test_adding_and_deleting_and_undoing_show(session: Session, items: ItemList) -> None:
    change, _ = edits.create(project(session), NOW, "role", "Board", (0.0, 0.0))
    edit(session, change)
    assert items.ids(1) == ["sales", "support", "board"]
    edit(session, edits.delete(project(session), ["sales", "seo"]))
    assert sections(items) == [["twitter", "blogs"], ["support", "board"], []]
    session.document.undo()
    session.document.undo()
    assert sections(items) == [["twitter", "blogs"], ["sales", "support"], ["seo"]]


def test_an_empty_section_says_so(session: Session, items: ItemList) -> None:
    edit(session, edits.delete(project(session), ["seo"]))
    assert [row.text(0) for row in rows_of(items)][-2:] == ["Not on the map  0", "none"]


def test_placing_and_taking_off_change_the_section(session: Session, items: ItemList) -> None:
    edit(session, edits.place(project(session), NOW, "seo", 0.0, 0.0))
    assert sections(items)[0] == ["twitter", "blogs", "seo"]
    edit(session, edits.unplace(project(session), NOW, ["twitter", "sales"]))
    assert sections(items) == [["blogs", "seo"], ["support"], ["twitter", "sales"]]
    session.document.undo()
    assert sections(items)[2] == []


def test_new_names_of_items_and_layers_show(session: Session, items: ItemList) -> None:
    edit(session, edits.rename(project(session), "sales", "Selling"))
    layers = LayerNames(LayerName("Channels"), LayerName("People"))
    edit(session, edits.set_properties(project(session), layers=layers))
    texts = [row.text(0) for row in rows_of(items)]
    assert texts[:1] + texts[3:5] == ["Channels  2", "People  2", "Selling"]


def test_another_project_is_listed(session: Session, items: ItemList) -> None:
    session.document.replace(map_of(technology("x")))
    assert sections(items) == [["x"], [], []]


def test_another_scenario_s_placements_do_not_matter(session: Session, items: ItemList) -> None:
    session.document.replace(
        map_of(technology("a"), also={"later": [technology("a"), technology("b")]})
    )
    assert sections(items) == [["a"], [], ["b"]]


def test_muting_fades_the_symbol(session: Session, items: ItemList) -> None:
    def symbol() -> object:
        return row_of(items, "Twitter").icon(0).pixmap(20, 20).toImage()

    before = symbol()
    edit(session, edits.set_placements(project(session), NOW, ["twitter"], muted=True))
    assert symbol() != before


def test_closed_sections_stay_closed(session: Session, items: ItemList) -> None:
    head = items.topLevelItem(1)
    assert head is not None
    head.setExpanded(False)
    edit(session, edits.rename(project(session), "twitter", "X"))
    heads = [items.topLevelItem(n) for n in range(3)]
    assert [head.isExpanded() for head in heads if head] == [True, False, True]


def test_a_drag_does_not_build_the_list_again(session: Session, items: ItemList) -> None:
    row = row_of(items, "Twitter")
    gesture = session.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["twitter"], 0.1, 0.0))
    gesture.commit()
    assert row_of(items, "Twitter") is row


# Choosing -----------------------------------------------------------------------------------------


def test_a_click_chooses(session: Session, items: ItemList) -> None:
    click(items, "Twitter")
    assert session.selection.ids == ("twitter",)
    click(items, "Seo")
    assert session.selection.ids == ("seo",)


def test_several_are_chosen_with_ctrl(session: Session, items: ItemList) -> None:
    click(items, "Twitter")
    click(items, "Sales", Qt.KeyboardModifier.ControlModifier)
    assert set(session.selection.ids) == {"twitter", "sales"}


def test_what_is_chosen_elsewhere_is_marked(session: Session, items: ItemList) -> None:
    session.selection.choose(["blogs", "support"])
    assert {row.text(0) for row in items.selectedItems()} == {"Blogs", "Support"}
    session.selection.clear()
    assert items.selectedItems() == []


def test_the_mark_outlives_a_new_list(session: Session, items: ItemList) -> None:
    session.selection.choose(["blogs", "support"])
    edit(session, edits.rename(project(session), "twitter", "X"))
    assert {row.text(0) for row in items.selectedItems()} == {"Blogs", "Support"}
    assert set(session.selection.ids) == {"blogs", "support"}


def test_headings_cannot_be_chosen(session: Session, items: ItemList) -> None:
    click(items, "Roles  2")
    assert session.selection.ids == ()


# Renaming -----------------------------------------------------------------------------------------


def test_f2_renames_in_place(session: Session, items: ItemList) -> None:
    click(items, "Twitter")
    QTest.keyClick(items, Qt.Key.Key_F2)
    editor = open_editor(items)
    QTest.keyClicks(editor, "X")
    QTest.keyClick(editor, ENTER)
    turn()
    assert project(session).item("twitter").name == "X"
    assert session.document.history.steps == ("Rename Twitter",)
    assert row_of(items, "X") is not None


def test_enter_opens_the_name_and_escape_keeps_the_old_one(
    session: Session, items: ItemList
) -> None:
    click(items, "Twitter")
    QTest.keyClick(items, ENTER)
    editor = open_editor(items)
    QTest.keyClicks(editor, "X")
    QTest.keyClick(editor, ESCAPE)
    turn()
    assert project(session).item("twitter").name == "Twitter"
    assert session.document.history.steps == ()


def test_a_click_elsewhere_keeps_the_typed_name(session: Session, items: ItemList) -> None:
    click(items, "Twitter")
    QTest.keyClick(items, Qt.Key.Key_F2)
    QTest.keyClicks(open_editor(items), "X")
    click(items, "Sales")
    assert project(session).item("twitter").name == "X"


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_name_is_not_kept(session: Session, items: ItemList, typed: str) -> None:
    click(items, "Twitter")
    QTest.keyClick(items, Qt.Key.Key_F2)
    editor = open_editor(items)
    editor.setText(typed)
    QTest.keyClick(editor, ENTER)
    turn()
    assert project(session).item("twitter").name == "Twitter"
    assert row_of(items, "Twitter") is not None
    assert session.document.history.steps == ()


def test_names_are_bounded_and_plain(session: Session, items: ItemList) -> None:
    click(items, "Twitter")
    for typed, kept in (("W" * 300, "W" * 200), ("<b>x</b>\u0000 & y", "<b>x</b> & y")):
        QTest.keyClick(items, Qt.Key.Key_F2)
        editor = open_editor(items)
        editor.setText(typed)
        QTest.keyClick(editor, ENTER)
        turn()
        assert project(session).item("twitter").name == kept
        assert row_of(items, kept) is not None


def test_headings_cannot_be_renamed(session: Session, items: ItemList) -> None:
    head = items.topLevelItem(0)
    assert head is not None
    items.setCurrentItem(head)
    items.edit_current()
    turn()
    assert items.viewport().findChildren(QLineEdit) == []


def test_tool_tips_show_mark_up_as_text(session: Session, items: ItemList) -> None:
    edit(session, edits.set_items(project(session), ["twitter"], note="<img src=x>"))
    assert "&lt;img src=x&gt;" in row_of(items, "Twitter").toolTip(0)


# Dragging -----------------------------------------------------------------------------------------


def test_dragged_rows_carry_their_ids_and_nothing_else(items: ItemList) -> None:
    data = items.mimeData([row_of(items, "Seo"), row_of(items, "Sales")])
    assert data.formats() == [MIME]
    assert bytes(data.data(MIME).data()) == b'["seo","sales"]'


def test_headings_carry_nothing(items: ItemList) -> None:
    data = items.mimeData([row_of(items, "Roles  2")])
    assert bytes(data.data(MIME).data()) == b"[]"


def drawn(items: ItemList, name: str) -> bytes:
    """What a drag of a row carries: the press makes it the current one."""
    spot = items.visualItemRect(row_of(items, name)).center()
    QTest.mousePress(items.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    data = bytes(items.mimeData(items.selectedItems()).data(MIME).data())
    QTest.mouseRelease(items.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    return data


def test_a_drag_takes_along_what_was_chosen_in_the_list(items: ItemList) -> None:
    click(items, "Twitter")
    click(items, "Seo", Qt.KeyboardModifier.ControlModifier)
    assert drawn(items, "Seo") == b'["twitter","seo"]'


def test_but_not_what_a_paste_has_chosen(session: Session, items: ItemList) -> None:
    session.selection.choose(["twitter", "seo", "sales"])
    assert drawn(items, "Seo") == b'["seo"]'
    click(items, "Twitter")
    click(items, "Seo", Qt.KeyboardModifier.ControlModifier)
    session.view.show_part("labels", False)  # the list is made anew
    assert drawn(items, "Seo") == b'["twitter","seo"]'


def test_rows_can_be_dragged_and_nothing_dropped_on_them(items: ItemList) -> None:
    assert row_of(items, "Seo").flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not row_of(items, "Roles  2").flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not items.viewport().acceptDrops()
    assert items.supportedDropActions() == Qt.DropAction.CopyAction
