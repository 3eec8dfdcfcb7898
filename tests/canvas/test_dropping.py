"""Dragging items in from the list: live while they hover, one step when they are dropped."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QUrl

from heatdesk.canvas.dropping import MIME, ids_as_mime
from heatdesk.model import edits
from heatdesk.panels.items.item_list import ItemList
from tests.builders.driver import Canvas, row_of
from tests.builders.maps import NOW, in_tray, map_of, role, technology
from tests.canvas.conftest import Show


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(
        map_of(
            technology("twitter", 0.2, 0.3),
            role("sales", -0.5, -0.5),
            in_tray("blogs"),
            in_tray("support", "role"),
        )
    )


@pytest.fixture
def items(canvas: Canvas) -> ItemList:
    session = canvas.session
    return ItemList(session.document, session.selection, session.view, session.heat)


def dragged(items: ItemList, *ids: str) -> QMimeData:
    """What the list gives along when these rows are dragged."""
    return items.mimeData([row_of(items, id.title()) for id in ids])


def test_an_item_of_the_tray_lies_where_it_is_dropped(canvas: Canvas, items: ItemList) -> None:
    data = dragged(items, "blogs")
    assert canvas.drag_in(data, 0.9, 0.9)
    canvas.drag_over(data, 0.0, 0.0).drop(data, -0.3, 0.6)
    assert canvas.where("blogs") == (-0.3, 0.6)
    assert canvas.steps == ("Place Blogs",)
    assert canvas.chosen == ("blogs",)
    assert canvas.focused is canvas.widget


def test_it_is_on_the_map_and_heats_while_it_hovers(canvas: Canvas, items: ItemList) -> None:
    data = dragged(items, "blogs")
    canvas.drag_in(data, 0.9, 0.9)
    heat = canvas.session.heat
    for x in (0.5, 0.0, -0.5):
        before = heat.heat().revision
        canvas.drag_over(data, x, -0.5)
        assert canvas.where("blogs") == (x, -0.5)
        assert heat.heat().revision > before
        assert "blogs" in [bubble.item.id for bubble in canvas.widget.bubbles]
    assert canvas.steps == ()
    assert not canvas.session.document.at_rest


def test_leaving_the_canvas_leaves_no_trace(canvas: Canvas, items: ItemList) -> None:
    canvas.drag((0.2, 0.3), (0.3, 0.3))
    moved = canvas.project
    canvas.session.document.undo()
    before = canvas.project
    data = dragged(items, "blogs")
    canvas.drag_in(data, 0.0, 0.0)
    canvas.drag_over(data, 0.5, 0.5).drag_out()
    assert canvas.project == before
    assert canvas.steps == ()
    assert canvas.session.document.at_rest
    assert "blogs" not in [bubble.item.id for bubble in canvas.widget.bubbles]
    canvas.session.document.redo()
    assert canvas.project == moved


def test_it_may_come_back_after_leaving(canvas: Canvas, items: ItemList) -> None:
    data = dragged(items, "blogs")
    canvas.drag_in(data, 0.0, 0.0)
    canvas.drag_out()
    assert canvas.drag_in(data, 0.1, 0.1)
    canvas.drop(data, 0.1, 0.1)
    assert canvas.where("blogs") == (0.1, 0.1)


def test_beside_the_plane_nothing_is_placed(canvas: Canvas, items: ItemList) -> None:
    before, data = canvas.project, dragged(items, "blogs")
    canvas.drag_in(data, 0.0, 0.0)
    canvas.drag_over(data, 0.0, 1.05)
    assert canvas.project == before
    canvas.drop(data, 0.0, 1.05)
    assert canvas.project == before
    assert canvas.steps == ()
    assert canvas.session.document.at_rest


def test_an_item_that_is_placed_already_is_moved(canvas: Canvas, items: ItemList) -> None:
    before = canvas.placement("sales")
    data = dragged(items, "sales")
    canvas.drag_in(data, 0.0, 0.0)
    canvas.drop(data, 0.5, 0.5)
    assert canvas.where("sales") == (0.5, 0.5)
    assert canvas.placement("sales").width == before.width


def test_a_locked_item_stays_where_it_is_placed(canvas: Canvas, items: ItemList) -> None:
    for id in ("sales", "blogs"):
        canvas.session.document.edit("Lock", edits.set_items(canvas.project, [id], locked=True))
    assert not canvas.drag_in(dragged(items, "sales"), 0.0, 0.0)
    assert canvas.where("sales") == (-0.5, -0.5)
    assert canvas.drag_in(dragged(items, "blogs"), 0.0, 0.0)
    canvas.drag_out()


def test_several_lie_apart_and_are_one_step(canvas: Canvas, items: ItemList) -> None:
    before, data = canvas.project, dragged(items, "blogs", "support")
    canvas.drag_in(data, 0.0, 0.0)
    canvas.drop(data, 0.5, 0.5)
    assert canvas.where("blogs") == (0.5, 0.5)
    assert canvas.where("support") not in {(0.5, 0.5)}
    assert canvas.steps == ("Place 2 items",)
    canvas.session.document.undo()
    assert canvas.project == before


def test_many_stay_on_the_plane(show: Show) -> None:
    canvas = show(map_of(*(in_tray(f"t{n}") for n in range(40))))
    data = ids_as_mime(f"t{n}" for n in range(40))
    canvas.drag_in(data, 0.9, -0.9)
    canvas.drop(data, 0.9, -0.9)
    spots = [canvas.where(f"t{n}") for n in range(40)]
    assert all(abs(x) <= 1 and abs(y) <= 1 for x, y in spots)


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def urls() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/picture.png")])
    return data


def of_ours(raw: bytes) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, raw)
    return data


@pytest.mark.parametrize("data", [text("blogs"), urls(), QMimeData()])
def test_foreign_data_are_refused(canvas: Canvas, data: QMimeData) -> None:
    before = canvas.project
    assert not canvas.drag_in(data, 0.0, 0.0)
    canvas.drag_over(data, 0.1, 0.1).drop(data, 0.1, 0.1)
    assert canvas.project is before
    assert canvas.session.document.at_rest


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"blogs",
        b'"blogs"',
        b'["blogs"',
        b"[1]",
        b"[null]",
        b'{"ids": ["blogs"]}',
        b'["\xff\xfe"]',
        b"[]",
        b'["nobody"]',
        b"[" * 100_000,
        json.dumps(["blogs"] * 200_000).encode(),
    ],
    ids=lambda raw: repr(raw[:16]),
)
def test_malformed_data_of_our_own_kind_are_refused(canvas: Canvas, raw: bytes) -> None:
    before, data = canvas.project, of_ours(raw)
    assert not canvas.drag_in(data, 0.0, 0.0)
    canvas.drop(data, 0.1, 0.1)
    assert canvas.project is before
    assert canvas.session.document.at_rest


def test_an_id_that_is_named_twice_is_placed_once(canvas: Canvas) -> None:
    data = of_ours(b'["blogs", "blogs", "nobody"]')
    assert canvas.drag_in(data, 0.2, 0.2)
    canvas.drop(data, 0.2, 0.2)
    assert canvas.where("blogs") == (0.2, 0.2)
    assert canvas.project.order(("order", "placements", NOW)).count("blogs") == 1
    assert canvas.steps == ("Place Blogs",)
