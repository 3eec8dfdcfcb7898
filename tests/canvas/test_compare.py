"""The canvas compared with the target: arrows, ghosts, and where it is hotter or cooler there."""

from __future__ import annotations

import numpy as np
import pytest

from heatdesk.figure.arrows import LEAST_MOVE
from heatdesk.figure.marks import Line, Text
from heatdesk.heat.field import rebuild
from heatdesk.model import edits, planning
from heatdesk.model.project import Project
from tests.builders.driver import Canvas, turn
from tests.builders.maps import LATER, NOW, map_of, role, technology
from tests.canvas.conftest import Show


def sample() -> Project:
    """Now nothing meets; in the target Sales comes to Twitter, and Support is new."""
    made = map_of(
        technology("twitter", 0.5, 0.0),
        role("sales", -0.5, 0.0),
        also={
            LATER: [
                technology("twitter", 0.5, 0.0),
                role("sales", 0.5, 0.0),
                role("support", -0.7, -0.7),
            ]
        },
    )
    return made.after(planning.set_target(made, LATER))


@pytest.fixture
def canvas(show: Show) -> Canvas:
    canvas = show(sample())
    canvas.session.view.compare(True)
    turn()
    return canvas


def arrows(canvas: Canvas) -> list[Line]:
    """The upper strokes of arrows, whether at rest or moving: shaft and head."""
    scenery = canvas.widget.scenery
    marks = [*scenery.still_marks(scenery.loose), *scenery.loose_marks()]
    return [m for m in marks if isinstance(m, Line) and m.stroke.width == 1.75]


def test_an_arrow_leads_from_each_item_to_its_place_in_the_target(canvas: Canvas) -> None:
    shaft, *head = arrows(canvas)
    assert len(head) == 2
    assert (shaft.x2, shaft.y2) == pytest.approx(canvas.pixel(0.5, 0.0).toTuple())
    assert shaft.x1 > canvas.pixel(-0.5, 0.0).x()


def test_what_only_the_target_places_is_there_as_a_ghost(canvas: Canvas) -> None:
    texts = [m.text for m in canvas.widget.scenery.still_marks(()) if isinstance(m, Text)]
    assert "Support" in texts
    canvas.click(-0.7, -0.7)
    assert canvas.chosen == (), "it is not here"


def test_colours_say_where_the_target_is_hotter(canvas: Canvas) -> None:
    assert canvas.widget.key.compared
    hotter, same = canvas.colour(0.5, -0.1), canvas.colour(-0.9, 0.9)
    assert hotter.red() > hotter.blue() + 60, "ochre"
    assert abs(same.red() - same.blue()) < 12, "grey"
    canvas.session.heat.show(LATER)
    canvas.session.document.edit("Aim", planning.set_target(canvas.project, NOW))
    cooler = canvas.colour(0.5, -0.1)
    assert cooler.blue() > cooler.red() + 60, "blue"


def test_zone_lines_are_gone_while_it_compares(canvas: Canvas) -> None:
    assert not canvas.widget._lines_item.isVisible()
    canvas.session.view.compare(False)
    assert canvas.widget._lines_item.isVisible()
    assert not canvas.widget.key.compared
    assert not arrows(canvas)


def test_a_drag_is_followed_live_and_the_target_stands_still(canvas: Canvas) -> None:
    colouring, field = canvas.widget._colouring, canvas.session.heat.heat().field
    there = colouring._alignment(LATER, field.n)
    canvas.press(-0.5, 0.0).move(-0.1, 0.0).move(0.1, 0.0)
    shaft = arrows(canvas)[0]
    assert shaft.x1 == pytest.approx(canvas.pixel(0.1, 0.0).x(), abs=14)
    assert shaft.x2 == pytest.approx(canvas.pixel(0.5, 0.0).x())
    field = canvas.session.heat.heat().field
    assert colouring._alignment(LATER, field.n) is there, "it is not computed again"
    values = colouring.values(field, canvas.session.heat.heat().dirty)
    wanted = there - rebuild(canvas.project, NOW, field.n).overlay("alignment")
    np.testing.assert_allclose(values, wanted, rtol=0, atol=2e-3)
    canvas.release()


def test_what_has_arrived_has_no_arrow_left(canvas: Canvas) -> None:
    here = edits.place(canvas.project, NOW, "sales", 0.5, LEAST_MOVE / 2)
    canvas.session.document.edit("Place", here)
    assert not arrows(canvas)


def test_what_changes_in_the_target_changes_the_comparison(canvas: Canvas) -> None:
    before = canvas.picture()
    document = canvas.session.document
    document.edit("Move", edits.place(canvas.project, LATER, "sales", 0.0, 0.5))
    assert canvas.picture() != before
    shaft = arrows(canvas)[0]
    assert (shaft.x2, shaft.y2) == pytest.approx(canvas.pixel(0.0, 0.5).toTuple())
    document.undo()
    assert canvas.picture() == before


def test_without_another_scenario_as_target_the_map_is_as_always(canvas: Canvas, show) -> None:
    document = canvas.session.document
    document.edit("No target", planning.set_target(canvas.project, None))
    assert not canvas.widget.key.compared
    plain = show(canvas.project)
    assert canvas.picture() == plain.picture()
    document.undo()
    assert canvas.widget.key.compared
    canvas.session.heat.show(LATER)
    assert not canvas.widget.key.compared
    assert not arrows(canvas)


def test_comparing_is_no_matter_of_the_document(canvas: Canvas) -> None:
    assert canvas.steps == ()
    assert not canvas.session.document.modified
    assert canvas.project == sample()


def test_hidden_layers_have_no_arrows_and_no_ghosts(canvas: Canvas) -> None:
    canvas.session.view.show_part("role", False)
    assert not arrows(canvas)
    texts = [m.text for m in canvas.widget.scenery.still_marks(()) if isinstance(m, Text)]
    assert "Support" not in texts
