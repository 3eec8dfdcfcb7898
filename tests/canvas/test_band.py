"""The rubber band: to the right it encloses, to the left it touches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QStatusTipEvent

from heatdesk.model import edits
from tests.builders.driver import Canvas
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show

EVERYONE = ("twitter", "blogs", "sales")


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(
            technology("twitter", 0.2, 0.3),
            technology("blogs", -0.4, 0.5),
            role("sales", -0.5, -0.5),
        )
    )


def edge(canvas: Canvas, id: str, px: float) -> float:
    """The plane's x that lies some pixels right of an item's middle."""
    x, y = canvas.where(id)
    return canvas.plane(canvas.pixel(x, y) + QPointF(px, 0))[0]


def test_a_band_chooses_what_it_holds_in_the_order_of_stacking(canvas: Canvas) -> None:
    canvas.drag((-0.9, 0.9), (0.7, -0.9))
    assert canvas.chosen == EVERYONE


def test_a_band_changes_nothing_on_the_map(canvas: Canvas) -> None:
    before = canvas.project
    canvas.drag((-0.9, 0.9), (0.7, -0.9))
    assert canvas.project is before


def test_drawn_to_the_right_it_chooses_only_whole_markers(canvas: Canvas) -> None:
    canvas.drag((-0.9, 0.9), (edge(canvas, "twitter", 3), -0.9))
    assert canvas.chosen == ("blogs", "sales")
    canvas.drag((-0.9, 0.9), (edge(canvas, "twitter", 9), -0.9))
    assert canvas.chosen == EVERYONE


def test_drawn_to_the_left_it_chooses_what_it_touches(canvas: Canvas) -> None:
    canvas.drag((0.7, -0.9), (edge(canvas, "twitter", 5), 0.9))
    assert canvas.chosen == ("twitter",)
    canvas.drag((0.7, -0.9), (edge(canvas, "twitter", 10), 0.9))
    assert canvas.chosen == ()


def test_extents_do_not_count(canvas: Canvas) -> None:
    """They overlap nearly everything: this band lies within Twitter's."""
    canvas.drag((0.35, 0.45), (0.26, 0.38))
    assert canvas.chosen == ()


def test_the_choice_follows_the_band_while_it_is_drawn(canvas: Canvas) -> None:
    canvas.press(-0.9, 0.9).move(0.0, 0.2)
    assert canvas.chosen == ("blogs",)
    canvas.move(0.7, 0.0)
    assert canvas.chosen == ("twitter", "blogs")
    canvas.move(-0.8, 0.8)
    assert canvas.chosen == ()
    canvas.release()


def test_a_band_begins_anew_and_with_shift_it_adds(canvas: Canvas) -> None:
    canvas.session.selection.choose(["sales"])
    canvas.drag((-0.9, 0.9), (0.0, 0.2))
    assert canvas.chosen == ("blogs",)
    canvas.drag((0.05, 0.05), (0.6, 0.6))
    assert canvas.chosen == ("twitter",)
    canvas.drag((-0.9, 0.9), (0.0, 0.2), shift=True)
    assert canvas.chosen == ("twitter", "blogs")


def test_escape_gives_the_old_choice_back(canvas: Canvas) -> None:
    canvas.session.selection.choose(["sales", "twitter"])
    canvas.press(-0.9, 0.9).move(0.0, 0.2).keys(Qt.Key.Key_Escape)
    assert canvas.chosen == ("sales", "twitter")
    canvas.move(0.7, -0.9).release()
    assert canvas.chosen == ("sales", "twitter")


def test_locked_and_hidden_items_are_not_caught(canvas: Canvas) -> None:
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, ["blogs"], locked=True))
    canvas.session.view.show_part("role", False)
    canvas.drag((-0.9, 0.9), (0.7, -0.9))
    assert canvas.chosen == ("twitter",)


def test_a_drag_from_a_locked_item_draws_a_band(canvas: Canvas) -> None:
    canvas.session.document.edit("Lock", edits.set_items(canvas.project, ["blogs"], locked=True))
    canvas.drag((-0.4, 0.5), (0.7, 0.0))
    assert canvas.where("blogs") == (-0.4, 0.5)
    assert canvas.chosen == ("twitter",)


def test_the_band_is_seen_and_gone_at_the_end(canvas: Canvas) -> None:
    canvas.session.view.show_part("heat", False)
    ground = canvas.colour(0.6, -0.6)
    canvas.press(0.3, -0.3).move(0.9, -0.9)
    assert canvas.colour(0.6, -0.6) != ground
    canvas.release()
    assert canvas.colour(0.6, -0.6) == ground
    canvas.press(0.3, -0.3).move(0.9, -0.9).keys(Qt.Key.Key_Escape)
    assert canvas.colour(0.6, -0.6) == ground


def test_the_status_bar_says_which_band_it_is(canvas: Canvas) -> None:
    said: list[str] = []

    class Listener(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QStatusTipEvent):
                said.append(event.tip())
            return False

    listener = Listener()
    canvas.widget.installEventFilter(listener)
    canvas.press(0.8, -0.8).move(0.9, -0.9)
    assert said[-1].startswith("Chooses what the band encloses")
    canvas.move(0.6, -0.9)
    assert said[-1].startswith("Chooses what the band touches")
    canvas.release()
    assert said[-1] == ""
    canvas.press(0.8, -0.8).move(0.9, -0.9).keys(Qt.Key.Key_Escape).release()
    assert said[-2].startswith("Chooses")
    assert said[-1] == ""
