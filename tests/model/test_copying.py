from __future__ import annotations

import pytest

from heatdesk.model import copying, edits
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology


@pytest.fixture
def project() -> Project:
    return map_of(
        technology("twitter", 0.1, 0.2, weight=2.0, reason="why"),
        role("sales", 0.5, 0.5),
        in_tray("blogs"),
        also={LATER: [role("sales", -0.5, -0.5)]},
    )


def test_pieces_are_taken_in_the_projects_order(project: Project) -> None:
    pieces = copying.take(project, NOW, ["blogs", "twitter", "nobody"])
    assert [piece.item.id for piece in pieces] == ["twitter", "blogs"]
    assert pieces[0].placement == project.placement(NOW, "twitter")
    assert pieces[1].placement is None


def test_copies_lie_on_top_with_all_that_their_models_had(project: Project) -> None:
    pieces = copying.take(project, NOW, ["twitter", "blogs"])
    change, ids = copying.put(project, NOW, pieces, dx=0.05, dy=-0.1, numbered=True)
    after = project.after(change)
    assert ids == ("twitter-2", "blogs-2")
    assert [item.name for item in after.items][-2:] == ["Twitter 2", "Blogs 2"]
    copy = after.placements(NOW)[-1]
    assert (copy.item, copy.x, copy.y) == ("twitter-2", 0.15, 0.1)
    assert (copy.weight, copy.reason) == (2.0, "why")
    assert [item.id for item in after.tray(NOW)] == ["blogs", "blogs-2"]
    assert after.placements(LATER) == project.placements(LATER)
    assert after.placements(NOW)[:2] == project.placements(NOW)


def test_pasted_into_another_project_names_stay(project: Project) -> None:
    other = map_of(technology("twitter"))
    change, ids = copying.put(other, NOW, copying.take(project, NOW, ["twitter", "sales"]))
    after = other.after(change)
    assert ids == ("twitter-2", "sales")
    assert [item.name for item in after.items] == ["Twitter", "Twitter", "Sales"]
    assert [p.item for p in after.layer(NOW, "role")] == ["sales"]


def test_copies_of_copies_go_on_counting(project: Project) -> None:
    for expected in ("Sales 2", "Sales 3", "Sales 4"):
        last = project.items[-1].id if "Sales" in project.items[-1].name else "sales"
        pieces = copying.take(project, NOW, [last])
        change, (id,) = copying.put(project, NOW, pieces, numbered=True)
        project = project.after(change)
        assert project.item(id).name == expected


def test_pieces_of_one_name_become_items_of_their_own() -> None:
    twins = map_of(technology("a"), role("b"))
    twins = twins.after(edits.set_items(twins, ["a", "b"], name="Twin"))
    pieces = copying.take(twins, NOW, ["a", "b"])
    change, ids = copying.put(twins, NOW, pieces)
    assert ids == ("twin", "twin-2")
    assert len(twins.after(change).placements(NOW)) == 4
    change, _ = copying.put(twins, NOW, pieces, numbered=True)
    assert [item.name for item in twins.after(change).items][-2:] == ["Twin 2", "Twin 3"]


def test_copies_beside_the_plane_are_brought_to_its_edge(project: Project) -> None:
    change, (id,) = copying.put(project, NOW, copying.take(project, NOW, ["sales"]), 0.9, -9.0)
    copy = project.after(change).placement(NOW, id)
    assert copy is not None
    assert (copy.x, copy.y) == (1.0, -1.0)


def test_nothing_copied_is_no_change(project: Project) -> None:
    change, ids = copying.put(project, NOW, ())
    assert not change
    assert ids == ()
