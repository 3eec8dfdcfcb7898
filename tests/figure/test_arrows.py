from __future__ import annotations

import itertools

import pytest

from heatdesk.figure.arrows import LEAST_MOVE, arrows, newcomers
from heatdesk.figure.bubbles import bubbles
from heatdesk.figure.compose import compose
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.figure.marks import Clipped, Ellipse, Figure, Line, Mark, Picture, Rings, Text
from heatdesk.model import planning
from heatdesk.model.project import Project
from heatdesk.storage.templates import open_template
from tests.builders.maps import LATER, NOW, Placed, map_of, role, technology

FRAME = Frame(100.0, 50.0, 400.0)


def project_of(*now: Placed, later: list[Placed]) -> Project:
    made = map_of(*now, also={LATER: later})
    return made.after(planning.set_target(made, LATER))


def drawn(project: Project, look: Look = LIGHT, frame: Frame = FRAME) -> list[Mark]:
    return list(arrows(bubbles(project, NOW), project, LATER, frame, look))


def lines(marks: list[Mark]) -> list[Line]:
    return [mark for mark in marks if isinstance(mark, Line)]


def ghosts(marks: list[Mark]) -> list[Ellipse]:
    """The dashed outlines."""
    inside = itertools.chain.from_iterable(m.marks for m in marks if isinstance(m, Clipped))
    return [e for e in inside if isinstance(e, Ellipse) and e.stroke and e.stroke.dash]


def test_an_arrow_goes_from_the_markers_rim_to_the_place_in_the_target() -> None:
    marks = drawn(project_of(technology("a", -0.5, 0.0), later=[technology("a", 0.5, 0.0)]))
    shaft = lines(marks)[0]
    assert (shaft.x1, shaft.y1) == pytest.approx((200.0 + LIGHT.marker / 2 + 3.0, 250.0))
    assert (shaft.x2, shaft.y2) == pytest.approx((400.0, 250.0))


def test_its_head_lies_behind_its_point_on_both_sides() -> None:
    marks = drawn(project_of(technology("a", -0.5, 0.0), later=[technology("a", 0.5, 0.0)]))
    _, one, other = lines(marks)[:3]
    assert (one.x1, one.y1) == (other.x1, other.y1) == pytest.approx((400.0, 250.0))
    assert one.x2 == pytest.approx(other.x2)
    assert one.x2 < 400.0
    assert one.y2 - 250.0 == pytest.approx(250.0 - other.y2)


def test_an_arrow_has_a_casing_that_shows_on_any_heat() -> None:
    for look in (LIGHT, DARK):
        marks = drawn(project_of(role("a", -0.5), later=[role("a", 0.5)]), look)
        below, above = lines(marks)[0].stroke, lines(marks)[3].stroke
        assert (below.colour, above.colour) == (look.casing, look.text)
        assert below.width > above.width


def test_the_ghost_has_the_extent_that_the_item_has_in_the_target() -> None:
    later = [technology("a", 0.5, 0.5, width=1.0, height=0.2)]
    (ghost,) = ghosts(drawn(project_of(technology("a", -0.5, 0.0), later=later)))
    assert (ghost.x, ghost.y) == pytest.approx((400.0, 150.0))
    assert (ghost.rx, ghost.ry) == pytest.approx((100.0, 20.0))
    assert ghost.fill is None


@pytest.mark.parametrize(("dx", "seen"), [(0.0, False), (LEAST_MOVE, False), (0.03, True)])
def test_only_what_moves_visibly_has_an_arrow(dx: float, seen: bool) -> None:
    marks = drawn(project_of(technology("a", 0.0, 0.0), later=[technology("a", dx, 0.0)]))
    assert bool(marks) is seen


def test_what_the_target_does_not_place_has_no_arrow() -> None:
    assert drawn(project_of(technology("a"), later=[])) == []


def test_newcomers_are_faint_and_named() -> None:
    project = project_of(technology("a"), later=[technology("a", 0.5), role("b", 0.5, 0.5)])
    marks = list(newcomers(project, NOW, LATER, FRAME, LIGHT))
    (name,) = [mark for mark in marks if isinstance(mark, Text)]
    assert name.text == "B"
    assert len(ghosts(marks)) == 1
    plain = [mark for mark in marks if isinstance(mark, Ellipse)]
    assert all(mark.fill is None or mark.fill.opacity < 0.5 for mark in plain)
    without = list(newcomers(project, NOW, LATER, FRAME, LIGHT, labels=False))
    assert not [mark for mark in without if isinstance(mark, Text)]
    assert list(newcomers(project, NOW, LATER, FRAME, LIGHT, layers=("technology",))) == []


def test_everything_grows_with_the_page() -> None:
    project = project_of(technology("a", -0.5), later=[technology("a", 0.5)])
    small = lines(drawn(project))[0]
    large = lines(drawn(project, frame=Frame(200.0, 100.0, 800.0, 2.0)))[0]
    assert large.stroke.width == pytest.approx(2 * small.stroke.width)
    assert (large.x1, large.x2) == pytest.approx((2 * small.x1, 2 * small.x2))


# In a whole picture -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def article() -> Project:
    return open_template("social-media-2011")


def figure(project: Project, target: str | None = None, scenario: str = "") -> Figure:
    shown = scenario or project.first_scenario
    return compose(project, shown, "alignment", LIGHT, 1280.0, 800.0, target)


def said(figure: Figure) -> set[str]:
    return {mark.text for mark in figure.marks if isinstance(mark, Text)}


def test_a_picture_compares_where_it_is_asked_to(article: Project) -> None:
    plain, compared = figure(article), figure(article, article.properties.target)
    assert {"cooler in the target", "hotter in the target", "0.00"} <= said(compared)
    assert not [mark for mark in compared.marks if isinstance(mark, Rings)], "no zone lines"
    assert [mark for mark in plain.marks if isinstance(mark, Rings)]
    heats = [next(m for m in f.marks if isinstance(m, Picture)).pixels for f in (plain, compared)]
    assert (heats[0] != heats[1]).any()
    assert len(compared.marks) > len(plain.marks)


def test_the_heading_says_what_is_compared_with_what(article: Project) -> None:
    here, there = (scenario.name for scenario in article.scenarios[:2])
    assert f"{here}, compared with “{there}”" in said(figure(article, article.scenarios[1].id))
    assert f"{here}, compared with “{there}”" not in said(figure(article))


def test_a_comparison_with_another_scenario_than_the_target_says_so(article: Project) -> None:
    aimless = article.after(planning.set_target(article, None))
    words = said(figure(aimless, article.properties.target))
    assert {"Compared", "cooler there", "hotter there", "0.00"} <= words
    assert not {"cooler in the target", "Compared with the target"} & words


def test_zero_is_in_the_middle_of_the_colours_and_marked(article: Project) -> None:
    """The line on the bar stands where the number 0.00 stands."""
    marks = figure(article, article.properties.target).marks
    zero = next(mark for mark in marks if isinstance(mark, Text) and mark.text == "0.00")
    bar = next(m for m in marks if isinstance(m, Picture) and m.pixels.shape[0] == 1)
    middle = bar.x + bar.width / 2
    assert zero.x == pytest.approx(middle)
    assert any(isinstance(m, Line) and m.x1 == m.x2 == pytest.approx(middle) for m in marks)


def test_nothing_is_compared_with_itself(article: Project) -> None:
    target = article.properties.target
    assert target is not None
    assert said(figure(article, target, target)) == said(figure(article, None, target))
