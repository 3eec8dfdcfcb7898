"""Making items and naming them, where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from heatdesk.app.writing import PAUSE_MS
from heatdesk.canvas.name_editor import NameEditor
from heatdesk.figure.marks import Text
from heatdesk.model import edits
from heatdesk.model.items import Item
from tests.builders.driver import Canvas, turn
from tests.builders.maps import in_tray, map_of, role, technology
from tests.canvas.conftest import SIDE, Show

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<b>bold</b> &amp; co",
    "שלום مرحبا",
    "e\u0301\u0302\u0303 👩‍👩‍👧",
    "&Mnemonic",
    "$.items[0].name",
)


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(map_of(technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5)))


def editor(canvas: Canvas) -> NameEditor:
    return canvas.session.handling.editor


def only_new(canvas: Canvas) -> Item:
    """The one item that was not there at the beginning."""
    (item,) = (i for i in canvas.project.items if i.id not in {"twitter", "sales"})
    return item


# Making -------------------------------------------------------------------------------------------


def test_a_double_click_on_empty_ground_makes_an_item_there(canvas: Canvas) -> None:
    canvas.double_click(0.4, -0.6)
    made = only_new(canvas)
    assert (made.layer, made.name) == ("technology", "New technology")
    assert canvas.where(made.id) == (0.4, -0.6)
    assert canvas.chosen == (made.id,)
    assert editor(canvas).editing == made.id
    assert editor(canvas).isVisible()
    assert editor(canvas).hasFocus()


def test_typing_and_enter_name_it(canvas: Canvas) -> None:
    canvas.double_click(0.4, -0.6).type("YouTube").keys(ENTER)
    assert only_new(canvas).name == "YouTube"
    assert not editor(canvas).isVisible()
    assert canvas.focused is canvas.widget


def test_escape_keeps_the_given_name(canvas: Canvas) -> None:
    canvas.double_click(0.4, -0.6).type("YouTube").keys(ESCAPE)
    assert only_new(canvas).name == "New technology"
    assert canvas.focused is canvas.widget
    assert canvas.steps == ("Add technology",)


def test_undo_takes_the_new_item_away_again(canvas: Canvas) -> None:
    before = canvas.project
    canvas.double_click(0.4, -0.6).type("YouTube").keys(ENTER)
    assert canvas.steps == ("Add YouTube",)
    canvas.session.document.undo()
    assert canvas.project == before
    canvas.session.document.redo()
    assert only_new(canvas).name == "YouTube"


def test_an_item_renamed_later_stays_when_its_new_name_is_undone(canvas: Canvas) -> None:
    canvas.double_click(0.4, -0.6).type("YouTube").keys(ENTER)
    canvas.keys(ENTER).type("Vimeo").keys(ENTER)
    assert canvas.steps == ("Add YouTube", "Rename YouTube")
    canvas.session.document.undo()
    assert only_new(canvas).name == "YouTube"


def test_items_made_without_the_mouse_lie_side_by_side(canvas: Canvas) -> None:
    canvas.leave()
    for _ in range(3):
        canvas.session.handling.create("role")
        canvas.keys(ESCAPE)
    made = canvas.project.layer("now", "role")[1:]
    assert {(placement.x, placement.y) for placement in made} == {
        (0.0, 0.0),
        (0.08, -0.08),
        (0.16, -0.16),
    }


def test_a_double_click_beside_the_plane_makes_nothing(canvas: Canvas) -> None:
    before = canvas.project
    canvas.session.canvas.resize(900, 640)
    turn()
    canvas.double_click(1.2, 0.0)
    assert canvas.project == before


def test_a_double_click_makes_the_layer_that_is_wanted(canvas: Canvas) -> None:
    canvas.session.handling.layer = "role"
    canvas.double_click(0.4, -0.6)
    assert (only_new(canvas).layer, only_new(canvas).name) == ("role", "New role")


def test_a_new_item_goes_where_the_mouse_is(canvas: Canvas) -> None:
    canvas.hover(-0.7, 0.6)
    canvas.session.handling.create("role")
    assert canvas.where(only_new(canvas).id) == (-0.7, 0.6)


@pytest.mark.parametrize("elsewhere", ["left", "beside"])
def test_without_the_mouse_a_new_item_goes_to_the_middle(canvas: Canvas, elsewhere: str) -> None:
    canvas.hover(-0.7, 0.6)
    canvas.leave() if elsewhere == "left" else canvas.hover(-0.7, 1.04)
    canvas.session.handling.create("role")
    assert canvas.where(only_new(canvas).id) == (0.0, 0.0)


def test_where_the_mouse_is_follows_the_camera(canvas: Canvas) -> None:
    canvas.hover(0.5, 0.0)
    at = canvas.pixel(0.5, 0.0)
    canvas.widget.pan_by(-100, 30)
    canvas.session.handling.create("role")
    x, y = canvas.where(only_new(canvas).id)
    assert (canvas.pixel(x, y) - at).manhattanLength() < 0.1


def test_after_panning_with_the_mouse_an_item_still_goes_under_it(canvas: Canvas) -> None:
    middle = Qt.MouseButton.MiddleButton
    canvas.hover(0.5, 0.0).press(0.5, 0.0, middle).move_by(-80, 40).release(middle)
    at = canvas._at
    canvas.session.handling.create("role")
    x, y = canvas.where(only_new(canvas).id)
    assert (canvas.pixel(x, y) - at).manhattanLength() < 0.1


def test_a_new_item_of_a_hidden_layer_is_seen(canvas: Canvas) -> None:
    canvas.session.view.show_part("role", False)
    canvas.session.handling.create("role", (0.1, 0.1))
    assert canvas.session.view.shown.role
    assert editor(canvas).editing == only_new(canvas).id
    canvas.type("Support").keys(ENTER)
    assert only_new(canvas).name == "Support"


# Renaming -----------------------------------------------------------------------------------------


def test_a_double_click_on_an_item_renames_it(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3)
    assert editor(canvas).text() == "Twitter"
    canvas.type("X").keys(ENTER)
    assert canvas.project.item("twitter").name == "X"
    assert canvas.steps == ("Rename Twitter",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_renames_what_is_chosen(canvas: Canvas, key: Qt.Key) -> None:
    canvas.click(-0.5, -0.5).keys(key)
    assert editor(canvas).editing == "sales"
    canvas.type("Selling").keys(key)
    assert canvas.project.item("sales").name == "Selling"


def test_enter_needs_exactly_one_chosen_item_on_the_map(show: Show) -> None:
    canvas = show(map_of(technology("twitter"), role("sales", 0.5, 0.5), in_tray("blogs")))
    for chosen in ((), ("twitter", "sales"), ("blogs",)):
        canvas.session.selection.choose(chosen)
        canvas.keys(ENTER)
        assert editor(canvas).editing is None


def test_a_click_elsewhere_keeps_the_new_name(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3).type("X").click(0.8, -0.8)
    assert canvas.project.item("twitter").name == "X"
    assert not editor(canvas).isVisible()


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0"])
def test_empty_names_are_not_kept(canvas: Canvas, typed: str) -> None:
    canvas.double_click(0.2, 0.3)
    editor(canvas).clear()
    canvas.type(typed).keys(ENTER)
    assert canvas.project.item("twitter").name == "Twitter"
    assert canvas.steps == ()


def test_the_same_name_is_no_step(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3).type("Twitter").keys(ENTER)
    assert canvas.steps == ()


def test_spaces_at_the_ends_and_line_breaks_go(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3)
    editor(canvas).setText("  Face \t book  ")
    canvas.keys(ENTER)
    assert canvas.project.item("twitter").name == "Face book"


def test_names_have_at_most_200_characters(canvas: Canvas) -> None:
    canvas.widget.resize(SIDE, SIDE + 40)  # the plane is 570 pixels wide
    canvas.double_click(0.2, 0.3)
    editor(canvas).clear()
    editor(canvas).insert("W" * 300)
    canvas.keys(ENTER)
    assert canvas.project.item("twitter").name == "W" * 200
    label = canvas.widget.scenery.label("twitter")
    assert label is not None
    assert label.rect[2] - label.rect[0] < 0.5 * canvas.widget.frame.side


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_kept_and_shown_as_they_are(canvas: Canvas, name: str) -> None:
    canvas.double_click(0.2, 0.3)
    editor(canvas).setText(name)
    canvas.keys(ENTER)
    assert canvas.project.item("twitter").name == name
    label = canvas.widget.scenery.label("twitter")
    assert label is not None
    assert label.text.rstrip("…") == name[: len(label.text.rstrip("…"))]
    canvas.picture()


@pytest.mark.parametrize("typed", ["\u202egnp.exe", "gnp\u2066.exe", "\ufeffgnp\u200b.exe"])
def test_a_typed_name_can_neither_hide_nor_turn_anything(canvas: Canvas, typed: str) -> None:
    canvas.double_click(0.2, 0.3)
    editor(canvas).setText(typed)
    canvas.keys(ENTER)
    assert canvas.project.item("twitter").name == "gnp.exe"


@pytest.mark.parametrize("name", ["a\u0000b", "a\u0085b", "tab\tbed", "a\ufffeb", "a\ud800b"])
def test_characters_that_no_file_holds_do_not_get_into_a_name(canvas: Canvas, name: str) -> None:
    from heatdesk.storage.project_file import encode

    canvas.double_click(0.2, 0.3)
    editor(canvas).setText(name)
    canvas.keys(ENTER)
    encode(canvas.project)


def test_keys_belong_to_the_editor_while_it_is_open(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3)
    editor(canvas).end(False)
    canvas.keys(Qt.Key.Key_Left, Qt.Key.Key_Backspace).keys(ENTER)
    assert canvas.project.item("twitter").name == "Twittr"
    assert canvas.where("twitter") == (0.2, 0.3)


def test_space_is_a_letter_there(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3).type("Face book").keys(ENTER)
    assert canvas.project.item("twitter").name == "Face book"
    canvas.drag((0.2, 0.3), (0.4, 0.3))
    assert canvas.where("twitter") == (0.4, 0.3)


def test_the_editor_lies_over_the_label_and_follows_the_camera(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3)
    label = canvas.widget.scenery.label("twitter")
    assert label is not None
    middle = QPointF((label.rect[0] + label.rect[2]) / 2, (label.rect[1] + label.rect[3]) / 2)
    assert editor(canvas).geometry().contains(middle.toPoint())
    before = editor(canvas).pos()
    canvas.widget.pan_by(-60, 45)
    assert (editor(canvas).pos() - before).toTuple() == (-60, 45)


def test_an_item_that_is_gone_closes_its_editor(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3).type("X")
    canvas.session.document.edit("Delete", edits.delete(canvas.project, ["twitter"]))
    turn()
    QTest.keyClick(canvas.focused, ENTER)
    assert not editor(canvas).isVisible()
    assert not canvas.project.has_item("twitter")


def test_two_quick_grasps_of_a_handle_make_nothing_new(canvas: Canvas) -> None:
    """The corner handles lie outside the ellipse: beyond them is empty ground."""
    before = canvas.project
    bubble = canvas.widget.bubbles[0]
    canvas.session.selection.choose([bubble.item.id])
    p = bubble.placement
    canvas.double_click(p.x + p.width / 2, p.y + p.height / 2)
    assert canvas.project == before


def test_the_map_has_a_name_while_it_is_typed(canvas: Canvas) -> None:
    canvas.double_click(0.2, 0.3).type("Chirper")
    QTest.qWait(2 * PAUSE_MS)
    assert canvas.project.item("twitter").name == "Chirper"
    assert not canvas.session.document.at_rest
    canvas.keys(ENTER)
    assert canvas.steps == ("Rename Twitter",)
    canvas.session.document.undo()
    assert canvas.project.item("twitter").name == "Twitter"


def test_escape_leaves_no_trace_of_what_was_typed(canvas: Canvas) -> None:
    before = canvas.project
    canvas.double_click(0.2, 0.3).type("Chirper")
    QTest.qWait(2 * PAUSE_MS)
    canvas.keys(ESCAPE)
    assert canvas.project == before
    assert canvas.steps == ()
    assert canvas.session.document.at_rest


def test_the_name_is_not_drawn_below_its_editor(canvas: Canvas) -> None:
    def drawn() -> list[str]:
        return [m.text for m in canvas.widget.scenery.still_marks(()) if isinstance(m, Text)]

    assert "Twitter" in drawn()
    canvas.double_click(0.2, 0.3).type("Chirper")
    assert not {"Twitter", "Chirper", "C"} & set(drawn())
    canvas.keys(ENTER)
    assert "Chirper" in drawn()
