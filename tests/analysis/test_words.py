from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.analysis.balance import Balance, Sides
from heatdesk.analysis.meetings import Meeting
from heatdesk.analysis.names import UP
from heatdesk.analysis.words import (
    balance_sentence,
    can_use,
    listed,
    missing,
    nothing_meets,
    sides_words,
    stub,
    where,
)
from heatdesk.model.properties import Axes, Axis, LayerName, LayerNames
from tests.builders.maps import NOW, in_tray, map_of, role, technology
from tests.builders.projects import axes as any_axis

AXES = Axes(Axis(low="Personal", high="Professional"), Axis(low="Talk", high="Listen"))


def sides(low: float) -> Sides:
    return Sides(low, 1 - low)


# Where --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        (0.9, -0.2, "slightly Talk, strongly Professional"),
        (-0.5, 0.5, "clearly Listen, clearly Personal"),
        (0.0, 0.0, "in the middle"),
        (0.04, -0.04, "in the middle"),
        (0.9, 0.0, "strongly Professional"),
        (0.0, -1.0, "strongly Talk"),
        (1.0, 1.0, "strongly Listen, strongly Professional"),
        (0.333, 0.334, "clearly Listen, slightly Professional"),
        (0.666, 0.667, "strongly Listen, clearly Professional"),
    ],
)
def test_a_place_in_words(x: float, y: float, said: str) -> None:
    assert where(AXES, x, y) == said


def test_a_place_is_seen_from_the_crossing() -> None:
    """Right of a crossing at 0.8 there is little room: 0.95 is three quarters of it."""
    axes = Axes(Axis(low="Personal", high="Professional", crossing=0.8), AXES.y)
    assert where(axes, 0.95, 0.0) == "strongly Professional"
    assert where(axes, 0.6, 0.0) == "slightly Personal"
    assert where(axes, 0.8, 0.0) == "in the middle"


def test_a_place_between_ends_without_names() -> None:
    assert where(Axes(), -0.9, 0.5) == "clearly top, strongly left"


@given(any_axis(), any_axis(), st.floats(-1, 1), st.floats(-1, 1))
def test_every_place_has_words(x_axis: Axis, y_axis: Axis, x: float, y: float) -> None:
    assert where(Axes(x_axis, y_axis), x, y).strip()


# Balance ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        (0.5, "as much Talk as Listen"),
        (0.504, "as much Talk as Listen"),
        (0.497, "as much Talk as Listen"),
        (0.525, "a little more Talk than Listen"),
        (0.475, "a little more Listen than Talk"),
        (0.58, "more Talk than Listen"),
        (0.65, "clearly more Talk than Listen"),
        (0.39, "clearly more Listen than Talk"),
        (0.8, "far more Talk than Listen"),
        (1.0, "almost only Talk, hardly any Listen"),
        (0.0, "almost only Listen, hardly any Talk"),
    ],
)
def test_the_balance_of_an_axis(talk: float, said: str) -> None:
    assert sides_words(AXES.y, sides(talk)) == said


def test_the_balance_as_a_sentence() -> None:
    said = balance_sentence(AXES, Balance(sides(0.35), sides(0.525)))
    assert said == "A little more Talk than Listen; clearly more Professional than Personal."


def test_the_balance_between_ends_without_names() -> None:
    assert sides_words(Axis(), sides(0.3), UP) == "clearly more top than bottom"
    said = balance_sentence(Axes(), Balance(sides(0.5), sides(0.7)))
    assert said == "Clearly more bottom than top; as much left as right."


def test_without_heat_the_sentence_is_the_reason() -> None:
    reason = nothing_meets(map_of(technology("twitter")), NOW)
    assert balance_sentence(AXES, None, reason) == "No role is placed yet, so nothing meets."
    assert balance_sentence(AXES, None) == "Nothing meets."


def test_names_of_ends_are_shortened_and_on_one_line() -> None:
    axis = Axis(low="a\nb", high="long " * 30)
    said = sides_words(axis, sides(0.5))
    assert said.startswith("as much a b as long long")
    assert said.endswith("…")
    assert len(said) < 70


# Why there is nothing -----------------------------------------------------------------------------


def test_why_nothing_meets() -> None:
    twitter, sales = technology("twitter"), role("sales")
    assert nothing_meets(map_of(), NOW) == "Nothing is placed yet, so nothing meets."
    assert nothing_meets(map_of(in_tray("x")), NOW) == "Nothing is placed yet, so nothing meets."
    assert nothing_meets(map_of(sales), NOW) == "No technology is placed yet, so nothing meets."
    muted = map_of(twitter, role("sales", muted=True))
    assert nothing_meets(muted, NOW) == "Every role is muted, so nothing meets."
    weightless = map_of(technology("twitter", weight=0.0), sales)
    assert nothing_meets(weightless, NOW) == "No technology has any weight, so nothing meets."
    assert nothing_meets(map_of(twitter, sales), NOW) == "Everything lies too far apart to meet."


def test_what_is_missing_in_the_words_of_the_project() -> None:
    layers = LayerNames(LayerName("Channels"), LayerName("Departments"))
    assert missing(map_of(layers=layers), NOW, "role") == "nothing of “Departments” is placed yet"
    muted = map_of(technology("twitter", muted=True), layers=layers)
    assert missing(muted, NOW, "technology") == "everything of “Channels” is muted"
    assert missing(map_of(technology("twitter")), NOW, "technology") is None


# Meetings -----------------------------------------------------------------------------------------


def test_the_beginning_of_a_finding() -> None:
    project = map_of(role("sales"), technology("blogs"), technology("twitter"))
    meeting = Meeting("hot", "sales", ("twitter", "blogs"), 0.2, (0,))
    assert stub(project, meeting) == "Sales can use Twitter and Blogs to …"
    assert can_use(project, meeting) == "Sales can use Twitter and Blogs"


def test_the_beginning_of_a_finding_names_four_technologies() -> None:
    some = [technology(letter) for letter in "abcdef"]
    meeting = Meeting("hot", "sales", tuple("abcdef"), 0.2, (0,))
    project = map_of(role("sales"), *some)
    assert stub(project, meeting) == "Sales can use A, B, C, D and 2 more to …"


def test_nothing_invisible_gets_into_the_users_own_sentence() -> None:
    project = map_of(role("مبيعات"), technology("twitter"))
    said = stub(project, Meeting("hot", "مبيعات", ("twitter",), 0.2, (0,)))
    assert said == "مبيعات can use Twitter to …"


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        ([], 0, ""),
        (["Blogs"], 0, "Blogs"),
        (["Blogs", "Twitter"], 0, "Blogs and Twitter"),
        (["Blogs", "Twitter", "YouTube"], 0, "Blogs, Twitter and YouTube"),
        (["Blogs", "Twitter", "YouTube"], 3, "Blogs, Twitter and YouTube"),
        (["Blogs", "Twitter", "YouTube"], 2, "Blogs, Twitter and 1 more"),
        (["Blogs", "Twitter", "YouTube"], 1, "Blogs and 2 more"),
    ],
)
def test_lists_in_words(names: list[str], most: int, said: str) -> None:
    assert listed(names, most) == said
