from __future__ import annotations

import pytest

from heatdesk.model.properties import Axes, Axis
from heatdesk.storage.tables.columns import FIELDS, guess
from heatdesk.storage.tables.placements import HEADER
from heatdesk.storage.tables.scales import Scale


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Name", "name"), ("ITEM", "name"), (" Bezeichnung: ", "name"), ("Type", "kind"),
        ("Ebene", "kind"), ("x-axis", "x"), ("X_Achse", "x"), ("y pos", "y"), ("Breite", "width"),
        ("Höhe", "height"), ("Größe", "size"), ("extent", "size"), ("Gewicht", "weight"),
        ("category", "group"), ("Notizen", "note"), ("URL", "link"), ("Begründung", "reason"),
        ("Szenario", "scenario"), ("stumm", "muted"), ("Colour", "color"), ("farbe", "color"),
        ("weight (0..10)", "weight"), ("Name*", "name"),
    ],
)  # fmt: skip
def test_headings_in_english_and_german(heading: str, field: str) -> None:
    assert guess([heading]).fields == {field: 0}


def test_every_field_has_its_own_name() -> None:
    assert guess(FIELDS).fields == {name: n for n, name in enumerate(FIELDS)}


def test_the_table_that_is_written_names_them_all_but_the_size() -> None:
    columns = guess(HEADER)
    assert set(columns.fields) == set(FIELDS) - {"size"}
    assert columns.scales == {"x": Scale(-1, 1), "y": Scale(-1, 1)}


def test_a_heading_may_tell_the_scale() -> None:
    columns = guess(["name", "x (0 to 100)", "Y [1..7]", "weight (0 to 10)"])
    assert columns.scales == {"x": Scale(0, 100), "y": Scale(1, 7)}


def test_the_axes_of_the_map_name_columns_too() -> None:
    axes = Axes(Axis("Personal–Professional"), Axis("Reach (in people)"))
    columns = guess(["name", "personal–professional", "Reach (in people)"], axes)
    assert columns.fields == {"name": 0, "x": 1, "y": 2}
    assert guess(["name", "Reach"], Axes()).fields == {"name": 0}


def test_the_first_of_two_columns_is_taken_and_the_rest_is_told() -> None:
    columns = guess(["name", "item", "", "colour of the car", "x"])
    assert columns.fields == {"name": 0, "x": 4}
    assert columns.unused == (1, 2, 3)
