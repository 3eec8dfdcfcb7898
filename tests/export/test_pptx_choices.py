"""What is chosen of a presentation: title, logo, legend, findings, method, a comparison."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from zipfile import ZipFile

import numpy as np
import pytest
from lxml import etree
from pptx.enum.text import MSO_AUTO_SIZE

from heatdesk.export.pptx.deck import deck
from heatdesk.figure.extras import FULL, Extras
from heatdesk.model import planning
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project
from heatdesk.model.story import Show, Step
from heatdesk.storage.templates import open_template
from tests.builders.maps import LATER, map_of, role, technology
from tests.export.decks import Deck, groups, rect, retold, text_of, told, view


@cache
def article() -> Project:
    return open_template("social-media-2011")


@pytest.fixture
def small() -> Project:
    return map_of(
        technology("blog", -0.2, 0.3),
        role("sales", -0.1, 0.2),
        also={LATER: [technology("blog", 0.4, -0.3), role("sales", -0.1, 0.2), role("fans")]},
        title="Channels",
    )


def logo_of(*shape: int) -> np.ndarray:
    return np.full(shape, 0xFF112233, np.uint32)


def pictures(made: Deck) -> list[str]:
    """The picture parts of the package."""
    with ZipFile(io.BytesIO(made.data)) as archive:
        return [name for name in archive.namelist() if name.startswith("ppt/media/")]


def test_what_is_chosen_beside_the_map(small: Project) -> None:
    extras = Extras(title="For the board", legend=False, accent="#aa5500", logo=logo_of(10, 40))
    made = Deck(deck(replace(view(small), extras=extras)))
    assert made.titles[0] == "For the board"
    assert "Method" not in made.titles
    assert not any("Legend" in groups(slide) for slide in made.slides)
    assert b'<a:accent5><a:srgbClr val="AA5500"/>' in etree.tostring(
        dict(made.xml())["ppt/theme/theme1.xml"]
    ).replace(b' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"', b"")


@pytest.mark.parametrize("shape", [(10, 40), (40, 10), (10, 400)])
def test_the_logo_is_one_picture_on_all_slides(small: Project, shape: tuple[int, int]) -> None:
    shown = replace(view(small), extras=replace(FULL, logo=logo_of(*shape)))
    made = Deck(deck(shown))
    assert len(pictures(made)) == len(pictures(Deck.of(small))) + 1
    for layout in made.presentation.slide_layouts:
        (picture,) = (shape for shape in layout.shapes if shape.name == "Logo")
        assert told(picture) == "Logo"
        assert picture.width == pytest.approx(shape[1] / shape[0] * picture.height, rel=0.001)
    for slide in made.slides:
        assert not [shape for shape in slide.shapes if shape.name == "Logo"]


@pytest.mark.parametrize("size", [(1280, 720), (960, 720)])
def test_nothing_lies_below_the_logo(size) -> None:
    made = Deck(
        deck(replace(view(article(), size=size), extras=replace(FULL, logo=logo_of(10, 400))))
    )
    for slide in made.slides:
        (picture,) = (shape for shape in slide.slide_layout.shapes if shape.name == "Logo")
        left, _, _, bottom = rect(picture)
        for shape in slide.shapes:
            box = rect(shape)
            assert box[2] <= left or box[1] >= bottom, (slide.shapes.title.text, shape.name)


def test_findings_and_method_as_chosen(small: Project) -> None:
    told = retold(small, Step("a", "free"), findings=[Finding("f", "now", sentence="Talk.")])

    def titles(**chosen: bool) -> set[str]:
        return set(Deck(deck(replace(view(told), extras=Extras(**chosen)))).titles)

    both = {"Findings", "Method"}
    assert both <= set(Deck.of(told).titles)
    assert both & titles() == set()
    assert both & titles(findings=True) == {"Findings"}
    assert both & titles(method=True) == {"Method"}


def test_without_a_title_there_is_no_title_slide(small: Project) -> None:
    plain, untitled = (
        Deck(deck(replace(view(small), extras=extras))).titles
        for extras in (FULL, replace(FULL, title=""))
    )
    assert plain == ["Channels", *untitled]


def test_a_comparison_has_a_slide_of_its_own(small: Project) -> None:
    made = Deck(deck(replace(view(small), compared=LATER)))
    slide = made.slide("Compared with “Later”")
    assert made.titles.index("Compared with “Later”") == len(made.titles) - 2, "before the method"
    names = groups(slide)
    assert told(names["Move: Blog"]).startswith("Move: Blog, to ")
    assert "Fans" in [part.text_frame.text for part in names["Only in the target"].shapes
                             if part.has_text_frame]  # fmt: skip
    (heat,) = (shape for shape in slide.shapes if shape.shape_type == 13)
    assert told(heat).startswith("The colours show: alignment there, less alignment here.")
    words = {part.text_frame.text for part in names["Legend"].shapes if part.has_text_frame}
    assert {"cooler there", "hotter there"} <= words
    assert "“Later”, less that in “Now”" in text_of(slide)


def test_plates_grow_with_their_names(small: Project) -> None:
    slide = Deck(deck(replace(view(small), compared=LATER))).slide("Compared with “Later”")
    names = [part for group in groups(slide).values() if group.shape_type == 6
             for part in group.shapes if part.has_text_frame and part.text_frame.text]  # fmt: skip
    grown = {part.text_frame.text for part in names
             if part.text_frame.auto_size == MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT}  # fmt: skip
    plated = {part.text_frame.text for part in names if part.fill.type is not None}
    assert {"Blog", "Sales"} <= grown
    assert "Technologies" not in grown, "the legend has no plates"
    assert {"Blog", "Sales"} <= plated


def test_a_comparison_may_be_areas_too(small: Project) -> None:
    made = Deck(deck(replace(view(small), compared=LATER, heat="bands")))
    heat = groups(made.slide("Compared with “Later”"))["Heat: Compared"]
    assert {part.name.startswith("Heat from -") for part in heat.shapes} == {True, False}


@pytest.mark.parametrize("heat", [True, False])
def test_what_the_story_compares_is_not_compared_twice(small: Project, heat: bool) -> None:
    """A step that shows only the ways is no comparison of the heat."""
    aiming = small.after(planning.set_target(small, LATER))
    told = retold(aiming, Step("m", "moved", show=Show(heat=heat)))
    plain = Deck.of(told).titles
    assert plain == ["What moves", "Method"]
    wanted = ["What moves", *([] if heat else ["Compared with “Later”"]), "Method"]
    assert Deck(deck(replace(view(told), compared=LATER))).titles == wanted


def test_nothing_is_compared_with_itself(small: Project) -> None:
    assert deck(replace(view(small), compared="now")) == deck(view(small))
