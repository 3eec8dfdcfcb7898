from __future__ import annotations

import pytest

from heatdesk.app.document import Document
from heatdesk.app.selection import Selection
from heatdesk.model import edits
from tests.builders.maps import NOW, in_tray, map_of, role, technology


@pytest.fixture
def document() -> Document:
    return Document(map_of(technology("twitter"), role("sales"), in_tray("blogs")))


@pytest.fixture
def selection(document: Document) -> Selection:
    return Selection(document)


@pytest.fixture
def heard(selection: Selection) -> list[tuple[str, ...]]:
    events: list[tuple[str, ...]] = []
    selection.changed.connect(lambda: events.append(selection.ids))
    return events


def test_items_are_chosen_in_the_order_of_choosing_and_once(selection, heard) -> None:
    selection.choose(["sales", "blogs", "sales", "nobody"])
    assert selection.ids == ("sales", "blogs")
    assert len(selection) == 2
    assert "blogs" in selection
    assert "twitter" not in selection
    assert heard == [("sales", "blogs")]


def test_choosing_the_same_again_is_not_announced(selection, heard) -> None:
    selection.choose(["sales"])
    selection.choose(["sales"])
    selection.choose(["sales", "nobody"])
    assert heard == [("sales",)]


def test_others_take_the_place_of_what_was_chosen(selection) -> None:
    selection.choose(["sales"])
    selection.choose(["blogs"])
    assert selection.ids == ("blogs",)


def test_toggling_adds_and_takes_away(selection, heard) -> None:
    selection.toggle("sales")
    selection.toggle("twitter")
    selection.toggle("sales")
    selection.toggle("nobody")
    assert heard == [("sales",), ("sales", "twitter"), ("twitter",)]


def test_clearing_leaves_nothing(selection, heard) -> None:
    selection.clear()
    assert heard == []
    selection.choose(["sales"])
    selection.clear()
    assert selection.ids == ()
    assert heard == [("sales",), ()]


def test_what_is_deleted_is_no_longer_chosen(document, selection, heard) -> None:
    selection.choose(["sales", "twitter"])
    document.edit("Delete", edits.delete(document.project, ["sales"]))
    assert selection.ids == ("twitter",)
    assert heard[-1] == ("twitter",)
    document.undo()
    assert selection.ids == ("twitter",)


def test_what_goes_to_the_tray_stays_chosen(document, selection) -> None:
    selection.choose(["twitter"])
    document.edit("Unplace", edits.unplace(document.project, NOW, ["twitter"]))
    document.edit("Rename", edits.rename(document.project, "twitter", "X"))
    assert selection.ids == ("twitter",)


def test_another_project_starts_with_nothing_chosen(document, selection) -> None:
    selection.choose(["twitter"])
    document.replace(map_of(technology("twitter")))
    assert selection.ids == ()
