"""What a scenario can be compared with."""

from __future__ import annotations

import pytest

from heatdesk.model import planning
from heatdesk.model.project import Project
from heatdesk.panels.exchange.compared_choice import ComparedChoice
from tests.builders.maps import LATER, NOW, map_of, technology

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def project() -> Project:
    made = map_of(technology("a"), also={LATER: [technology("a", 0.5)], "other": []})
    return made.after(planning.set_target(made, "other"))


def offered(box: ComparedChoice) -> list[str]:
    return [box.itemText(n) for n in range(box.count())]


def test_the_target_comes_first_and_the_scenario_itself_not_at_all(project: Project) -> None:
    box = ComparedChoice(project)
    box.offer(NOW)
    assert offered(box) == ["Nothing", "The target, “Other”", "“Later”"]
    box.offer("other")
    assert offered(box) == ["Nothing", "“Now”", "“Later”"]
    assert box.chosen is None


def test_what_was_chosen_stays_while_it_can(project: Project) -> None:
    box = ComparedChoice(project)
    box.offer(NOW)
    box.show_value(LATER)
    box.offer("other")
    assert box.chosen == LATER
    box.offer(LATER)
    assert box.chosen is None


def test_one_scenario_has_nothing_to_compare_with() -> None:
    box = ComparedChoice(map_of(technology("a")))
    box.offer(NOW)
    assert not box.offers
