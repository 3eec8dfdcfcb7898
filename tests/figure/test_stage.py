from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.scenes import Scene, scenes
from heatdesk.figure import lettering
from heatdesk.figure.bounds import bounds
from heatdesk.figure.emphasis import FADED
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.figure.marks import Box, Clipped, Ellipse, Figure, Line, Mark, Picture, Rings, Text
from heatdesk.figure.paragraphs import fits, wrapped
from heatdesk.figure.stage import Layers, Place, stage_figure, stage_layers
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.model import edits, telling
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Quadrant, Quadrants
from heatdesk.model.story import About, Show, Step
from heatdesk.storage.templates import EXAMPLE, open_template, templates
from tests.analysis.story.test_storyline import meetings
from tests.builders.maps import NOW, map_of, role, technology

PAGES = {
    "16:9": (1920.0, 1080.0),
    "16:10": (1280.0, 800.0),
    "4:3": (1024.0, 768.0),
    "21:9": (2560.0, 1080.0),
    "square": (900.0, 900.0),
    "upright": (800.0, 1280.0),
    "small": (320.0, 200.0),
}
LANDSCAPE = ("16:9", "16:10", "4:3", "21:9")


class Told:
    """A project's story, drawn."""

    def __init__(self, project: Project, scenario: str | None = None) -> None:
        self.project = project
        self.reading = lru_cache(lambda id: read(project, id))
        shown = scenario or project.first_scenario
        self.scenes = {s.step.id: s for s in scenes(project, shown, self.read)}

    def read(self, id: str) -> Reading:
        return self.reading(id)

    def figure(
        self,
        id: str,
        page: str = "16:9",
        look: Look = LIGHT,
        scale: float | None = None,
        place: Place | None = None,
    ) -> Figure:
        scene = self.scenes[id]
        reading = self.read(scene.scenario)
        return stage_figure(self.project, scene, reading, look, *PAGES[page], scale, place)

    def layers(self, id: str, page: str = "16:9") -> Layers:
        scene, layout = self.scenes[id], StageLayout.of(*PAGES[page])
        return stage_layers(self.project, scene, self.read(scene.scenario), LIGHT, layout)


@pytest.fixture(scope="module")
def article() -> Told:
    return Told(open_template(EXAMPLE))


def flat(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    for mark in marks:
        if isinstance(mark, Clipped):
            yield from flat(mark.marks)
        else:
            yield mark


def kinds(figure: Figure, kind: type) -> list:
    return [mark for mark in flat(figure.marks) if isinstance(mark, kind)]


def texts(figure: Figure) -> dict[str, Text]:
    return {mark.text: mark for mark in kinds(figure, Text)}


def names(told: Told, layer: str) -> set[str]:
    return {item.name for item in told.project.items if item.layer == layer}


def assert_within_the_page(figure: Figure) -> None:
    for mark in figure.marks:
        box = bounds([mark])
        if box is not None:
            assert box[0] >= -1e-6, mark
            assert box[1] >= -1e-6, mark
            assert box[2] <= figure.width + 1e-6, mark
            assert box[3] <= figure.height + 1e-6, mark


def assert_words_do_not_touch(layers: Layers) -> None:
    """Title, caption, lines and the names of the legend lie beside each other, never over."""
    boxes = [bounds([mark]) for mark in layers.words if isinstance(mark, Text) and mark.text]
    for n, first in enumerate(boxes):
        for second in boxes[n + 1 :]:
            assert first is not None
            assert second is not None
            across = min(first[2], second[2]) - max(first[0], second[0])
            down = min(first[3], second[3]) - max(first[1], second[1])
            assert across <= 0.5 or down <= 0.15 * (first[3] - first[1]), (n, first, second)


# Nothing is shown before its step -----------------------------------------------------------------


def test_no_heat_is_painted_before_the_overlay(article: Told) -> None:
    order = list(article.scenes)
    overlay = order.index("overlay")
    for page in PAGES:
        for id in order[:overlay]:
            assert not kinds(article.figure(id, page), Picture), id
        assert kinds(article.figure("overlay", page), Picture)


def test_no_outline_is_drawn_before_the_warm_step(article: Told) -> None:
    order = list(article.scenes)
    for id in order[: order.index("warm")]:
        assert not kinds(article.figure(id), Rings), id
    assert kinds(article.figure("warm"), Rings)


def test_items_come_with_their_layer(article: Told) -> None:
    technologies, roles = names(article, "technology"), names(article, "role")
    for id in ("title", "axes"):
        shown = set(texts(article.figure(id)))
        assert not shown & (technologies | roles)
        assert not article.layers(id).items[1:]
    only = set(texts(article.figure("technologies")))
    assert (technologies <= only, roles & only) == (True, set())
    only = set(texts(article.figure("roles")))
    assert (roles <= only, technologies & only) == (True, set())
    both = set(texts(article.figure("overlay")))
    assert len((technologies | roles) - both) <= 1


def test_the_title_page_has_no_map(article: Told) -> None:
    made = article.layers("title")
    assert (made.heat, made.board, made.stress, made.items) == ((), (), (), ())
    shown = texts(article.figure("title"))
    assert "Social Media Heat Map, 2011" in shown
    assert "2011-04-13" in shown
    assert any(text.startswith("In April 2011") for text in shown)


def test_the_axes_come_with_their_ends_and_quadrants(article: Told) -> None:
    shown = set(texts(article.figure("axes")))
    assert {"PERSONAL", "PROFESSIONAL", "LISTEN", "TALK", "Getting the word out"} <= shown


def test_what_a_step_hides_is_not_drawn(article: Told) -> None:
    project = article.project
    nothing = Step("own", "free", About("rebuilt"), show=Show(*[False] * 6, labels="none"))
    bare = Told(project.after(telling.store_story(project, (nothing,))))
    assert [mark for mark in flat(bare.figure("own").marks) if not isinstance(mark, Clipped)] == []


def test_names_of_the_focus_alone(article: Told) -> None:
    project = article.project
    step = Step("own", "free", About("rebuilt", ("seo",)), show=Show(labels="focus"))
    told = Told(project.after(telling.store_story(project, (step,))))
    shown = set(texts(told.figure("own")))
    assert shown & (names(article, "technology") | names(article, "role")) == {"SEO"}


# The camera stands still --------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_the_plane_stays_where_it_is_from_step_to_step(article: Told, page: str) -> None:
    drawn = {id: article.layers(id, page).board for id in article.scenes if id != "title"}
    assert all(marks == drawn["axes"] for marks in drawn.values())


@pytest.mark.parametrize("page", PAGES)
def test_items_and_their_names_stay_where_they_are(article: Told, page: str) -> None:
    """From the overlay on, in one scenario; a name that had no place may come back."""
    places: dict[str, tuple[float, float]] = {}
    markers: set[tuple[float, float]] | None = None
    everything = names(article, "technology") | names(article, "role")
    order = list(article.scenes)[list(article.scenes).index("overlay") :]
    for id in (id for id in order if id not in ("target", "moved")):
        for text in kinds(article.figure(id, page), Text):
            if text.text in everything and id == "overlay":
                places[text.text] = text.x, text.y
            elif text.text in places and text.opacity == 1.0 and text.halo is not None:
                assert (text.x, text.y) == places[text.text], id
        discs = {
            (mark.x, mark.y)
            for mark in flat(article.layers(id, page).items)
            if isinstance(mark, Ellipse)
        }
        assert markers in (None, discs)
        markers = discs


def test_renaming_an_end_moves_nothing(article: Told) -> None:
    axes = Axes(Axis("", "A", "B"), Axis("", "C" * 60, "D"))
    renamed = Told(article.project.after(edits.set_properties(article.project, axes=axes)))
    for page, size in PAGES.items():
        frame = StageLayout.of(*size).frame
        (picture, *_) = kinds(renamed.figure("overlay", page), Picture)
        assert (picture.x, picture.y, picture.width) == (frame.left, frame.top, frame.side)


def test_one_scale_is_held_from_start_to_end(article: Told) -> None:
    def pixels(id: str, scale: float | None) -> np.ndarray:
        return kinds(article.figure(id, scale=scale), Picture)[0].pixels

    assert np.array_equal(pixels("overlay", None), pixels("hot-sales", None))
    assert not np.array_equal(pixels("overlay", None), pixels("overlay", 9.0))
    assert np.array_equal(pixels("overlay", 9.0), pixels("warm", 9.0))


# Emphasis -----------------------------------------------------------------------------------------


def test_what_is_not_spoken_of_steps_back(article: Told) -> None:
    shown = texts(article.figure("hot-sales"))
    for name in ("Sales", "Twitter", "SEO", "Marketing events"):
        assert shown[name].opacity == 1.0
    for name in ("Facebook", "AR/PR", "Product Management"):
        assert shown[name].opacity == FADED


def test_a_role_is_joined_with_its_technologies(article: Told) -> None:
    frame = StageLayout.of(*PAGES["16:9"]).frame
    sales = article.project.placement("rebuilt", "sales")
    assert sales is not None
    joined = [mark for mark in article.layers("hot-sales").stress if isinstance(mark, Line)]
    assert {(line.x1, line.y1) for line in joined} == {(frame.x(sales.x), frame.y(sales.y))}
    assert len({(line.x2, line.y2) for line in joined}) == 3
    assert not [mark for mark in article.layers("warm").stress if isinstance(mark, Line)]


def test_the_area_of_the_step_is_outlined(article: Told) -> None:
    def outlined(id: str) -> np.ndarray:
        rings = [mark for mark in article.layers(id).stress if isinstance(mark, Rings)]
        return np.concatenate(rings[-1].rings)

    frame = StageLayout.of(*PAGES["16:9"]).frame
    upper, lower = outlined("hot-product-management"), outlined("hot-sales")
    assert upper[:, 1].max() < frame.y(0.0)
    assert lower[:, 1].max() > frame.y(-0.3)
    assert not article.layers("overlay").stress


def test_a_weak_side_is_outlined() -> None:
    told = Told(map_of(role("r", 0.8), technology("t", 0.8)))
    (_, line) = [mark for mark in told.layers("weak-side-x-low").stress if isinstance(mark, Rings)]
    frame = StageLayout.of(*PAGES["16:9"]).frame
    assert line.rings[0][:, 0].max() == pytest.approx(frame.x(0.0))


@pytest.mark.parametrize("id", ["roles", "overlay", "warm", "hot-sales", "moved"])
def test_bubbles_are_the_same_whether_their_extents_are_asked_for_apart_or_not(
    article: Told, id: str
) -> None:
    layers = article.layers(id)
    assert layers.items[1:] == layers.names
    (extents,) = (mark for mark in layers.items[:1] if isinstance(mark, Clipped))
    (alone,) = (mark for mark in layers.extents if isinstance(mark, Clipped))
    assert len(extents.marks) == len(alone.marks)
    if layers.front is not None:
        (front,) = (mark for mark in layers.front if isinstance(mark, Clipped))
        assert set(front.marks) <= set(alone.marks)
        assert extents.marks[-len(front.marks) :] == front.marks


def test_what_moves_has_arrows(article: Told) -> None:
    moved = [mark for mark in article.layers("moved").moves if isinstance(mark, Line)]
    assert len(moved) >= 5 * 6
    assert article.layers("overlay").moves == ()
    assert "Evangelists: towards Personal" in texts(article.figure("moved"))


def test_a_comparison_with_heat_shows_how_it_differs(article: Told) -> None:
    project = article.project
    step = Step("own", "moved", About("rebuilt"))
    told = Told(project.after(telling.store_story(project, (step,))))
    figure = told.figure("own")
    assert len(kinds(figure, Picture)) == 2
    assert "cooler in the target" in texts(figure)
    assert not [mark for mark in told.layers("own").heat if isinstance(mark, Rings)]


def test_the_ends_of_a_comparison_are_told_in_brief_on_a_narrow_page(article: Told) -> None:
    step = Step("own", "moved", About("rebuilt"))
    figure = Told(article.project.after(telling.store_story(article.project, (step,)))).figure(
        "own", "4:3"
    )
    assert {"cooler there", "hotter there"} <= set(texts(figure))


def test_a_number_becomes_a_name_where_there_is_room() -> None:
    many = [technology(f"technology-{n}", 0.02 * n, 0.01 * n) for n in range(9)]
    project = map_of(role("sales", 0.02, 0.3), *many)
    about = About(NOW, ("sales", "technology-8", "technology-7"))
    steps = (Step("all", "free", About(NOW)), Step("own", "free", about))
    told = Told(project.after(telling.store_story(project, steps)))
    assert len(names(told, "technology") & set(texts(told.figure("all")))) < 9
    own = texts(told.figure("own"))
    assert {own["Technology-7"].opacity, own["Technology-8"].opacity} == {1.0}


def test_numbers_that_are_left_are_explained() -> None:
    many = [technology(f"a-name-of-some-length-{n}", n / 500, n / 500) for n in range(40)]
    told = Told(map_of(role("sales"), *many))
    shown = " ".join(texts(told.figure("overlay")))
    assert ", 3 A-Name-Of-Some-Length-" in shown


# Words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", LANDSCAPE)
@pytest.mark.parametrize("id", ["axes", "warm", "hot-sales", "moved", "title"])
def test_the_last_row_can_read_it(article: Told, page: str, id: str) -> None:
    figure = article.figure(id, page)
    numbers = {str(n) for n in range(30)}
    sizes = [t.size / figure.height for t in kinds(figure, Text) if t.text not in numbers]
    assert min(sizes) >= 0.022 - 1e-9
    shown = texts(figure)
    if id != "title":
        assert shown["LISTEN"].size == pytest.approx(0.042 * figure.height)
        assert shown[article.scenes[id].title].size == pytest.approx(0.046 * figure.height)


@pytest.mark.parametrize("page", ["16:9", "16:10", "4:3"])
def test_a_whole_sentence_is_shown_where_it_fits(article: Told, page: str) -> None:
    shown = " ".join(texts(article.figure("hot-product-management", page)))
    assert "learn what worries its users." in shown


def test_lines_that_have_no_room_are_counted() -> None:
    told = Told(meetings(40))
    shown = list(texts(told.figure("more")))
    assert any(text.startswith("and ") and text.endswith(" more") for text in shown)
    assert "R32: T32" in shown


def test_dots_say_how_far_the_story_has_come(article: Told) -> None:
    count = len(article.scenes)
    without = kinds(article.figure("warm"), Ellipse)
    dots = kinds(article.figure("warm", place=Place(5, count)), Ellipse)[len(without) :]
    assert len(dots) == count
    assert max(range(count), key=lambda n: dots[n].rx) == 5
    assert len({dot.y for dot in dots}) == 1


def test_the_legend_comes_with_the_overlay(article: Told) -> None:
    for id in ("axes", "technologies", "roles"):
        assert "cool" not in texts(article.figure(id))
    shown = texts(article.figure("overlay"))
    assert {"cool", "hot", "warm", "Roles"} <= set(shown)


# Any page, any map --------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_every_step_fits_every_page(article: Told, page: str, look: Look) -> None:
    for n, id in enumerate(article.scenes):
        figure = article.figure(id, page, look, place=Place(n, len(article.scenes)))
        assert (figure.width, figure.height) == PAGES[page]
        assert figure.ground == look.canvas
        assert_within_the_page(figure)
        if page in LANDSCAPE:
            assert_words_do_not_touch(article.layers(id, page))


@pytest.mark.parametrize("id", [template.id for template in templates()])
def test_every_template_is_told(id: str) -> None:
    told = Told(open_template(id))
    for step in told.scenes:
        for page in ("16:9", "4:3"):
            assert_within_the_page(told.figure(step, page))
            assert_words_do_not_touch(told.layers(step, page))


HOSTILE = {
    "right to left": "שלום עולם מפה חמה",
    "one long word": "W" * 200,
    "many words": "a bc " * 40,
    "wide letters": "日本語" * 60,
    "empty": "",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("page", PAGES)
def test_names_of_any_kind_fit(name: str, page: str) -> None:
    word = HOSTILE[name]
    axes = Axes(Axis(word, word, word, word, 0.9), Axis(word, word, word, word, -0.9))
    project = map_of(
        role("a", 0.9, 0.9),
        technology("b", 0.95, 0.9),
        technology("c", -0.9),
        title=word,
        description=word,
        axes=axes,
        quadrants=Quadrants(*[Quadrant(word)] * 4),
    )
    told = Told(project.after(edits.set_items(project, ["a", "b", "c"], name=word)))
    for id in told.scenes:
        assert_within_the_page(told.figure(id, page, place=Place(0, 300)))


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_map_and_forty_meetings_fit(page: str) -> None:
    for project in (Project.empty(), meetings(40)):
        told = Told(project)
        for id in told.scenes:
            assert_within_the_page(told.figure(id, page))


def test_what_is_gone_is_left_out_of_the_picture(article: Told) -> None:
    project = article.project
    steps = tuple(scene.step for scene in article.scenes.values())
    kept = project.after(telling.store_story(project, steps))
    gone = Told(kept.after(edits.delete(kept, ["sales", "twitter"])))
    assert gone.scenes["hot-sales"].flag
    for id in gone.scenes:
        assert not {"Sales", "Twitter"} & set(texts(gone.figure(id)))


def test_a_stale_reading_does_not_break_the_picture(article: Told) -> None:
    scene = article.scenes["warm"]
    other = read(Project.empty(), NOW)
    made = stage_figure(article.project, scene, other, LIGHT, 1920, 1080)
    assert kinds(made, Picture)


def test_scenes_with_no_story_to_speak_of() -> None:
    told = Told(Project.empty())
    assert isinstance(told.scenes["axes"], Scene)
    assert kinds(told.figure("axes"), Box)


# Paragraphs ---------------------------------------------------------------------------------------


@settings(max_examples=100)
@given(st.text(max_size=120), st.floats(5.0, 400.0), st.integers(1, 6))
def test_no_line_is_wider_than_the_room(text: str, room: float, most: int) -> None:
    lines = wrapped(text, 10.0, room, most)
    assert len(lines) <= most
    least = lettering.width(lettering.ELLIPSIS, 10.0)
    assert all(lettering.width(line, 10.0) <= max(room, least) + 1e-6 for line in lines)


def test_text_breaks_between_words() -> None:
    assert wrapped("one two three", 10.0, lettering.width("one two", 10.0) + 0.1, 3) == (
        "one two",
        "three",
    )
    assert wrapped("one, two three", 10.0, lettering.width("one, two", 10.0), 1) == ("one…",)
    assert wrapped("", 10.0, 100.0, 3) == ()
    assert fits("one two", 10.0, 100.0, 1)
    assert not fits("one two three four", 10.0, 60.0, 1)


def test_a_name_that_goes_on_in_the_next_line_stays_apart() -> None:
    name = "\u2068one two three\u2069"
    room = lettering.width("From one two", 10.0) + 0.1
    assert wrapped(f"From {name} to here", 10.0, room, 9) == (
        "From \u2068one two\u2069",
        "\u2068three\u2069 to here",
    )
    assert fits(f"From {name}", 10.0, room, 2)
