from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model import edits, keys
from heatdesk.model.items import HEAVIEST, LARGEST, SMALLEST, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology

AROUND = st.floats(-3.0, 3.0)


def places(project: Project, scenario: str = NOW) -> dict[str, tuple[float, float]]:
    return {p.item: (p.x, p.y) for p in project.placements(scenario)}


@pytest.fixture
def project() -> Project:
    """Three placed items and one in the tray; a second scenario places two in another order."""
    return map_of(
        technology("twitter", 0.1, 0.2),
        role("sales", 0.5, -0.5, weight=2.0, reason="they sell"),
        technology("blogs", -0.4, 0.0),
        in_tray("forums"),
        also={LATER: [technology("blogs", 0.9, 0.9), technology("twitter", 0.0, 0.0)]},
    )


# Creating -----------------------------------------------------------------------------------------


def test_a_new_item_lies_on_top_where_it_was_put(project: Project) -> None:
    change, id = edits.create(project, NOW, "role", "AR/PR", (0.25, -0.75))
    after = project.after(change)
    assert id == "ar-pr"
    assert (after.item(id).name, after.item(id).layer) == ("AR/PR", "role")
    assert [item.id for item in after.items][-1] == id
    assert after.placements(NOW)[-1] == Placement(id, 0.25, -0.75, 0.5, 0.5, 1.0)
    assert after.placement(LATER, id) is None


def test_a_new_item_without_a_point_waits_in_the_tray(project: Project) -> None:
    change, id = edits.create(project, NOW, "role", "Sales", None)
    after = project.after(change)
    assert id == "sales-2"
    assert [item.id for item in after.tray(NOW)] == ["forums", "sales-2"]
    assert after.placements(NOW) == project.placements(NOW)


def test_a_new_item_beside_the_plane_is_brought_to_its_edge(project: Project) -> None:
    change, id = edits.create(project, NOW, "role", "Far", (-1.7, 1.2))
    assert places(project.after(change))[id] == (-1.0, 1.0)


# Placing ------------------------------------------------------------------------------------------


def test_an_item_from_the_tray_is_placed_on_top(project: Project) -> None:
    after = project.after(edits.place(project, NOW, "forums", 0.3, 0.6))
    assert list(places(after)) == ["twitter", "sales", "blogs", "forums"]
    assert places(after)["forums"] == (0.3, 0.6)
    assert after.tray(NOW) == ()
    assert after.placements(LATER) == project.placements(LATER)


def test_placing_a_placed_item_moves_it_and_keeps_everything_else(project: Project) -> None:
    after = project.after(edits.place(project, NOW, "sales", 0.0, 0.0))
    assert after.placement(NOW, "sales") == Placement(
        "sales", 0.0, 0.0, weight=2.0, reason="they sell"
    )
    assert list(places(after)) == list(places(project))


def test_unplaced_items_go_to_the_tray_of_this_scenario_alone(project: Project) -> None:
    after = project.after(edits.unplace(project, NOW, ["twitter", "forums", "nobody"]))
    assert list(places(after)) == ["sales", "blogs"]
    assert [item.id for item in after.tray(NOW)] == ["twitter", "forums"]
    assert after.placements(LATER) == project.placements(LATER)


def test_unplacing_is_taken_back_to_the_same_place_in_the_stack(project: Project) -> None:
    change = edits.unplace(project, NOW, ["sales"])
    assert project.after(change).after(change.inverse()) == project
    assert project.order(keys.stacking(NOW)) == ("twitter", "sales", "blogs")


# Moving -------------------------------------------------------------------------------------------


def test_items_move_together(project: Project) -> None:
    after = project.after(edits.move(project, NOW, ["twitter", "sales"], 0.2, 0.1))
    assert places(after) == {"twitter": (0.3, 0.3), "sales": (0.7, -0.4), "blogs": (-0.4, 0.0)}


@given(dx=AROUND, dy=AROUND, spots=st.lists(st.tuples(*[st.integers(-100, 100)] * 2), min_size=1))
def test_a_group_that_meets_the_edge_keeps_its_shape(
    dx: float, dy: float, spots: list[tuple[int, int]]
) -> None:
    group = [technology(f"t{n}", x / 100, y / 100) for n, (x, y) in enumerate(spots)]
    project = map_of(*group)
    ids = [placed.item.id for placed in group]
    before, after = places(project), places(project.after(edits.move(project, NOW, ids, dx, dy)))
    steps = [(after[id][0] - before[id][0], after[id][1] - before[id][1]) for id in ids]
    for step in steps:
        assert step == pytest.approx(steps[0], abs=1e-9)
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in after.values())
    for axis, wanted in ((0, dx), (1, dy)):
        end = 1.0 if wanted > 0 else -1.0
        stopped = any(after[id][axis] == end for id in ids)
        assert stopped or steps[0][axis] == pytest.approx(wanted, abs=1e-4)


def test_the_edge_stops_one_axis_and_not_the_other() -> None:
    project = map_of(technology("twitter", 0.9, 0.0), technology("blogs", 0.0, 0.0))
    after = project.after(edits.move(project, NOW, ["twitter", "blogs"], 0.5, 0.5))
    assert places(after) == {"twitter": (1.0, 0.5), "blogs": (0.1, 0.5)}


def test_what_is_in_the_tray_is_not_moved(project: Project) -> None:
    assert not edits.move(project, NOW, ["forums"], 0.5, 0.5)
    change = edits.move(project, NOW, ["forums", "twitter"], 0.5, 0.0)
    assert set(change) == {keys.placement(NOW, "twitter")}


def test_a_move_by_nothing_is_no_change(project: Project) -> None:
    assert not edits.move(project, NOW, ["twitter", "sales"], 0.0, 0.0)
    assert not edits.move(project, NOW, [], 0.5, 0.5)


# Extents and other fields -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "given"),
    [(0.7, 0.7), (0.0, SMALLEST), (-3.0, SMALLEST), (9.0, LARGEST), (0.05, 0.05), (4, 4.0)],
)
def test_extents_stay_within_their_bounds(project: Project, asked: float, given: float) -> None:
    wide = project.after(edits.resize(project, NOW, "sales", asked, 0.5)).placement(NOW, "sales")
    high = project.after(edits.resize(project, NOW, "sales", 0.5, asked)).placement(NOW, "sales")
    assert wide is not None
    assert high is not None
    assert (wide.width, wide.height) == (given, 0.5)
    assert (high.width, high.height) == (0.5, given)
    assert isinstance(wide.width, float)


def test_fields_of_several_placements_are_set_within_their_bounds(project: Project) -> None:
    fields = {"x": 2.0, "y": -2.0, "weight": 99.0, "muted": True, "label": LabelOffset(1.0, 2.0)}
    after = project.after(edits.set_placements(project, NOW, ["twitter", "blogs"], **fields))
    for id in ("twitter", "blogs"):
        found = after.placement(NOW, id)
        assert found == Placement(
            id, 1.0, -1.0, weight=HEAVIEST, muted=True, label=LabelOffset(1.0, 2.0)
        )
    assert after.placement(NOW, "sales") == project.placement(NOW, "sales")
    light = edits.set_placements(project, NOW, ["sales"], weight=-1.0)
    assert [after.weight for _, after in light.records.values()] == [0.0]  # type: ignore[union-attr]


def test_fields_set_to_what_they_are_make_no_change(project: Project) -> None:
    assert not edits.set_placements(project, NOW, ["sales"], weight=2.0, reason="they sell")
    assert not edits.set_placements(project, NOW, ["forums"], weight=2.0)
    assert not edits.resize(project, NOW, "sales", 0.5, 0.5)


@given(value=st.floats(-1.0, 1.0))
def test_positions_are_rounded_to_four_decimals_without_minus_zero(value: float) -> None:
    project = map_of(technology("twitter", 0.5, 0.5))
    for change in (
        edits.place(project, NOW, "twitter", value, value),
        edits.move(project, NOW, ["twitter"], value - 0.5, value - 0.5),
        edits.set_placements(project, NOW, ["twitter"], x=value, y=value),
        edits.create(project, NOW, "role", "New", (value, value))[0],
    ):
        spot = project.after(change).placements(NOW)[-1]
        assert spot.x == spot.y == round(spot.x, 4)
        assert spot.x == pytest.approx(value, abs=0.5001e-4)
        assert spot.x != 0 or math.copysign(1.0, spot.x) == 1.0


def test_extents_and_weights_are_rounded_too(project: Project) -> None:
    change = edits.set_placements(
        project, NOW, ["sales"], width=0.123456, height=0.98765, weight=1.00004
    )
    found = project.after(change).placement(NOW, "sales")
    assert found is not None
    assert (found.width, found.height, found.weight) == (0.1235, 0.9877, 1.0)


# Items --------------------------------------------------------------------------------------------


def test_a_new_name_changes_the_item_and_nothing_else(project: Project) -> None:
    change = edits.rename(project, "twitter", "X")
    after = project.after(change)
    assert after.item("twitter").name == "X"
    assert set(change) == {keys.item("twitter")}
    assert not edits.rename(after, "twitter", "X")


def test_fields_of_several_items_are_set_at_once(project: Project) -> None:
    after = project.after(edits.set_items(project, ["sales", "blogs"], group="Market", locked=True))
    assert [item.group for item in after.items] == ["", "Market", "Market", ""]
    assert [item.locked for item in after.items] == [False, True, True, False]


def test_deleted_items_are_gone_from_every_scenario(project: Project) -> None:
    after = project.after(edits.delete(project, ["twitter", "forums"]))
    assert [item.id for item in after.items] == ["sales", "blogs"]
    assert list(places(after, NOW)) == ["sales", "blogs"]
    assert list(places(after, LATER)) == ["blogs"]
    assert not [key for key in after.records if "twitter" in key or "forums" in key]
    assert not any("twitter" in after.order(key) for key in after.records if key[0] == "order")


def test_a_delete_taken_back_restores_places_in_all_lists(project: Project) -> None:
    change = edits.delete(project, ["twitter", "sales"])
    back = project.after(change).after(change.inverse())
    assert back == project
    assert [item.id for item in back.items] == ["twitter", "sales", "blogs", "forums"]
    assert back.order(keys.stacking(NOW)) == ("twitter", "sales", "blogs")
    assert back.order(keys.stacking(LATER)) == ("blogs", "twitter")


def test_deleting_what_is_not_there_is_no_change(project: Project) -> None:
    assert not edits.delete(project, ["nobody"])
    assert not edits.delete(project, [])


# The project --------------------------------------------------------------------------------------


def test_properties_are_set_one_by_one(project: Project) -> None:
    axes = Axes(Axis("Purpose", "Personal", "Professional"), Axis("Direction", "Talk", "Listen"))
    change = edits.set_properties(project, title="Who meets what", axes=axes)
    properties = project.after(change).properties
    assert (properties.title, properties.axes) == ("Who meets what", axes)
    assert properties.heat == project.properties.heat
    assert set(change) == {keys.PROJECT}
    assert not edits.set_properties(project, title="")


def test_heat_settings_are_set_one_by_one(project: Project) -> None:
    titled = project.after(edits.set_properties(project, title="Kept"))
    heat = titled.after(edits.set_heat(titled, overlay="gap", hot=0.9)).properties.heat
    assert (heat.overlay, heat.hot, heat.warm) == ("gap", 0.9, 0.5)
    assert titled.after(edits.set_heat(titled, scale=2.0)).properties.title == "Kept"
    assert not edits.set_heat(titled, overlay="alignment")
