"""Proposals: what is chosen for a table, and the one Change that it comes to."""

from __future__ import annotations

import pytest

from heatdesk.model.project import Project
from heatdesk.storage.tables.proposal import Choices, Proposal, propose
from heatdesk.storage.tables.scales import Scale
from heatdesk.storage.tables.source import Wishes, open_table
from heatdesk.storage.tables.table import TableError
from heatdesk.storage.templates import blank
from tests.builders.maps import map_of, role, technology

MAP = map_of(technology("twitter", 0.1, 0.2), role("sales", 0.3, -0.2))


def proposed(text: str, choices: Choices | None = None, project: Project = MAP) -> Proposal:
    return propose(project, open_table(text.encode(), Wishes()), choices or Choices())


def test_without_choices_it_is_what_the_planner_says() -> None:
    made = proposed("name,x,y\nTwitter,0.5,0.5\nWikis,-0.5,0\n")
    after = MAP.after(made.change)
    assert made.items == 2
    assert after.placement("now", "twitter").x == 0.5  # type: ignore[union-attr]
    assert MAP.after(made.change).after(made.change.inverse()) == MAP


def test_columns_are_taken_as_they_are_chosen() -> None:
    made = proposed("what,a,b\nTwitter,0.5,-0.5\n", Choices({"name": 0, "x": 1, "y": 2}))
    assert MAP.after(made.change).placement("now", "twitter").y == -0.5  # type: ignore[union-attr]
    assert made.columns.unused == ()


def test_a_scale_in_a_heading_holds_only_for_its_own_column() -> None:
    text = "name,x (0 to 10),other\nTwitter,5,1\n"
    assert "x" in proposed(text).columns.scales
    moved = proposed(text, Choices({"name": 0, "x": 2, "y": 1}))
    assert moved.columns.scales == {}


def test_a_chosen_scale_overrules_headings() -> None:
    made = proposed("name,x (0 to 10),y (0 to 10)\nTwitter,5,5\n", Choices(scale=Scale(0, 5)))
    placed = MAP.after(made.change).placement("now", "twitter")
    assert (placed.x, placed.y) == (1, 1)  # type: ignore[union-attr]


def test_a_new_scenario_is_added_only_with_something_in_it() -> None:
    made = proposed("name,x,y\nTwitter,0.5,0.5\n", Choices(new_scenario="Plan"))
    after = MAP.after(made.change)
    assert [scenario.name for scenario in after.scenarios] == ["Now", "Plan"]
    assert after.placement("now", "twitter") == MAP.placement("now", "twitter")
    assert not proposed("name\nTwitter\n", Choices(new_scenario="Plan")).change


def test_names_are_the_same_however_they_are_spaced() -> None:
    text = 'name,note\n"Twit  ter","hello"\n'
    made = proposed(text, Choices(same={"Twit ter": "twitter"}))
    assert made.plan.added == ()
    assert MAP.after(made.change).item("twitter").note == "hello"


CHART = 'quadrantChart\n title T\n x-axis "Few" --> "Many"\n "Wikis": [0.5, 0.5]\n nonsense\n'


@pytest.mark.parametrize(("wanted", "title"), [(None, ""), (True, "T"), (False, "")])
def test_the_outline_of_a_chart_is_taken_where_it_is_wanted(wanted: bool, title: str) -> None:
    made = proposed(CHART, Choices(outline=wanted))
    assert MAP.after(made.change).properties.title == title
    assert made.outline == bool(wanted)
    assert len(made.plan.troubles) == 1


def test_an_empty_map_takes_the_outline() -> None:
    made = proposed(CHART, project=blank())
    assert blank().after(made.change).properties.axes.x.high == "Many"


def test_it_pauses_at_every_row_and_can_be_ended_there() -> None:
    opened = open_table(b"name\n" + b"A\n" * 50, Wishes())
    calls = 0

    def pause() -> None:
        nonlocal calls
        calls += 1
        if calls == 30:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        propose(MAP, opened, Choices(), pause)


def test_no_column_of_names_is_an_error() -> None:
    with pytest.raises(TableError, match="called 'name'"):
        proposed("name\nA\n", Choices(fields={}))
