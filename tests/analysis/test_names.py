from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from heatdesk.analysis import names
from heatdesk.model.items import LAYERS
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    Axes,
    Axis,
    LayerName,
    LayerNames,
    Properties,
    Quadrant,
    Quadrants,
)
from tests.builders.maps import map_of, role
from tests.builders.projects import projects

ARABIC = "مبيعات"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Sales", "Sales"),
        ("  two\n lines\tand \u2028 more ", "two lines and more"),
        ("", ""),
        ("\u200b \u2060", ""),
        ("\x1b[2Jred", "[2Jred"),
        ("a\u202eb", "ab"),
        ("x" * 41, "x" * 39 + "…"),
        ("Ünïcödé 表 👩‍💻", "Ünïcödé 表 👩‍💻"),
    ],
)
def test_a_name_is_one_visible_line(text: str, line: str) -> None:
    assert names.plain(text) == line


def test_what_runs_from_right_to_left_turns_nothing_around_it() -> None:
    assert names.spoken(ARABIC) == f"\u2068{ARABIC}\u2069"
    assert names.spoken("Vertrieb") == "Vertrieb"


def test_a_name_that_turns_the_text_behind_it_has_no_power() -> None:
    said = names.spoken(f"\u2069\u202e{ARABIC}\u2066")
    assert said == f"\u2068{ARABIC}\u2069"


def test_an_item_without_a_name_and_one_that_is_gone() -> None:
    project = map_of(role("sales"))
    assert names.item(project, "sales") == "Sales"
    assert names.item(project, "twitter", "Twitter") == "Twitter"
    assert names.item(project, "twitter") == "unnamed item"


def test_ends_are_called_by_their_place_where_they_have_no_names() -> None:
    assert names.ends(Axis(low="Talk", high="Listen")) == ("Talk", "Listen")
    assert names.ends(Axis(low=" \n", high="Listen")) == ("left", "Listen")
    assert names.ends(Axis(), names.UP) == ("bottom", "top")
    assert names.ends(Axis(low="Same", high="Same")) == ("left", "right")


def test_the_sides_of_the_axes() -> None:
    axes = Axes(Axis(low="Personal"), Axis(low="Talk", high="Listen"))
    sides = [names.side(axes, side) for side in ("x.low", "x.high", "y.low", "y.high")]
    assert sides == ["Personal", "right", "Talk", "Listen"]
    with pytest.raises(KeyError):
        names.side(axes, "z.low")


def test_a_quadrant_by_its_name_or_by_its_place() -> None:
    axes = Axes(Axis(low="Personal", high="Professional"), Axis(low="Talk", high="Listen"))
    project = map_of(axes=axes, quadrants=Quadrants(top_left=Quadrant("Close to people")))
    assert names.quadrant(project, "top_left") == "“Close to people”"
    assert names.quadrant(project, "bottom_right") == "the quadrant Talk, Professional"
    assert names.place(Axes(), "top_right") == "top, right"


def test_layers_go_by_the_words_of_the_project() -> None:
    renamed = LayerNames(LayerName("Channels"), LayerName(""))
    project = map_of(layers=renamed)
    assert [names.layer(project, layer) for layer in LAYERS] == ["Channels", "Roles"]
    forms = "no {} is placed", "nothing of {} is placed"
    said = [names.none_of(project, layer, *forms) for layer in LAYERS]
    assert said == ["nothing of “Channels” is placed", "no role is placed"]


def test_sentences_begin_with_a_capital_letter() -> None:
    assert names.capital("the quadrant") == "The quadrant"
    assert names.capital("") == ""


@given(projects())
def test_no_name_breaks_a_line_or_escapes(project: Project) -> None:
    properties: Properties = project.properties
    said = [
        *(names.item(project, item.id) for item in project.items),
        *(names.scenario(project, scenario.id) for scenario in project.scenarios),
        *(names.layer(project, layer) for layer in LAYERS),
        *names.ends(properties.axes.x),
        names.quadrant(project, "top_left"),
    ]
    for name in said:
        assert name.strip()
        assert len(name) < 120
        assert not any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in name)
        assert name.count("\u2068") == name.count("\u2069")
