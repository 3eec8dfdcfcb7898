"""Names that make room for each other."""

from __future__ import annotations

import time
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.figure.bubbles import bubbles
from heatdesk.figure.clear import crossing, piercing, spans, touching
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label, place_labels
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Rect
from heatdesk.figure.stage import stage_labels
from heatdesk.figure.stage_layout import StageLayout, stage_look
from heatdesk.model import edits
from heatdesk.model.items import LabelOffset
from heatdesk.storage.templates import EXAMPLE, open_template, templates
from tests.builders.maps import NOW, map_of, technology

PAGES = {"16:9": (1920.0, 1080.0), "16:10": (1280.0, 800.0), "4:3": (1024.0, 768.0)}
FRAME = Frame(0.0, 0.0, 500.0)


def lost(labels: tuple[Label, ...]) -> list[str]:
    return [label.text for label in labels if label.number is not None]


def overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] - 1e-6 and b[0] < a[2] - 1e-6 and a[1] < b[3] - 1e-6 and b[1] < a[3] - 1e-6


def assert_clear(labels: tuple[Label, ...]) -> None:
    """No name covers another, and no leader goes through a name that is not its own, or crosses
    another leader.
    """
    placed = [label for label in labels if label.number is None]
    for one, other in combinations(placed, 2):
        assert not overlap(one.rect, other.rect), (one.text, other.text)
        if one.leader is not None and other.leader is not None:
            lines = np.array(one.leader), np.array(other.leader)
            near = touching(*(spans(line) for line in lines))  # in one line is not yet across
            assert not (near and crossing(*lines)), (one.text, other.text)
    for one, other in permutations(placed, 2):
        if one.leader is not None:
            assert not piercing(np.array(one.leader), np.array(other.rect)), (one.text, other.text)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scenario", ["rebuilt", "wanted"])
def test_all_names_of_the_example_stand_on_the_stage(page: str, scenario: str) -> None:
    project = open_template(EXAMPLE)
    labels = stage_labels(project, scenario, LIGHT, StageLayout.of(*PAGES[page]))
    assert lost(labels) == []
    assert_clear(labels)


@pytest.mark.parametrize("id", [template.id for template in templates()])
def test_fewer_names_become_numbers(id: str) -> None:
    project, look = open_template(id), stage_look(LIGHT)
    for size in PAGES.values():
        frame = StageLayout.of(*size).frame
        shown = bubbles(project, project.first_scenario)
        quick = place_labels(shown, frame, look)
        thorough = place_labels(shown, frame, look, thorough=True)
        assert len(lost(thorough)) <= len(lost(quick))
        assert len(lost(thorough)) < max(len(lost(quick)), 1)
        assert_clear(thorough)


def test_nothing_moves_where_all_names_have_a_place() -> None:
    shown = bubbles(map_of(technology("a", -0.5), technology("b", 0.5)), NOW)
    assert place_labels(shown, FRAME, LIGHT, thorough=True) == place_labels(shown, FRAME, LIGHT)


def test_what_stands_in_nobodys_way_stays() -> None:
    project = open_template(EXAMPLE)
    frame, look = StageLayout.of(*PAGES["4:3"]).frame, stage_look(LIGHT)
    shown = bubbles(project, "rebuilt")
    quick = {label.id: label for label in place_labels(shown, frame, look)}
    thorough = {label.id: label for label in place_labels(shown, frame, look, thorough=True)}
    assert len([id for id in quick if quick[id] == thorough[id]]) >= len(quick) // 2


def test_it_is_the_same_every_time() -> None:
    project = open_template("departments-social")
    frame, look = StageLayout.of(*PAGES["4:3"]).frame, stage_look(LIGHT)
    shown = bubbles(project, project.first_scenario)
    first = place_labels(shown, frame, look, thorough=True)
    assert all(place_labels(shown, frame, look, thorough=True) == first for _ in range(3))


def test_what_a_hand_has_put_is_not_pushed() -> None:
    project = open_template(EXAMPLE)
    moved = edits.set_placements(project, "rebuilt", ["seo"], label=LabelOffset(1.0, 1.0))
    project = project.after(moved)
    frame, look = StageLayout.of(*PAGES["4:3"]).frame, stage_look(LIGHT)
    shown = bubbles(project, "rebuilt")
    quick = {label.id: label for label in place_labels(shown, frame, look)}
    thorough = {label.id: label for label in place_labels(shown, frame, look, thorough=True)}
    assert thorough["seo"] == quick["seo"]
    others = [label.rect for label in thorough.values() if label.id != "seo"]
    assert not any(overlap(thorough["seo"].rect, rect) for rect in others)


def test_obstacles_stay_clear() -> None:
    project = open_template(EXAMPLE)
    frame, look = StageLayout.of(*PAGES["4:3"]).frame, stage_look(LIGHT)
    wall = frame.left, frame.top, frame.left + 0.35 * frame.side, frame.bottom
    made = place_labels(bubbles(project, "rebuilt"), frame, look, [wall], thorough=True)
    assert not any(overlap(label.rect, wall) for label in made if label.number is None)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-0.95, 0.95), st.floats(-0.95, 0.95), st.integers(1, 18)),
        min_size=1,
        max_size=26,
    )
)
def test_names_never_cover_each_other(given: list[tuple[float, float, int]]) -> None:
    items = [
        technology(f"{'m' * length}-{n}", round(x, 3), round(y, 3))
        for n, (x, y, length) in enumerate(given)
    ]
    shown = bubbles(map_of(*items), NOW)
    quick = place_labels(shown, FRAME, stage_look(LIGHT))
    made = place_labels(shown, FRAME, stage_look(LIGHT), thorough=True)
    assert_clear(made)
    assert {label.id for label in quick if label.number is None} <= {
        label.id for label in made if label.number is None
    }


def test_a_full_map_costs_little() -> None:
    items = [technology(f"name-{n}", (n % 20) / 11 - 0.9, n // 20 / 11 - 0.9) for n in range(300)]
    shown = bubbles(map_of(*items), NOW)
    begun = time.process_time()
    place_labels(shown, FRAME, stage_look(LIGHT), thorough=True)
    assert time.process_time() - begun < 2.0
