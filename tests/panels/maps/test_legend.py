"""The legend: what it says of each overlay, and the switch that locks the colours."""

from __future__ import annotations

import json

import pytest

from heatdesk.canvas.session import Session
from heatdesk.figure.legend import WIDTH, Place, legend
from heatdesk.figure.marks import Text
from heatdesk.model import edits
from heatdesk.model.properties import OVERLAYS, HeatSettings, Overlay
from heatdesk.panels.maps.legend_panel import LegendPanel
from heatdesk.storage.project_file import encode
from tests.builders.driver import turn
from tests.builders.maps import NOW, map_of, role, technology
from tests.panels.conftest import Open, Put

SAID: dict[Overlay, tuple[str, ...]] = {
    "alignment": ("Alignment", "Where roles meet technologies", "apart", "together"),
    "combined": ("Combined", "Technologies and roles, added up", "little", "much"),
    "gap": (
        "Gap",
        "Which side is missing the other",
        "technology, no role",
        "role, no technology",
    ),
    "technologies": ("Technologies", "Where the technologies lie", "few", "many"),
    "roles": ("Roles", "Where the roles lie", "few", "many"),
}


@pytest.fixture
def session(open_project: Open) -> Session:
    return open_project(
        map_of(technology("twitter", 0.2, 0.3), technology("seo", -0.6, 0), role("sales", 0.2, 0.3))
    )


@pytest.fixture
def panel(session: Session, put: Put) -> LegendPanel:
    shown = LegendPanel(session.canvas)
    put(shown)
    return shown


def words(session: Session) -> list[str]:
    """All that the legend writes, from top to bottom."""
    canvas = session.canvas
    marks = legend(
        session.document.project,
        canvas.scenario,
        canvas.key,
        Place(0.0, 0.0, WIDTH, 1.0),
        canvas.view.look,
    )
    return [mark.text for mark in marks if isinstance(mark, Text)]


def show(session: Session, overlay: Overlay) -> None:
    document = session.document
    document.edit("Overlay", edits.set_heat(document.project, overlay=overlay))


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_each_overlay_is_explained(session: Session, overlay: Overlay) -> None:
    show(session, overlay)
    said = words(session)
    assert [word for word in SAID[overlay] if word not in said] == []
    assert ("Hot: 0.75 and more" in said) == (overlay == "alignment")
    assert "Technologies (2)" in said
    assert "Roles (1)" in said


def test_the_thresholds_are_those_of_the_scale(session: Session) -> None:
    document = session.document
    document.edit("Heat", edits.set_heat(document.project, scale=2.0, warm=0.4, hot=0.9))
    said = words(session)
    assert "Hot: 1.80 and more" in said
    assert "Warm: 0.80 and more" in said
    assert "2.00" in said


def test_the_gap_runs_from_minus_to_plus(session: Session) -> None:
    show(session, "gap")
    low, high = session.canvas.key.span
    assert low == -high
    said = words(session)
    assert [f"{low:.2f}", "0.00", f"{high:.2f}"] == [w for w in said if w[-1:].isdigit()][:3]


def test_the_panel_grows_and_shrinks_with_what_it_has_to_say(
    session: Session, panel: LegendPanel
) -> None:
    picture = panel.findChildren(type(panel._picture))[0]
    with_zones = picture.sizeHint().height()
    show(session, "gap")
    assert picture.sizeHint().height() < with_zones


def test_the_panel_draws_another_overlay(session: Session, panel: LegendPanel) -> None:
    pictures = []
    for overlay in OVERLAYS:
        show(session, overlay)
        turn()
        pictures.append(panel.grab().toImage())
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])


# Locking ------------------------------------------------------------------------------------------


def test_locking_writes_the_present_scale(session: Session, panel: LegendPanel) -> None:
    assert not panel.lock.isChecked()
    panel.lock.click()
    heat = session.document.project.properties.heat
    assert heat.scale == pytest.approx(1.0, abs=0.01)
    assert heat.scale == round(session.scale.scale, 4)
    assert panel.lock.isChecked()
    assert panel.lock.text() == "Colours locked at 1.00"
    assert session.document.history.steps == ("Lock colours",)


def test_a_locked_scale_stays_when_the_map_grows_hotter(
    session: Session, panel: LegendPanel
) -> None:
    panel.lock.click()
    locked = session.scale.scale
    document = session.document
    document.edit("Weigh", edits.set_placements(document.project, NOW, ["twitter"], weight=9.0))
    assert session.scale.scale == locked
    assert session.canvas.key.span == (0.0, locked)


def test_unlocking_gives_null(session: Session, panel: LegendPanel) -> None:
    panel.lock.click()
    panel.lock.click()
    assert session.document.project.properties.heat.scale is None
    assert json.loads(encode(session.document.project))["heat"]["scale"] is None
    assert panel.lock.text() == "Lock colours"
    assert session.document.history.steps == ("Lock colours", "Unlock colours")


def test_the_switch_follows_the_document(session: Session, panel: LegendPanel) -> None:
    document = session.document
    document.edit("Heat", edits.set_heat(document.project, scale=1.5))
    assert panel.lock.isChecked()
    assert panel.lock.text() == "Colours locked at 1.50"
    document.undo()
    assert not panel.lock.isChecked()
    document.replace(map_of(heat=HeatSettings(scale=0.8)))
    assert panel.lock.isChecked()
