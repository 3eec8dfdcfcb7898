"""A whole reading in words."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings

from heatdesk.analysis.areas import Area, PairShare, Peak
from heatdesk.analysis.meetings import ItemShare
from heatdesk.analysis.reading import Reading, read, with_robustness
from heatdesk.analysis.sections import Line, Section
from heatdesk.analysis.telling import telling
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, HeatSettings, LayerName, LayerNames
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.builders.maps import NOW, map_of, role, technology
from tests.builders.projects import projects

AXES = Axes(
    Axis("Purpose", "Personal", "Professional", "why"), Axis("Direction", "Talk", "Listen", "how")
)
TITLES = [
    "Balance",
    "Quadrants",
    "Hot areas",
    "Warm areas",
    "Hot meetings",
    "Warm meetings",
    "Roles by their share of all that meets",
    "Technologies by their share of all that meets",
    "Opportunities",
    "Findings",
    "Doubts about the axes",
    "Method",
]


def said(reading: Reading) -> dict[str, tuple[Line, ...]]:
    """The lines by the title of their section, without the map's own."""
    return {section.title: section.lines for section in telling(reading)[1:]}


def of(project: Project) -> dict[str, tuple[Line, ...]]:
    return said(read(project, NOW))


def meeting_map(**properties: object) -> Project:
    """Two that meet at the lower right, and a technology that is far away."""
    placed = [
        technology("twitter", 0.5, -0.2),
        technology("letters", -0.9, 0.9, width=0.2, height=0.2),
        role("sales", 0.5, -0.2),
    ]
    return map_of(*placed, axes=AXES, **properties)


# The whole ----------------------------------------------------------------------------------------


def test_the_sections_come_in_the_order_of_a_presentation() -> None:
    first, *others = telling(read(meeting_map(title="Our map"), NOW))
    assert first == Section("Our map", (Line("Scenario: Now. 3 items placed."),))
    assert [section.title for section in others] == TITLES


def test_what_the_reading_is_of() -> None:
    project = open_template(EXAMPLE)
    (first, *_) = telling(read(project, project.first_scenario))
    assert first.title == "Social Media Heat Map, 2011"
    assert "(2011-04-13)" in first.lines[0].text


def test_layers_go_by_the_projects_words() -> None:
    layers = LayerNames(LayerName("channels"), LayerName("Departments"))
    lines = of(meeting_map(layers=layers))
    assert "Channels by their share of all that meets" in lines
    assert [line.text.split(":")[0] for line in lines["Balance"][1:]] == [
        "Alignment",
        "Departments",
        "Channels",
    ]


@given(projects())
@settings(max_examples=40)
def test_every_map_can_be_told(project: Project) -> None:
    for section in telling(read(project, project.first_scenario)):
        assert section.title.strip()
        assert section.lines
        for line in section.lines:
            assert all(text.strip() and "\n" not in text for text in (line.text, *line.details))


# Balance and quadrants ----------------------------------------------------------------------------


def test_the_balance_is_a_sentence_and_then_numbers() -> None:
    sentence, alignment, roles, technologies = (line.text for line in of(meeting_map())["Balance"])
    assert sentence == "Far more Talk than Listen; almost only Professional, hardly any Personal."
    assert re.fullmatch(
        r"Alignment: Talk 8\d %, Listen 1\d %; Personal 1 %, Professional 99 %", alignment
    )
    assert roles.startswith("Roles: Talk ")
    assert technologies.startswith("Technologies: Talk ")


def test_quadrants_are_whole_per_cents_that_add_up() -> None:
    lines = of(meeting_map())["Quadrants"]
    assert [line.text for line in lines] == [
        "Listen, Personal",
        "Listen, Professional",
        "Talk, Personal",
        "Talk, Professional",
    ]
    assert sum(line.part or 0 for line in lines) == 100


def test_a_quadrant_that_is_to_stay_empty_is_named_with_its_place() -> None:
    project = open_template(EXAMPLE)
    lines = said(read(project, project.first_scenario))["Quadrants"]
    assert lines[2].text == "Everyone has a voice (Talk, Personal), meant to stay empty"


# Areas and meetings -------------------------------------------------------------------------------


def test_an_area_with_its_place_numbers_and_owners() -> None:
    (hot,) = said(with_robustness(read(meeting_map(), NOW)))["Hot areas"]
    form = (
        r"1\. Slightly Talk, clearly Professional: peak 1\.00, \d+ % of the plane,"
        r" \d+ % of the alignment heat; hot in (over 99|\d+) % of 500 re-placed maps"
    )
    assert re.fullmatch(form, hot.text)
    assert hot.details == ("Sales with Twitter 100 %",)


def test_a_warm_area_tells_which_hot_ones_it_surrounds() -> None:
    (warm,) = of(meeting_map())["Warm areas"]
    assert warm.text.endswith("% of the alignment heat; around hot area 1")


def test_areas_are_numbered_within_their_zone_and_causes_add_up() -> None:
    reading = read(map_of(*(technology(id) for id in "abcdefg"), role("sales")), NOW)
    pairs = tuple(PairShare(id, "sales", 1 / 7) for id in "abcdefg")

    def area(zone: str, *holds: int) -> Area:
        return Area(zone, Peak(0, 0, 1), (0.0, 0.0), 0.1, 0.2, pairs, holds, 0.5)  # type: ignore[arg-type]

    found = (area("hot"), area("warm", 0, 2), area("hot"), area("warm"))
    lines = said(replace(reading, areas=found))
    assert [line.text[:2] for line in lines["Hot areas"]] == ["1.", "2."]
    assert [line.text[:2] for line in lines["Warm areas"]] == ["1.", "2."]
    assert "hot in 50 % of 500 re-placed maps" in lines["Hot areas"][0].text
    assert lines["Warm areas"][0].text.endswith("around hot areas 1 and 2")
    (causes,) = lines["Hot areas"][0].details
    assert causes.startswith("Sales with A 15 %, Sales with B 14 %")
    assert sum(map(int, re.findall(r"(\d+) %", causes))) == 100
    assert "others" in causes


def test_pairs_with_next_to_nothing_are_not_named() -> None:
    reading = read(meeting_map(), NOW)
    small = tuple(PairShare("twitter", "sales", share) for share in (0.02, 0.001, 0.001))
    (hot, *_) = (area for area in reading.areas if area.zone == "hot")
    first, second = replace(hot, pairs=small), replace(hot, pairs=small[1:])
    lines = said(replace(reading, areas=(first, second)))["Hot areas"]
    assert lines[0].details == ("Sales with Twitter 2 %, others 98 %",)
    assert lines[1].details == ("Many pairs, each with under 1 %",)


def test_a_meeting_of_many_counts_the_rest() -> None:
    project = map_of(role("sales"), *(technology(f"t{n:02}") for n in range(15)))
    (hot,) = of(project)["Hot meetings"]
    assert hot.text.startswith("Sales can use T00, T01, ")
    assert ", T11 and 3 more: 100 % of all that meets" in hot.text


def test_meetings_are_the_articles_sentences() -> None:
    project = map_of(role("sales"), technology("twitter"), technology("blogs", 0.1), axes=AXES)
    (hot,) = of(project)["Hot meetings"]
    assert hot.text == "Sales can use Twitter and Blogs: 100 % of all that meets, in hot area 1"


def test_two_in_opposite_corners_are_nowhere_hot() -> None:
    lines = of(map_of(role("sales", -0.9, -0.9), technology("twitter", 0.9, 0.9)))
    assert lines["Hot areas"] == (Line("None: no region reaches a heat of 0.38."),)
    assert lines["Warm meetings"] == (Line("None: no region reaches a heat of 0.25."),)


def test_who_meets_only_where_it_is_hot_meets_nowhere_else() -> None:
    lines = of(meeting_map())
    assert lines["Warm areas"][0].text.startswith("1. ")
    assert lines["Warm meetings"] == (
        Line("None: nobody meets where the map is warm and not hot."),
    )


# Shares -------------------------------------------------------------------------------------------


def test_shares_of_roles_with_what_fits_them_best() -> None:
    project = map_of(role("sales"), role("support", 0.9), technology("twitter"))
    first, second = of(project)["Roles by their share of all that meets"]
    assert first == Line("Sales, closest to Twitter (alignment 1.00)", (), 99)
    assert second == Line("Support, closest to Twitter (alignment 0.01)", (), 1)


def test_of_many_items_the_rest_is_summed_up() -> None:
    ids = [f"t{n:02}" for n in range(20)]
    reading = read(map_of(role("sales"), *map(technology, ids)), NOW)
    shares = tuple(ItemShare(id, 0.05, "sales", 0.5) for id in ids)
    lines = said(replace(reading, technologies=shares))[TITLES[7]]
    assert len(lines) == 13
    assert lines[-1] == Line("the other 8 together", (), 40)
    assert sum(line.part or 0 for line in lines) == 100


# Method and what is missing -----------------------------------------------------------------------


def test_the_method_says_how_it_was_done() -> None:
    kernel, scale, grid = (line.text for line in of(meeting_map())["Method"])
    assert kernel.startswith("Kernel: each item heats the plane as a Gaussian")
    assert scale == (
        "Scale: 1.00 (automatic: the largest alignment of all scenarios, at least 0.50)."
        " Hot from 75 % of it (0.75), warm from 50 % (0.50)."
    )
    assert grid == (
        "Grid: 256 x 256 cells. Re-placed maps: 500, every centre moved at random with a standard"
        " deviation of 0.1."
    )


def test_a_fixed_scale_and_odd_thresholds() -> None:
    heat = HeatSettings(scale=2.0, warm=0.405, hot=0.6)
    _, scale, _ = (line.text for line in of(meeting_map(heat=heat))["Method"])
    assert (
        scale
        == "Scale: 2.00 (fixed by the map). Hot from 60 % of it (1.20), warm from 40.5 % (0.81)."
    )


def test_a_map_of_one_layer_says_what_is_missing() -> None:
    lines = of(map_of(technology("twitter", 0.5, 0.5), axes=AXES))
    why = Line("No role is placed yet, so nothing meets.")
    assert lines["Balance"][:2] == (why, Line("Roles: no role is placed yet"))
    for title in TITLES[1:8]:
        assert lines[title] == (why,)


def test_an_empty_map_says_so_everywhere() -> None:
    lines = of(map_of(axes=AXES))
    why = Line("Nothing is placed yet, so nothing meets.")
    assert [lines[title] for title in TITLES[1:9]] == [(why,)] * 8
    assert lines["Findings"] == (Line("None is kept yet."),)
    assert lines["Doubts about the axes"] == (Line("None: the axes are defined and differ."),)


def test_a_map_without_a_title() -> None:
    assert telling(read(map_of(), NOW))[0] == Section(
        "Map without a title", (Line("Scenario: Now. 0 items placed."),)
    )
