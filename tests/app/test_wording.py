from __future__ import annotations

import pytest

from heatdesk.app.wording import named, short
from heatdesk.model import edits
from tests.builders.maps import map_of, role, technology

MAP = map_of(technology("twitter"), role("sales"))


def test_one_item_is_named_and_several_are_counted() -> None:
    assert named(MAP, ["twitter"]) == "Twitter"
    assert named(MAP, ["twitter", "sales"]) == "2 items"


def test_an_item_without_a_name_is_called_so() -> None:
    assert named(MAP.after(edits.rename(MAP, "sales", " \n ")), ["sales"]) == "unnamed item"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Twitter", "Twitter"),
        (" two\n  lines ", "two lines"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("x" * 38 + " yz", "x" * 38 + "…"),
    ],
)
def test_long_texts_are_cut_to_one_short_line(text: str, line: str) -> None:
    assert short(text) == line
