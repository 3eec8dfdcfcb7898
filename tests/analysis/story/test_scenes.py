from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.scenes import Scene, scenes
from heatdesk.analysis.story.storyline import LONGEST_CAPTION, made
from heatdesk.model import edits, keeping, planning, telling
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, HeatSettings, LayerName, LayerNames
from heatdesk.model.story import About, Step
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.analysis.story.test_storyline import meetings
from tests.builders import projects
from tests.builders.maps import NOW, map_of, role, technology

AXES = Axes(Axis("", "Personal", "Professional"), Axis("", "Talk", "Listen"))


def shown(project: Project, scenario: str | None = None) -> dict[str, Scene]:
    """The scenes of a project by the ids of their steps."""

    @lru_cache
    def reading(id: str) -> Reading:
        return read(project, id)

    found = scenes(project, scenario or project.first_scenario, reading)
    return {scene.step.id: scene for scene in found}


def stored(project: Project, *steps: Step) -> Project:
    """With its story stored; without steps it is the one that the map gives."""
    kept = steps or made(read(project, project.first_scenario))
    return project.after(telling.store_story(project, kept))


def kept(project: Project, sentence: str, *items: str, **fields: str) -> Project:
    named = tuple(NamedItem(id, project.item(id).name) for id in items)
    draft = Finding("", NOW, items=named, sentence=sentence, **fields)  # type: ignore[arg-type]
    return project.after(keeping.keep_finding(project, draft)[0])


@pytest.fixture(scope="module")
def article() -> Project:
    return open_template(EXAMPLE)


@pytest.fixture
def sales() -> Project:
    """One hot meeting, of Sales with Twitter and Blogs."""
    return map_of(role("sales"), technology("twitter", 0.1), technology("blogs", 0.0, 0.1))


# What the article says ----------------------------------------------------------------------------


def test_scenes_are_the_steps_in_order(article: Project) -> None:
    steps = made(read(article, article.first_scenario))
    assert [scene.step for scene in shown(article).values()] == list(steps)


def test_the_title_says_what_is_presented(article: Project) -> None:
    scene = shown(article)["title"]
    assert scene.title == "Social Media Heat Map, 2011"
    assert scene.caption.startswith("In April 2011 a software professional")
    assert scene.sentence.endswith("This project rebuilds that heat map.")
    assert scene.lines == ("The map of 2011, rebuilt", "2011-04-13")


def test_axes_and_layers_say_where_they_lead(article: Project) -> None:
    found = shown(article)
    assert found["axes"].caption == "From Personal to Professional, and from Talk to Listen."
    assert [line.split(":")[0] for line in found["axes"].lines] == ["Personal", "Talk"]
    assert found["technologies"].title == "Technologies"
    assert (
        found["roles"].caption == "More Talk than Listen; clearly more Professional than Personal."
    )
    overlay = found["overlay"]
    assert overlay.caption == "A little more Talk than Listen; more Professional than Personal."
    assert overlay.items is None


def test_warm_meetings_are_lines(article: Project) -> None:
    scene = shown(article)["warm"]
    assert scene.caption == "5 roles meet 9 technologies where the map is warm."
    assert "Product Marketing: Press releases" in scene.lines
    assert scene.lines[0].startswith("Community Marketing and Evangelists can use Twitter")
    assert scene.items is not None
    assert "press-releases" in scene.items
    reading = read(article, "rebuilt")
    assert {reading.areas[n].zone for n in scene.areas} == {"warm"}


def test_a_hot_meeting_says_the_sentence_that_is_kept_for_it(article: Project) -> None:
    scene = shown(article)["hot-product-management"]
    assert scene.title == "Hot: Product Management"
    assert scene.sentence == (
        "Product Management can use IdeaStorm, Twitter and marketing events to learn what worries"
        " its users."
    )
    assert scene.caption.endswith("to learn what worries…")
    assert [line.split(" can use ")[1][:8] for line in scene.lines] == ["LinkedIn"]
    reading = read(article, "rebuilt")
    assert [reading.areas[n].zone for n in scene.areas] == ["hot"]
    assert (scene.items or set()) >= {"product-management", "ideastorm", "linkedin"}


def test_without_a_sentence_the_meeting_speaks_for_itself(article: Project) -> None:
    scene = shown(article)["hot-sales"]
    assert scene.caption == "Sales can use Twitter, Marketing events and SEO."
    assert scene.sentence == ""


def test_opportunities_are_counted_and_say_what_to_do(article: Project) -> None:
    found = shown(article)
    scene = found["opportunity-closer-to-people"]
    assert scene.title == "Opportunity 2"
    assert scene.lines[0] == "Action: Give the official voices faces and names."
    assert scene.items == {"evangelists", "community-marketing", "ar-pr"}
    computed = found["technology-unmet-facebook"]
    assert computed.caption.startswith("Nobody on the map is close to Facebook.")
    assert computed.items == {"facebook"}
    assert "alignment of 0.20" in computed.lines[0]


def test_the_target_and_what_moves(article: Project) -> None:
    found = shown(article)
    assert (found["target"].title, found["target"].scenario) == ("Who we want to be", "wanted")
    moved = found["moved"]
    assert (moved.scenario, moved.compare) == ("rebuilt", True)
    assert len(moved.lines) == len(moved.items or ()) == 5
    assert moved.lines[2] == "AR/PR: towards Listen and Personal"
    assert moved.caption == "10 items move towards “Who we want to be”."


def test_nothing_that_is_made_is_flagged(article: Project) -> None:
    assert {scene.flag for scene in shown(article).values()} == {None}


def test_layers_of_another_name_keep_it() -> None:
    named = LayerNames(LayerName("Channels"), LayerName("Departments"))
    found = shown(map_of(role("a"), technology("b", 0.3), layers=named))
    assert (found["technologies"].title, found["roles"].title) == ("Channels", "Departments")


# The user's own words -----------------------------------------------------------------------------


def test_own_words_win(sales: Project) -> None:
    told = stored(sales)
    words = {"title": "Our best shot", "caption": "Ask Ann", "notes": "**Wait**"}
    scene = shown(told.after(telling.set_steps(told, ["hot-sales"], **words)))["hot-sales"]
    assert (scene.title, scene.caption, scene.notes) == ("Our best shot", "Ask Ann", "**Wait**")
    assert scene.items == {"sales", "twitter", "blogs"}


def test_words_follow_the_map_while_there_are_none_of_ones_own(sales: Project) -> None:
    told = stored(sales)
    renamed = told.after(edits.rename(told, "sales", "Selling"))
    assert shown(renamed)["hot-sales"].title == "Hot: Selling"


def test_captions_are_cut_at_a_word_and_kept_whole_beside(sales: Project) -> None:
    told = stored(sales)
    long = "word " * 40
    scene = shown(told.after(telling.set_steps(told, ["axes"], caption=long)))["axes"]
    assert len(scene.caption) <= LONGEST_CAPTION
    assert scene.caption.endswith("word…")
    assert scene.sentence == long.strip()


def test_hidden_steps_are_scenes_too_but_do_not_count(article: Project) -> None:
    told = stored(article)
    hidden = told.after(telling.set_steps(told, ["opportunity-listen-better"], hidden=True))
    found = shown(hidden)
    assert found["opportunity-listen-better"].title == "Opportunity"
    assert found["opportunity-closer-to-people"].title == "Opportunity 1"


def test_a_step_of_ones_own_shows_what_it_names(sales: Project) -> None:
    about = About(NOW, ("sales",), quadrant="top_left")
    scene = shown(stored(sales, Step("own", "free", about, "Look")))["own"]
    assert (scene.items, scene.region, scene.flag) == ({"sales"}, "top_left", None)


def test_a_story_of_one_scenario_is_told_whichever_is_shown(article: Project) -> None:
    found = shown(stored(article), "wanted")
    assert found["hot-sales"].scenario == "rebuilt"
    assert shown(article, "wanted")["overlay"].scenario == "wanted"


# Sentences of findings ----------------------------------------------------------------------------


def test_a_sentence_is_told_with_the_first_role_that_it_names() -> None:
    near = map_of(role("sales"), role("press", 0.05), technology("seo"))
    told = shown(kept(near, "Press brings Sales to be found.", "press", "sales", "seo", zone="hot"))
    assert told["hot-press"].caption == "Press brings Sales to be found."
    assert told["hot-sales"].caption == "Sales can use Seo."


def test_two_sentences_for_one_meeting_are_both_told(sales: Project) -> None:
    told = kept(sales, "One.", "sales", "blogs", zone="hot")
    told = kept(told, "Two.", "sales", "twitter", zone="hot")
    scene = shown(told)["hot-sales"]
    assert (scene.caption, scene.lines) == ("One.", ("Two.",))


def test_two_opportunities_about_the_same_are_told_one_after_the_other() -> None:
    right = map_of(role("r", 0.8), technology("t", 0.8))
    for words in ("One.", "Two."):
        right = kept(right, words, rule="weak_side", subject="x.low")
    found = [s for s in shown(right).values() if s.step.about.side == "x.low"]
    assert [scene.caption for scene in found] == ["One.", "Two."]
    assert {scene.region for scene in found} == {"x.low"}


# What the map no longer supports ------------------------------------------------------------------


def test_a_meeting_that_has_cooled_is_flagged_and_stays() -> None:
    held = HeatSettings(scale=1.0)
    hot = stored(map_of(role("sales"), technology("twitter", 0.1), heat=held))
    cooled = hot.after(edits.place(hot, NOW, "twitter", 0.42, 0.0))
    scene = shown(cooled)["hot-sales"]
    assert scene.flag == "Sales and Twitter are only warm now (0.61, hot begins at 0.75)"
    assert (scene.items, scene.areas) == ({"sales", "twitter"}, ())


def test_a_deleted_item_leaves_its_steps_and_undo_brings_it_back(sales: Project) -> None:
    told = stored(sales)
    change = edits.delete(told, ["twitter"])
    after = shown(told.after(change))["hot-sales"]
    assert (after.items, after.flag) == ({"sales", "blogs"}, None)
    assert after.caption == "Sales can use Blogs."
    assert shown(told.after(change).after(change.inverse())) == shown(told)


@pytest.mark.parametrize("finding", [True, False])
def test_where_the_only_technology_was_deleted_the_flag_names_it(finding: bool) -> None:
    told = stored(map_of(role("sales"), technology("press-releases")))
    told = kept(told, "x", "sales", "press-releases", zone="hot") if finding else told
    after = shown(told.after(edits.delete(told, ["press-releases"])))["hot-sales"]
    name = "Press-Releases" if finding else "Press releases"
    assert after.flag == f"{name} was deleted"
    assert after.items == {"sales"}


def test_a_step_that_has_nothing_left_is_flagged(sales: Project) -> None:
    told = stored(sales)
    after = shown(told.after(edits.delete(told, ["sales", "twitter", "blogs"])))
    scene = after["hot-sales"]
    assert scene.items is None
    assert scene.flag is not None
    assert scene.title == "Hot: Sales"
    assert after["overlay"].flag == "Nothing is placed yet, so nothing meets"
    assert after["technologies"].flag == "No technology is placed yet"


def test_a_lapsed_opportunity_is_flagged() -> None:
    told = stored(map_of(role("r", 0.8), technology("t", 0.8)))
    wider = told.after(edits.place(told, NOW, "r", 0.0, 0.0))
    wider = wider.after(edits.place(wider, NOW, "t", 0.0, 0.0))
    scene = shown(wider)["weak-side-x-low"]
    assert (scene.caption, scene.region) == ("", "x.low")
    assert "under 40 % is weak" in (scene.flag or "")


def test_a_target_that_is_none_any_more_is_flagged(article: Project) -> None:
    told = stored(article)
    none = shown(told.after(planning.set_target(told, None)))
    assert none["target"].flag == none["moved"].flag == "The map has no target now"
    assert not none["moved"].compare
    other = shown(told.after(planning.set_target(told, "rebuilt")))
    assert other["target"].flag == "The target is “The map of 2011, rebuilt” now"
    assert other["moved"].flag == "This scenario is the target now"


def test_a_scenario_that_is_gone_is_shown_by_the_first(article: Project) -> None:
    told = stored(article)
    gone = told.after(planning.delete_scenario(told, "wanted"))
    scene = shown(gone)["target"]
    assert (scene.scenario, scene.flag) == ("rebuilt", "Its scenario was deleted")
    assert shown(gone, "wanted")["axes"].scenario == "rebuilt"


def test_warm_and_more_are_flagged_where_there_are_none(sales: Project) -> None:
    warm, more = Step("warm", "warm", About(NOW)), Step("rest", "more", About(NOW))
    told = shown(stored(sales, warm, more))
    assert told["warm"].flag == "Nobody meets where the map is warm now"
    assert told["rest"].caption == "1 role meets 2 technologies where the map is hot."
    own = Step("hot-sales", "hot", About(NOW, ("sales",)))
    assert shown(stored(sales, own, more))["rest"].flag == "No other meeting is hot now"


# Many, empty, foreign -----------------------------------------------------------------------------


def test_of_forty_hot_meetings_the_rest_shares_a_step() -> None:
    scene = shown(meetings(40))["more"]
    assert len(scene.lines) == 33
    assert scene.lines[0] == "R32: T32"
    assert scene.caption == "33 roles meet 33 technologies where the map is hot."


def test_an_empty_project_is_told() -> None:
    found = shown(Project.empty())
    assert found["title"].title == "Map without a title"
    assert found["axes"].caption == "From left to right, and from bottom to top."
    story = (Step(kind, kind) for kind in ("overlay", "warm", "hot", "more", "opportunity"))  # type: ignore[arg-type]
    for scene in shown(stored(Project.empty(), *story)).values():
        assert scene.title
        assert scene.scenario == NOW


@pytest.mark.parametrize("name", ["שלום עולם", "W" * 200, "a b " * 50, "\u202eabc", "日本語" * 60])
def test_foreign_and_long_names(name: str) -> None:
    axes = Axes(Axis("", name, name + "2"), Axis("", name, name + "3"))
    project = map_of(role("sales"), technology("seo"), axes=axes, title=name, description=name)
    named = project.after(edits.set_items(project, ["sales", "seo"], name=name))
    for scene in shown(named).values():
        assert len(scene.caption) <= LONGEST_CAPTION
        assert len(scene.title) <= 80
        for text in (scene.title, scene.caption, *scene.lines):
            assert text.count("\u2068") == text.count("\u2069")
            assert "\u202e" not in text


@settings(max_examples=40, deadline=None)
@given(projects.projects())
def test_any_story_becomes_scenes(project: Project) -> None:
    found = shown(project)
    steps = project.story
    assert steps is None or len(found) == len(steps)
    for scene in found.values():
        assert len(scene.caption) <= LONGEST_CAPTION
        assert project.has_scenario(scene.scenario)
        assert all(project.placement(scene.scenario, id) for id in scene.items or ())
        reading = read(project, scene.scenario)
        assert all(n < len(reading.areas) for n in scene.areas)


def test_a_scene_of_a_stored_step_equals_that_of_the_made_one(article: Project) -> None:
    assert shown(stored(article)) == shown(article)
