"""What a picture has beside its map: heading, legend, findings, method, on pages of all shapes."""

from __future__ import annotations

import numpy as np
import pytest

from heatdesk import __version__
from heatdesk.analysis.reading import read
from heatdesk.figure.bounds import bounds
from heatdesk.figure.compose import compose
from heatdesk.figure.extras import Extras
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Box, Ellipse, Figure, Picture, Text
from heatdesk.model import keeping
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, map_of, role, technology

PAGES = {
    "16:9": (1280.0, 720.0),
    "4:3": (1024.0, 768.0),
    "A4 across": (1123.0, 794.0),
    "A4 upright": (794.0, 1123.0),
    "square": (900.0, 900.0),
    "very wide": (2400.0, 500.0),
    "very tall": (500.0, 2400.0),
    "small": (320.0, 200.0),
}
FULL = Extras(
    findings=True, method=True, accent="#e11d48", logo=np.full((40, 90), 0xFF0000FF, np.uint32)
)
HEAP = [technology(f"item-{n}", 0.0, 0.0) for n in range(60)]


@pytest.fixture(scope="module")
def article() -> Project:
    return open_template("social-media-2011")


def drawn(project: Project, extras: Extras, page: str = "16:9", look=LIGHT) -> Figure:
    return compose(project, project.first_scenario, "alignment", look, *PAGES[page], extras=extras)


def texts(figure: Figure) -> list[Text]:
    return [mark for mark in figure.marks if isinstance(mark, Text) and mark.text]


def said(figure: Figure) -> str:
    return " ".join(text.text for text in texts(figure))


def heat_of(figure: Figure) -> Picture:
    return next(m for m in figure.marks if isinstance(m, Picture) and m.pixels.shape[0] > 200)


def assert_apart_from_the_plane(figure: Figure) -> None:
    """Everything lies on the page, and no sentence on the plane or on another one."""
    heat = heat_of(figure)
    for mark in figure.marks:
        box = bounds([mark])
        if box is not None:
            assert min(box[:2]) >= -1e-6, mark
            assert box[2] <= figure.width + 1e-6, mark
            assert box[3] <= figure.height + 1e-6, mark
    for text in texts(figure):
        left, top, right, bottom = bounds([text]) or (0, 0, 0, 0)
        beside = right <= heat.x or left >= heat.x + heat.width
        above = bottom <= heat.y or top >= heat.y + heat.height
        inside = left >= heat.x - 1 and right <= heat.x + heat.width + 1
        assert beside or above or inside, text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "extras",
    [
        FULL,
        Extras(findings=True),
        Extras(method=True),
        Extras(title="", legend=False),
        Extras(legend=False, findings=True, method=True),
    ],
    ids=["all", "findings", "method", "bare", "no legend"],
)
def test_everything_fits_pages_of_all_shapes(article, extras, look, page: str) -> None:
    figure = drawn(article, extras, page, look)
    assert_apart_from_the_plane(figure)
    heat = heat_of(figure)
    assert heat.width == heat.height
    assert heat.width >= 0.36 * min(PAGES[page])


def test_findings_are_told_whole_where_there_is_room(article: Project) -> None:
    for page in ("16:9", "4:3", "A4 across", "A4 upright"):
        words = said(drawn(article, FULL, page))
        for finding in article.findings:
            assert finding.sentence in words, page


def test_findings_that_find_no_room_are_counted(article: Project) -> None:
    project = article
    for n in range(60):
        draft = Finding("", "rebuilt", sentence=f"Number {n}: {'many words ' * 20}")
        project = project.after(keeping.keep_finding(project, draft)[0])
    words = said(drawn(project, FULL))
    assert "more" in words
    assert "Number 59" not in words


def test_only_findings_that_the_map_supports_are_shown() -> None:
    project = map_of(technology("blogs", -0.8), role("sales", 0.8))
    named = (NamedItem("sales", "Sales"), NamedItem("blogs", "Blogs"))
    drafts = (
        Finding("", NOW, "hot", items=named, sentence="Sales can use blogs."),
        Finding("", NOW, sentence="We listen too little."),
    )
    for draft in drafts:
        project = project.after(keeping.keep_finding(project, draft)[0])
    words = said(drawn(project, Extras(findings=True)))
    assert "We listen too little." in words
    assert "Sales can use blogs." not in words


def test_without_findings_the_hot_meetings_stand_in() -> None:
    words = said(drawn(map_of(technology("blogs"), role("sales")), Extras(findings=True)))
    assert "Hot meetings" in words
    assert "Sales can use Blogs" in words


def test_the_method_names_what_a_doubter_asks_for(article: Project) -> None:
    words = said(drawn(article, Extras(method=True)))
    for named in (
        *("Kernel", "Smoothed from 18 placements", "Scale: 2.32", "Hot from 75 %", "256 x 256"),
        *("The map of 2011, rebuilt of 2011-04-13", f"HeatDesk {__version__}"),
    ):
        assert named in words


def test_a_reading_that_is_known_is_not_made_again(article: Project, monkeypatch) -> None:
    reading = read(article, "rebuilt", scale=4.0)
    monkeypatch.setattr("heatdesk.figure.compose.read", None)
    figure = compose(
        article, "rebuilt", "alignment", LIGHT, 1280, 720, extras=FULL, reading=reading
    )
    assert "Scale: 4.00" in said(figure)


def test_title_as_chosen(article: Project) -> None:
    assert "For the board" in said(drawn(article, Extras(title="For the board")))
    own = drawn(article, Extras(title="For the board"))
    assert "Social Media Heat Map" not in said(own)
    bare = drawn(article, Extras(title=""))
    assert "rebuilt" not in said(bare)
    assert heat_of(bare).width > heat_of(own).width


def test_the_accent_is_seen_beside_the_title_and_before_each_finding(article: Project) -> None:
    figure = drawn(article, FULL)
    bars = [m for m in figure.marks if isinstance(m, Box) and m.fill and m.fill.colour == "#e11d48"]
    dots = [
        m for m in figure.marks if isinstance(m, Ellipse) and m.fill and m.fill.colour == "#e11d48"
    ]
    assert (len(bars), len(dots)) == (1, 10)


def test_the_logo_keeps_its_proportions_and_the_title_clear() -> None:
    project = map_of(technology("a"), title="A title that goes on and on " * 10)
    for shape in ((40, 90), (10, 400), (160, 10)):
        extras = Extras(logo=np.full(shape, 0xFF0000FF, np.uint32))
        figure = drawn(project, extras)
        logo = next(m for m in figure.marks if isinstance(m, Picture) and m.pixels.shape == shape)
        assert logo.width / logo.height == pytest.approx(shape[1] / shape[0])
        title = bounds([texts(figure)[0]])
        assert title is not None
        assert title[2] < logo.x
        assert logo.y + logo.height <= heat_of(figure).y


@pytest.mark.parametrize("page", ["16:9", "A4 upright"])
@pytest.mark.parametrize("findings", [False, True])
def test_names_without_a_place_are_listed_even_without_a_legend(page: str, findings: bool) -> None:
    figure = drawn(map_of(*HEAP), Extras(legend=False, findings=findings), page)
    heat = heat_of(figure)
    listed = [
        text
        for text in texts(figure)
        if text.text.startswith("Item-")
        and (text.x > heat.x + heat.width or text.y > heat.y + heat.height)
    ]
    assert listed
    assert_apart_from_the_plane(figure)
