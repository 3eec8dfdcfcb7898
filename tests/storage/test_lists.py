"""Items that somebody typed or pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model.copying import Piece
from heatdesk.model.items import Item, Placement
from heatdesk.storage.lists import MOST_ENTRIES, as_table, parse


def names(text: str) -> list[str]:
    return [piece.item.name for piece in parse(text, "technology").pieces]


@pytest.mark.parametrize(
    "text",
    [
        "Twitter, YouTube, Blogs",
        "Twitter; YouTube;Blogs",
        "Twitter\nYouTube\nBlogs\n",
        "Twitter\r\nYouTube\r\n\r\nBlogs",
        "  Twitter \n\n YouTube  \n Blogs",
    ],
)
def test_names_in_a_line_or_in_lines(text: str) -> None:
    assert names(text) == ["Twitter", "YouTube", "Blogs"]


def test_names_wait_in_the_tray_and_have_the_kind_asked_for() -> None:
    pieces = parse("Sales, Support", "role").pieces
    assert [(p.item.layer, p.placement) for p in pieces] == [("role", None), ("role", None)]


def test_a_table_places_its_items() -> None:
    (piece,) = parse("Sales\trole\t0,3\t-0.25\t1.2", "technology").pieces
    assert (piece.item.name, piece.item.layer) == ("Sales", "role")
    assert piece.placement == Placement(piece.item.id, 0.3, -0.25, 1.2, 1.2)


def test_a_heading_says_what_the_columns_are() -> None:
    text = "Name\tGroup\tKind\tx\ty\nSales\tField\tPeople\t−0.5\t1\n"
    (piece,) = parse(text, "technology", {"People": "role"}).pieces
    assert piece.item.group == "Field"
    assert piece.item.layer == "role"
    assert piece.placement is not None
    assert (piece.placement.x, piece.placement.y) == (-0.5, 1.0)


def test_what_is_not_understood_is_told_with_its_line_and_the_item_waits() -> None:
    listed = parse("Sales\tperson\t3\t0\nBlogs\tplant\n\tt\t0\t0\nSEO\tt\tten\t0", "technology")
    assert [p.item.name for p in listed.pieces] == ["Sales", "Blogs", "SEO"]
    assert all(p.placement is None for p in listed.pieces)
    assert listed.problems == (
        "line 1: x: expected a number from -1 to 1, got '3'",
        "line 2: expected 'technology' or 'role', got 'plant'",
        "line 3: expected a name",
        "line 4: x: expected a number from -1 to 1, got 'ten'",
    )


def test_megabytes_are_cut_and_said_to_be() -> None:
    listed = parse("\n".join(f"Item {n}" for n in range(MOST_ENTRIES + 5)), "technology")
    assert len(listed.pieces) == MOST_ENTRIES
    assert listed.problems == (f"only the first {MOST_ENTRIES} entries were taken",)


def test_a_table_can_be_pasted_again() -> None:
    placed = Piece(Item("a", "role", "Sales", "Field"), Placement("a", 0.25, -0.5, 1.2, 0.4))
    waiting = Piece(Item("b", "technology", "Blogs"), None)
    again = parse(as_table([placed, waiting]), "role").pieces
    assert [(p.item.name, p.item.layer, p.item.group) for p in again] == [
        ("Sales", "role", "Field"),
        ("Blogs", "technology", ""),
    ]
    assert again[0].placement == Placement("listed-0", 0.25, -0.5, 1.2, 0.4)
    assert again[1].placement is None


@given(st.text(max_size=200))
def test_any_text_is_survived_in_one_line_of_words_a_fault(text: str) -> None:
    listed = parse(text, "technology")
    assert all(p.item.name and "\n" not in p.item.name for p in listed.pieces)
    assert all("\n" not in problem for problem in listed.problems)
