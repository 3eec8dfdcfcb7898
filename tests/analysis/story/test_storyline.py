from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.storyline import MOST_HOT, MOST_OPPORTUNITIES, made, refreshed
from heatdesk.model import edits, telling
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.ids import PATTERN
from heatdesk.model.keeping import keep_finding
from heatdesk.model.project import Project
from heatdesk.model.story import About, Show, Step
from heatdesk.storage import project_file
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.builders import projects
from tests.builders.maps import NOW, map_of, maps, role, technology


def story(project: Project) -> tuple[Step, ...]:
    return made(read(project, project.first_scenario))


def ids(steps: tuple[Step, ...]) -> list[str]:
    return [step.id for step in steps]


def meetings(count: int) -> Project:
    """So many roles on as many technologies, far enough from each other, each a hot meeting."""
    places = [(-0.9 + 0.25 * (n % 8), -0.9 + 0.3 * (n // 8)) for n in range(count)]
    small = {"width": 0.1, "height": 0.1}
    roles = [role(f"r{n}", *at, **small, weight=1 + n / 1000) for n, at in enumerate(places)]
    return map_of(*roles, *(technology(f"t{n}", *at, **small) for n, at in enumerate(places)))


@pytest.fixture(scope="module")
def article() -> Reading:
    project = open_template(EXAMPLE)
    return read(project, project.first_scenario)


# Made from the map --------------------------------------------------------------------------------


def test_the_article_is_told_in_its_own_order(article: Reading) -> None:
    assert ids(made(article)) == [
        "title",
        "axes",
        "technologies",
        "roles",
        "overlay",
        "warm",
        "hot-product-management",
        "hot-sales",
        "hot-evangelists",
        "hot-product-marketing",
        "hot-event-marketing",
        "opportunity-listen-better",
        "opportunity-closer-to-people",
        "opportunity-product-steered-by-talk",
        "technology-unmet-facebook",
        "target",
        "moved",
    ]


def test_steps_hold_no_words_of_their_own(article: Reading) -> None:
    assert {(step.title, step.caption, step.notes) for step in made(article)} == {("", "", "")}
    assert not any(step.hidden for step in made(article))


def test_steps_name_what_they_speak_of(article: Reading) -> None:
    about = {step.id: step.about for step in made(article)}
    assert about["hot-sales"] == About("rebuilt", ("sales", "twitter", "marketing-events", "seo"))
    assert about["technology-unmet-facebook"] == About(
        "rebuilt", ("facebook",), rule="technology_unmet"
    )
    assert about["target"] == About("wanted")
    assert about["moved"] == About("rebuilt")


def test_nothing_is_shown_before_its_step(article: Reading) -> None:
    shown = {step.id: step.show for step in made(article)}
    nothing = Show(False, False, False, False, False, False, "none")
    assert shown["title"] == nothing
    assert shown["axes"] == replace(nothing, axes=True)
    assert shown["technologies"] == replace(nothing, axes=True, technologies=True, labels="all")
    assert shown["roles"] == replace(nothing, axes=True, roles=True, labels="all")
    assert shown["overlay"] == Show(contours=False)
    assert {shown[id] for id in ("warm", "hot-sales", "target")} == {Show()}


def test_an_empty_map_has_a_title_and_axes() -> None:
    assert ids(story(Project.empty())) == ["title", "axes"]


def test_layers_come_when_they_have_something() -> None:
    assert ids(story(map_of(technology("a"))))[2:] == ["technologies"]
    assert ids(story(map_of(role("a"))))[2:] == ["roles"]


def test_what_does_not_meet_is_laid_over_each_other_all_the_same() -> None:
    apart = map_of(technology("a", -0.9, -0.9, width=0.1), role("b", 0.9, 0.9, width=0.1))
    assert ids(story(apart))[2:5] == ["technologies", "roles", "overlay"]
    assert not any(step.kind in ("warm", "hot", "more") for step in story(apart))


@pytest.mark.parametrize("count", [1, MOST_HOT, MOST_HOT + 1, 40])
def test_seven_hot_meetings_at_most_have_a_step(count: int) -> None:
    steps = story(meetings(count))
    hot = [step for step in steps if step.kind == "hot"]
    assert len(hot) == min(count, MOST_HOT)
    assert [step.kind for step in steps].count("more") == (count > MOST_HOT)
    heaviest = [f"hot-r{count - 1 - n}" for n in range(len(hot))]
    assert ids(tuple(hot)) == heaviest


def test_there_is_an_end_to_opportunities() -> None:
    far = [technology(f"t{n}", 0.9, -0.9 + n / 10, width=0.05, height=0.05) for n in range(19)]
    steps = story(map_of(role("r", -0.8), technology("near", -0.8), *far))
    assert [step.kind for step in steps].count("opportunity") == MOST_OPPORTUNITIES


def test_where_nobody_is_to_meet_at_all_nothing_is_an_opportunity() -> None:
    steps = story(map_of(*[technology(f"t{n}", n / 10) for n in range(5)]))
    assert not [step for step in steps if step.kind == "opportunity"]


def test_what_somebody_has_said_takes_the_place_of_what_the_map_says() -> None:
    far = map_of(role("sales", -0.8), technology("seo", -0.8), technology("fax", 0.8))
    assert "technology-unmet-fax" in ids(story(far))
    fax = (NamedItem("fax", "Fax"),)
    draft = Finding("", NOW, rule="technology_unmet", subject="fax", items=fax)
    kept = far.after(keep_finding(far, draft)[0])
    opportunities = [step for step in story(kept) if step.kind == "opportunity"]
    assert "opportunity-fax" in ids(tuple(opportunities))
    assert "technology-unmet-fax" not in ids(tuple(opportunities))


def test_what_is_stale_is_not_told() -> None:
    near = map_of(role("sales"), technology("fax"))
    fax = (NamedItem("fax", "Fax"),)
    draft = Finding("", NOW, rule="technology_unmet", subject="fax", items=fax)
    kept = near.after(keep_finding(near, draft)[0])
    assert "opportunity-fax" not in ids(story(kept))


def test_a_weak_side_and_a_cold_quadrant_are_named() -> None:
    right = map_of(role("r", 0.8, 0.8), technology("t", 0.8, 0.8))
    about = {step.id: step.about for step in story(right)}
    assert about["weak-side-x-low"] == About(NOW, side="x.low", rule="weak_side")
    cold = about["cold-quadrant-bottom-left"]
    assert cold == About(NOW, quadrant="bottom_left", rule="cold_quadrant")


def test_the_target_is_told_where_there_is_another(article: Reading) -> None:
    wanted = read(article.project, "wanted")
    assert not {"target", "moved"} & set(ids(made(wanted)))


def test_where_nothing_moves_there_is_nothing_to_show() -> None:
    also = {"later": [role("r")]}
    assert ids(story(map_of(role("r", 0.01), also=also, target="later")))[-1] == "target"
    assert ids(story(map_of(role("r", 0.4), also=also, target="later")))[-1] == "moved"


def test_long_ids_stay_ids_of_their_own() -> None:
    stem = "x" * 62
    project = map_of(*[role(f"{stem}-{n}") for n in range(3)], technology("t"))
    hot = [step.id for step in story(project) if step.kind == "hot"]
    assert len(set(hot)) == 3
    assert all(re.match(PATTERN, id) for id in hot)


@settings(max_examples=40, deadline=None)
@given(projects.projects())
def test_any_map_has_a_story_that_a_file_can_hold(project: Project) -> None:
    steps = made(read(project, project.first_scenario))
    assert steps == made(read(project, project.first_scenario))
    stored = project.after(telling.store_story(project, steps))
    assert project_file.decode(project_file.encode(stored), "map.heatdesk") == stored


# Refreshed ----------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(maps())
def test_what_is_told_already_stays_as_it_is(project: Project) -> None:
    reading = read(project, NOW)
    assert refreshed(made(reading), reading) == made(reading)


def test_a_new_hot_meeting_comes_at_its_place() -> None:
    before = map_of(role("sales"), technology("seo"), role("press", 0.8, 0.8))
    told = tuple(replace(step, notes=f"Say {step.id}") for step in story(before))
    near = before.after(edits.place(before, NOW, "press", 0.05, 0.0))
    after = refreshed(told, read(near, NOW))
    assert [step for step in after if step in told] == list(told)
    assert {"hot-sales", "hot-press"} <= set(ids(after))
    at = ids(after).index("hot-press")
    assert abs(at - ids(after).index("hot-sales")) == 1
    assert after[at].notes == ""


def test_an_order_of_ones_own_is_kept(article: Reading) -> None:
    told = tuple(reversed(made(article)))
    assert refreshed(told, article) == told
    without = tuple(step for step in told if step.id != "hot-sales")
    after = refreshed(without, article)
    assert tuple(step for step in after if step.id != "hot-sales") == without
    place = ids(after).index("hot-sales")
    assert after[place - 1].id == "hot-product-management"


def test_a_role_that_meets_more_than_before_has_its_step_already(article: Reading) -> None:
    fewer = tuple(
        replace(step, about=replace(step.about, items=step.about.items[:2]))
        if step.kind == "hot"
        else step
        for step in made(article)
    )
    assert refreshed(fewer, article) == fewer


def test_the_opening_and_the_layers_do_not_come_back(article: Reading) -> None:
    told = tuple(step for step in made(article) if step.kind not in ("title", "roles"))
    assert refreshed(told, article) == told


def test_layers_come_to_a_story_that_began_on_an_empty_map(article: Reading) -> None:
    assert ids(refreshed(made(article)[:2], article)) == ids(made(article))


def test_new_steps_have_ids_of_their_own(article: Reading) -> None:
    own = Step("hot-sales", "free", title="My own")
    after = refreshed((own,), article)
    assert len(set(ids(after))) == len(after)
    assert own in after
    assert "hot-sales-2" in ids(after)
