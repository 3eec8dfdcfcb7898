"""Text that would rather be markup, on pages and in reports."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from heatdesk.export.html.page import page
from heatdesk.export.report import as_html, as_markdown, report
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import Item, Placement
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
from heatdesk.model.scenario import Scenario
from tests.builders.browser import Browser
from tests.builders.projects import projects
from tests.export.html import looking
from tests.export.test_hostile import hostile_names

ACTS = """
[document.scripts.length, document.querySelectorAll('iframe, object, embed, a, base').length,
 [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(
     a => a.name.startsWith('on') || a.name === 'style')).length,
 [...document.querySelectorAll('*')].filter(e => ['src', 'href', 'xlink:href'].some(
     n => e.hasAttribute(n) && !/^(data:|#)/.test(e.getAttribute(n)))).length]
"""
"""What acts or refers elsewhere, as the browser's own parser finds it."""


def hostile_project(names: list[str], seed: int) -> Project:
    """A map in which every text that there can be is one of these."""
    dice = random.Random(seed)

    def text() -> str:
        return dice.choice(names)

    items = [Item(f"i{n}", dice.choice(("technology", "role")), name, text(), text(), text())
             for n, name in enumerate(names)]  # fmt: skip
    placed = [Placement(i.id, dice.uniform(-1, 1), dice.uniform(-1, 1), reason=text())
              for i in items]  # fmt: skip
    axis = Axis(text(), text(), text(), text())
    quadrants = Quadrants(*(Quadrant(text(), text()) for _ in range(4)))
    layers = LayerNames(LayerName(text()), LayerName(text()))
    found = [
        Finding("f", "s", items=(NamedItem("i0", text()),), sentence=text(), owner=text()),
        Finding("g", "gone", sentence=text(), action=text(), result=text(), activity=text()),
    ]
    return Project.of(
        Properties(text(), text(), Axes(axis, axis), quadrants, layers),
        items,
        [(Scenario("s", text(), None, text()), placed), (Scenario("t", text()), ())],
        found,
    )


def test_two_thousand_hostile_names_on_pages() -> None:
    names = hostile_names(2000)
    for start in range(0, 2000, 100):
        project = hostile_project(names[start : start + 100], start)
        root = looking.check_harmless(page(project, "s", "alignment", (LIGHT,)))
        assert len(root.xpath("//g[@role='listitem']")) == 200
        assert len(looking.data(root)["items"]) == 100


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_any_project_is_a_harmless_page(project: Project) -> None:
    overlay = project.properties.heat.overlay
    looking.check_harmless(page(project, project.first_scenario, overlay, (LIGHT, DARK)))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_any_project_is_a_harmless_report(project: Project) -> None:
    made = report(project, project.first_scenario, project.properties.heat.overlay)
    looking.check_harmless(as_html(made, (LIGHT, DARK)), script=False)
    assert b"<" not in as_markdown(made, "map.png")


def test_hostile_names_in_reports() -> None:
    for seed in range(10):
        project = hostile_project(hostile_names(60)[6 * seed : 6 * seed + 6], seed)
        made = report(project, "s", "alignment")
        looking.check_harmless(as_html(made, (LIGHT,)), script=False)
        text = as_markdown(made, "map.png").decode()
        assert "<" not in text
        assert not re.search(r"(?<!\\)://", text)
        assert text.count("![") == 1
        assert text.count("](") == 1


@pytest.mark.parametrize("seed", range(4))
def test_a_browser_finds_nothing_that_acts(browser: Browser, tmp_path: Path, seed: int) -> None:
    names = hostile_names(200)[50 * seed : 50 * seed + 50]
    path = tmp_path / "hostile.html"
    path.write_bytes(page(hostile_project(names, seed), "s", "alignment", (LIGHT, DARK)))
    tab = browser.open(path)
    assert tab.value(ACTS) == [2, 0, 0, 0]
    assert tab.value("typeof alerted") == "undefined"
    tab.press("Tab", 12)
    assert tab.complaints == []
    assert tab.requests == [path.as_uri()]
