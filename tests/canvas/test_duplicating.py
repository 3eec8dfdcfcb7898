"""Copies: by dragging with Alt, and by the command."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.model import edits
from tests.builders.driver import Canvas, shapes
from tests.builders.maps import NOW, in_tray, map_of, role, technology
from tests.canvas.conftest import Show

TWITTER, BLOGS = "twitter", "blogs"
ALT = Qt.Key.Key_Alt


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(
            technology(TWITTER, 0.2, 0.3, weight=2.0), technology(BLOGS, -0.4, 0.5), in_tray("seo")
        )
    )


def names(canvas: Canvas) -> list[str]:
    return [item.name for item in canvas.project.items]


def test_alt_drags_a_copy_and_leaves_the_model(canvas: Canvas) -> None:
    canvas.drag((0.2, 0.3), (0.6, -0.3), alt=True)
    assert names(canvas) == ["Twitter", "Blogs", "Seo", "Twitter 2"]
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert canvas.where("twitter-2") == (0.6, -0.3)
    assert canvas.placement("twitter-2").weight == 2.0
    assert canvas.steps == ("Duplicate Twitter",)
    assert canvas.chosen == ("twitter-2",)


def test_undo_takes_the_copy_away_and_redo_brings_it_back(canvas: Canvas) -> None:
    before = canvas.project
    canvas.drag((0.2, 0.3), (0.6, -0.3), alt=True)
    after = canvas.project
    canvas.session.document.undo()
    assert canvas.project == before
    canvas.session.document.redo()
    assert canvas.project == after


def test_the_copy_is_seen_and_heats_while_it_moves(canvas: Canvas) -> None:
    heat = canvas.session.heat
    canvas.press(0.2, 0.3, alt=True).move(0.5, 0.1)
    before = heat.heat().revision
    canvas.move(0.6, 0.0)
    assert heat.heat().revision > before
    assert [b.item.id for b in canvas.widget.bubbles] == [TWITTER, BLOGS, "twitter-2"]
    disc = canvas.widget.view.look.technology.fill
    assert canvas.colour(0.6, 0.0).name() == disc
    assert canvas.colour(0.2, 0.3).name() == disc
    assert len(canvas.widget.scenery.loose) <= 2


def test_alt_may_come_and_go_during_the_drag(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.6, 0.1)
    assert len(names(canvas)) == 3
    canvas.key_down(ALT)
    assert canvas.where(TWITTER) == (0.2, 0.3)
    assert canvas.where("twitter-2") == (0.6, 0.1)
    assert canvas.chosen == ("twitter-2",)
    canvas.key_up(ALT)
    assert len(names(canvas)) == 3
    assert canvas.where(TWITTER) == (0.6, 0.1)
    assert canvas.chosen == (TWITTER,)
    canvas.release()
    assert canvas.steps == ("Move Twitter",)


def test_a_copy_may_be_decided_at_the_end(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.6, 0.1).hold(alt=True).release()
    assert canvas.steps == ("Duplicate Twitter",)
    assert canvas.where(TWITTER) == (0.2, 0.3)


def test_escape_leaves_neither_copy_nor_trace(canvas: Canvas) -> None:
    before = canvas.project
    canvas.session.selection.choose([TWITTER])
    canvas.press(0.2, 0.3, alt=True).move(0.6, 0.1).keys(Qt.Key.Key_Escape).release()
    assert canvas.project == before
    assert canvas.steps == ()
    assert canvas.chosen == (TWITTER,)
    assert canvas.session.document.at_rest


def test_several_are_copied_in_their_shape_even_at_the_edge(canvas: Canvas) -> None:
    canvas.session.selection.choose([TWITTER, BLOGS])
    before = shapes(canvas, [TWITTER, BLOGS])
    canvas.press(0.2, 0.3, alt=True).move(0.7, 0.3).move(1.5, 1.2).release()
    copies = ["twitter-2", "blogs-2"]
    assert shapes(canvas, copies) == before
    assert canvas.where("twitter-2")[0] == 1.0
    assert canvas.steps == ("Duplicate 2 items",)
    assert canvas.chosen == tuple(copies)


def test_copies_are_drawn_to_their_models_lines(canvas: Canvas) -> None:
    """A column of copies is what one duplicates for."""
    near = 0.2 + 2 * 4 / canvas.widget.frame.side
    canvas.press(0.2, 0.3, alt=True).move(0.5, 0.0).move(near, -0.35).release()
    assert canvas.where("twitter-2") == (0.2, -0.35)


def test_an_unchosen_bubble_is_copied_alone(canvas: Canvas) -> None:
    canvas.session.selection.choose([BLOGS])
    canvas.drag((0.2, 0.3), (0.6, -0.3), alt=True)
    assert canvas.steps == ("Duplicate Twitter",)
    assert canvas.where(BLOGS) == (-0.4, 0.5)


def test_alt_on_empty_ground_draws_a_band(canvas: Canvas) -> None:
    canvas.drag((-0.9, 0.9), (0.1, 0.2), alt=True)
    assert canvas.chosen == (BLOGS,)
    assert canvas.steps == ()


def test_in_a_gesture_alt_does_not_open_the_menu_bar(canvas: Canvas) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    def asked() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, ALT, Qt.KeyboardModifier.AltModifier)
        event.ignore()
        QApplication.sendEvent(canvas.widget, event)
        return event.isAccepted()

    assert not asked()
    canvas.press(0.2, 0.3).move(0.5, 0.1)
    assert asked()
    canvas.release()


# The command --------------------------------------------------------------------------------------


def test_the_command_copies_what_is_chosen_a_little_aside(canvas: Canvas) -> None:
    canvas.session.selection.choose([TWITTER, "seo"])
    assert canvas.session.handling.duplicate() == ("twitter-2", "seo-2")
    assert canvas.where("twitter-2") == (0.25, 0.25)
    assert canvas.project.placement(NOW, "seo-2") is None
    assert canvas.chosen == ("twitter-2", "seo-2")
    assert canvas.steps == ("Duplicate 2 items",)


def test_again_and_again_is_a_row(canvas: Canvas) -> None:
    canvas.session.selection.choose([TWITTER])
    for _ in range(3):
        canvas.session.handling.duplicate()
    assert names(canvas)[3:] == ["Twitter 2", "Twitter 3", "Twitter 4"]
    assert canvas.where("twitter-4") == (0.35, 0.15)


def test_in_the_corner_the_copy_lies_inwards(show: Show) -> None:
    canvas = show(map_of(role("sales", 1.0, -1.0)))
    canvas.session.selection.choose(["sales"])
    canvas.session.handling.duplicate()
    assert canvas.where("sales-2") == (0.95, -0.95)


def test_copies_of_locked_items_are_free(canvas: Canvas) -> None:
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, [TWITTER], locked=True))
    canvas.session.selection.choose([TWITTER])
    canvas.session.handling.duplicate()
    assert canvas.project.item(TWITTER).locked
    assert not canvas.project.item("twitter-2").locked


def test_nothing_chosen_nothing_copied(canvas: Canvas) -> None:
    assert canvas.session.handling.duplicate() == ()
    assert canvas.steps == ()
