"""Another map's placements on their way in: the report, and the one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from heatdesk.window import handing
from heatdesk.window.bringing import BringDialog
from tests.builders.maps import map_of, role, technology
from tests.builders.pages import button, choose, click, page_of, press, tick
from tests.window.conftest import Desk

OTHER = map_of(
    technology("twitter", -0.7, -0.7),
    role("salez", 0.1, 0.1),
    technology("wikis", 0.4, 0.4),
    also={"then": [technology("blogs", 0.9, 0.9)]},
)


def ask(desk: Desk, other: Project = OTHER) -> BringDialog:
    desk.open()
    desk.chosen_file = str(desk.file("other <b>.heatdesk", other))
    desk.run("bring_in")
    return page_of(BringDialog, desk.window)


def told(page: BringDialog, title: str) -> list[str]:
    return [row.text(0) for row in page.report.rows(title)]


def test_it_comes_in_as_a_scenario_of_its_own_in_one_step(desk: Desk) -> None:
    page = ask(desk)
    before = desk.project
    assert page.summary.text() == "1 item matched by name, 2 added"
    assert told(page, "Matched") == ["Twitter"]
    assert told(page, "To add") == ["Salez", "Wikis"]
    click(page.bring_button)
    assert desk.canvas.steps == ("Bring in Now from other <b>.heatdesk",)
    assert [s.name for s in desk.project.scenarios] == ["Now", "Now 2"]
    new = desk.project.scenarios[1].id
    assert desk.window.session.heat.scenario == new
    placed = desk.project.placement(new, "twitter")
    assert placed is not None
    assert (placed.x, placed.y) == (-0.7, -0.7)
    assert desk.canvas.where is not None
    desk.run("undo")
    assert desk.project == before
    assert desk.window.session.heat.scenario == "now"


def test_names_that_are_alike_are_accepted_by_a_tick(desk: Desk) -> None:
    page = ask(desk)
    tick(page.report, "Salez is Sales")
    assert page.summary.text() == "2 items matched by name, 1 added"
    click(page.bring_button)
    assert [item.name for item in desk.project.items] == ["Twitter", "Sales", "Seo", "Wikis"]


def test_another_of_its_scenarios_is_chosen(desk: Desk) -> None:
    page = ask(desk)
    choose(page.scenario, "then")
    assert told(page, "To add") == ["Blogs"]
    press(page, Qt.Key.Key_Return)
    assert desk.canvas.steps == ("Bring in Then from other <b>.heatdesk",)


def test_other_axes_are_told(desk: Desk) -> None:
    assert not ask(desk).warning.isVisible()


def test_axes_with_other_ends_are_told(desk: Desk) -> None:
    axes = Axes(Axis("", "Few", "Many"), Axis("", "Low", "High"))
    page = ask(desk, map_of(technology("twitter", 0.1, 0.1), axes=axes))
    assert page.warning.isVisible()


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_what_is_given_up_leaves_no_trace(desk: Desk, way: str) -> None:
    page = ask(desk)
    before = desk.project
    click(button(page, "Cancel")) if way == "Cancel" else press(page, Qt.Key.Key_Escape)
    assert desk.project is before
    assert not desk.modified


def test_all_of_it_is_plain_text(desk: Desk) -> None:
    for label in ask(desk).findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_file_that_is_no_map_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(handing, "tell", lambda parent, *words: said.append(words))
    path = Path(desk.folder / "broken.heatdesk")
    path.write_text("{")
    desk.chosen_file = str(path)
    desk.run("bring_in")
    assert said[0][0] == "“broken.heatdesk” cannot be read"
    assert desk.window.findChildren(BringDialog) == []
