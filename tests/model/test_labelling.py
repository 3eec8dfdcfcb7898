from __future__ import annotations

import pytest

from heatdesk.model import labelling
from heatdesk.model.items import LabelOffset
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology

AWAY = LabelOffset(2.0, -3.0)


@pytest.fixture
def project() -> Project:
    return map_of(
        technology("a", label=AWAY),
        role("b", label=AWAY),
        technology("c"),
        in_tray("d"),
        also={LATER: [technology("a", label=AWAY)]},
    )


def labels(project: Project, scenario: str = NOW) -> dict[str, LabelOffset | None]:
    return {p.item: p.label for p in project.placements(scenario)}


def test_a_name_is_put_where_it_was_dragged_in_four_decimals(project: Project) -> None:
    after = project.after(labelling.put_label(project, NOW, "c", 1.23456, -0.00001))
    assert labels(after)["c"] == LabelOffset(1.2346, 0.0)
    assert labels(after, LATER) == labels(project, LATER)


def test_no_name_is_lost_far_away(project: Project) -> None:
    after = project.after(labelling.put_label(project, NOW, "c", 1e9, -1e9))
    assert labels(after)["c"] == LabelOffset(labelling.FARTHEST, -labelling.FARTHEST)


def test_some_names_or_all_find_their_places_again(project: Project) -> None:
    some = project.after(labelling.place_again(project, NOW, ["a", "d"]))
    assert labels(some) == {"a": None, "b": AWAY, "c": None}
    every = project.after(labelling.place_again(project, NOW))
    assert set(labels(every).values()) == {None}
    assert labels(every, LATER) == {"a": AWAY}


def test_what_is_not_on_the_map_has_no_name_there(project: Project) -> None:
    assert not labelling.put_label(project, NOW, "d", 1.0, 1.0)
    assert not labelling.place_again(project, NOW, ["c", "d"])
