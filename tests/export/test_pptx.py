"""A map as a presentation: which slides there are, and what can be done with them elsewhere."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from functools import cache
from zipfile import ZipFile

import pytest
from pptx.oxml.ns import qn

from heatdesk.export import forms
from heatdesk.export.pptx.deck import deck
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.model.story import About, Show, Step
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, map_of, role, technology
from tests.export.decks import (
    HEIGHT,
    Deck,
    groups,
    is_decorative,
    parts,
    retold,
    text_of,
    theme_colours,
    told,
    view,
)

EMU = 9525


@cache
def article() -> Project:
    return open_template("social-media-2011")


@cache
def written() -> Deck:
    return Deck.of(article())


@pytest.fixture
def small() -> Project:
    return map_of(
        technology("blog", -0.2, 0.3), role("sales", -0.1, 0.2), title="Channels", description="Who"
    )


def test_a_slide_for_each_step_and_for_findings_and_method() -> None:
    titles = written().titles
    assert titles[:6] == [
        "Social Media Heat Map, 2011",
        "The axes",
        "Technologies",
        "Roles",
        "Where they meet",
        "Warm meetings",
    ]
    assert titles[-4:] == ["Who we want to be", "What moves", "Findings", "Method"]
    assert [title for title in titles if title.startswith("Hot: ")][:2] == [
        "Hot: Product Management",
        "Hot: Sales",
    ]


def test_a_hidden_step_has_no_slide(small: Project) -> None:
    shown, hidden = Step("a", "free", title="Seen"), Step("b", "free", title="Not", hidden=True)
    assert Deck.of(retold(small, shown, hidden)).titles == ["Seen", "Method"]


def test_every_slide_has_a_title_and_no_empty_place() -> None:
    for slide in written().slides:
        assert slide.shapes.title.text_frame.text
        assert all(place.text_frame.text.strip() for place in slide.placeholders)


def test_a_step_without_a_title_has_one_on_its_slide(small: Project) -> None:
    assert Deck.of(retold(small, Step("a", "free"))).titles[0] == "The map"


def test_an_item_is_one_group_with_extent_marker_and_name() -> None:
    own = groups(written().slide("Where they meet"))
    blogs, sales, far = own["Technology: Blogs"], own["Role: Sales"], own["Technology: Twitter"]
    assert [part.name for part in blogs.shapes] == ["Extent", "Marker", "Marker", "Label"]
    assert {part.auto_shape_type for part in parts(blogs, "Marker")} == {9}  # an oval
    assert {part.auto_shape_type for part in parts(sales, "Marker")} == {5}  # a rounded rectangle
    assert parts(blogs, "Label")[0].text_frame.text == "Blogs"
    assert {part.shape_type for part in parts(far, "Leader")} == {9}  # a line to a name far away
    assert len([name for name in own if name.startswith("Technology: ")]) == 11
    assert len([name for name in own if name.startswith("Role: ")]) == 7


def test_a_layer_of_another_name_gives_its_items_that_name() -> None:
    own = groups(Deck.of(open_template("power-interest")).slides[2])
    kinds = {name.partition(": ")[0] for name in own if ": " in name} - {"Map"}
    layer = open_template("power-interest").properties.layers
    assert kinds <= {layer.technology.name, layer.role.name}
    assert kinds


def test_the_map_comes_from_back_to_front() -> None:
    names = [shape.name for shape in written().slide("Hot: Sales").shapes]
    order = ["Heat: Alignment", "Warm outline", "Hot outline", "Map: axes and names", "Highlight"]
    order += ["Links", "Technology: Twitter", "Legend"]
    places = [names.index(name) for name in order]
    assert places == sorted(places)
    assert names.index("Role: AR/PR") < names.index("Role: Sales")  # faint ones lie below


def test_what_is_no_decoration_is_told_to_who_does_not_see_it() -> None:
    slide = written().slide("Hot: Sales")
    own = [shape for shape in slide.shapes if not shape.is_placeholder]
    assert all(told(shape) for shape in own)
    heat = next(shape for shape in own if shape.name == "Heat: Alignment")
    assert told(heat).startswith("The colours show: where roles meet technologies.")
    assert "Hot: " in told(heat)
    assert told(groups(slide)["Map: axes and names"]).startswith("A map from Personal to")
    sales = groups(slide)["Role: Sales"]
    assert told(sales) == "Role: Sales, slightly Talk, slightly Professional"
    assert [is_decorative(part) for part in sales.shapes] == [True, True, True, False]


def test_colours_and_fonts_are_the_themes() -> None:
    deck = written()
    for title in ("Technologies", "Roles", "What moves", "Findings", "Method"):
        slide = deck.slide(title)
        assert not list(slide._element.iter(qn("a:srgbClr")))
        fonts = {font.get("typeface") for font in slide._element.iter(qn("a:latin"))}
        assert fonts <= {"+mn-lt", "+mj-lt"}
    own = groups(deck.slide("Where they meet"))
    assert "accent1" in theme_colours(parts(own["Technology: Twitter"], "Marker")[-1])
    assert {"bg1", "accent2"} <= set(theme_colours(parts(own["Role: Sales"], "Marker")[-1]))
    outlines = [shape for shape in deck.slide("Warm meetings").shapes if "outline" in shape.name]
    assert {tuple(theme_colours(shape)) for shape in outlines} == {("accent3",), ("accent4",)}


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_theme_holds_the_look(small: Project, look) -> None:
    made = Deck.of(small, look)
    xml = dict(made.xml())
    theme = xml["ppt/theme/theme1.xml"]
    slots = {
        e.tag.rpartition("}")[2]: e[0].get("val") for e in theme.iter(qn("a:clrScheme")).__next__()
    }
    colours = xml["ppt/slideMasters/slideMaster1.xml"].find(qn("p:clrMap")).attrib
    assert f"#{slots[colours['bg1']]}".lower() == look.canvas
    assert f"#{slots[colours['tx1']]}".lower() == look.text
    assert f"#{slots['accent1']}".lower() == look.technology.fill
    assert f"#{slots['accent2']}".lower() == look.role.outline
    latin = {font.get("typeface") for font in theme.iter(qn("a:latin"))}
    assert latin == {"Inter"}
    assert colours["bg1"] == ("dk1" if look.dark else "lt1")


def test_a_colour_that_an_item_was_given_stays(small: Project) -> None:
    blog, sales = small.items
    own = retold(small, Step("a", "free"), items=[replace(blog, color="#12ab34"), sales])
    group = groups(Deck.of(own).slides[0])["Technology: Blog"]
    marked = [found.get("val") for found in group._element.iter(qn("a:srgbClr"))]
    assert marked == ["12AB34", "12AB34"]  # the extent's line and the marker


def test_legends_are_shapes_too() -> None:
    legend = groups(written().slide("Warm meetings"))["Legend"]
    words = {part.text_frame.text for part in legend.shapes if part.has_text_frame}
    assert {"cool", "hot", "warm", "Technologies", "Roles"} <= words
    assert not [part for part in legend.shapes if part.shape_type == 13]  # a picture


def test_the_heat_is_one_picture_that_is_kept_once() -> None:
    with ZipFile(io.BytesIO(written().data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("ppt/media/")]
    assert len(media) == 2  # the map's and the target's
    pictures = [s for slide in written().slides for s in slide.shapes if s.shape_type == 13]
    assert len(pictures) > 10


def test_the_heat_may_be_areas_that_can_be_edited(small: Project) -> None:
    made = Deck(deck(replace(view(small), heat="bands")))
    slide = made.slide("Where they meet")
    assert not [shape for shape in slide.shapes if shape.shape_type == 13]
    heat = groups(slide)["Heat: Alignment"]
    assert len(heat.shapes) == 12
    assert {shape.shape_type for shape in heat.shapes} == {5}  # freeforms
    assert heat.shapes[1].name == "Heat from 0.08"
    sizes = [shape.width * shape.height for shape in heat.shapes]
    assert sizes == sorted(sizes, reverse=True)


def test_another_overlay_has_a_slide_of_its_own(small: Project) -> None:
    titles = Deck.of(small, overlay="gap").titles
    assert titles[titles.index("Where they meet") + 1] == "Gap"
    assert "Gap" not in Deck.of(small).titles
    alone = map_of(technology("blog"), title="Channels")
    assert Deck.of(alone, overlay="roles").titles[-2:] == ["Roles", "Method"]


def test_notes_are_the_steps_own_or_what_the_map_says() -> None:
    def notes(title: str) -> str:
        return written().slide(title).notes_slide.notes_text_frame.text

    assert notes("Hot: Evangelists").startswith(
        "Evangelists can use blogs, Twitter and YouTube to lead the thinking in the market, which"
        " brings Sales interested people.\n"
    )
    assert "of all that meets, in hot area 1." in notes("Hot: Evangelists")
    assert "Technologies: Talk " in notes("Technologies")
    assert "Roles: Talk " in notes("Roles")
    assert "two meet from 0.25." in notes("Opportunity 4")
    assert "The distance to the target is 0." in notes("What moves")
    assert "Action: Give the official voices faces and names." in notes("Findings")
    assert "Gaussian" in notes("Method")


def test_own_notes_and_a_step_that_the_map_no_longer_shows(small: Project) -> None:
    about = About(NOW, ("gone",))
    own = Step("a", "free", About(NOW), title="One", notes="First.\n\n\tThen.")
    lost = Step("b", "hot", about, title="Two", notes="Mine")
    made = Deck.of(retold(small, own, lost))
    assert made.slides[0].notes_slide.notes_text_frame.text == "First.\n\n\tThen."
    first, second = made.slides[1].notes_slide.notes_text_frame.text.split("\n")
    assert first.startswith("The map no longer shows this: ")
    assert second == "Mine"


def test_findings_are_a_table_on_as_many_slides_as_it_takes(small: Project) -> None:
    findings = [
        Finding(f"f{n}", NOW, items=(NamedItem("sales", "Sales"),), sentence=f"Finding {n} " * 9,
                owner="Ann", result="More", review="2030-01-02")
        for n in range(30)
    ]  # fmt: skip
    made = Deck.of(retold(small, Step("a", "free"), findings=findings))
    tables = [s.table for slide in made.slides for s in slide.shapes if s.has_table]
    assert made.titles[1:3] == ["Findings (1 of 3)", "Findings (2 of 3)"]
    rows = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert [row[0] for row in rows] == [f"Finding {n} " * 8 + f"Finding {n}" for n in range(30)]
    headings = [cell.text for cell in tables[0].rows[0].cells]
    assert headings == ["Finding", "Result", "Owner", "Review"], "nobody does anything yet"
    assert rows[0][1:] == ["More", "Ann", "2030-01-02"]
    for slide in made.slides:
        for shape in slide.shapes:
            assert not shape.has_table or shape.top + shape.height <= HEIGHT * EMU


def test_what_is_to_be_done_stands_beside_a_finding(small: Project) -> None:
    findings = [
        Finding("f1", NOW, sentence="They meet", action="Listen"),
        Finding("f2", NOW, sentence="They part"),
    ]
    made = Deck.of(retold(small, Step("a", "free"), findings=findings))
    (table,) = (s.table for slide in made.slides for s in slide.shapes if s.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [["Finding", "Action"], ["They meet", "Listen"], ["They part", ""]]


def test_the_method_names_scenario_date_and_version() -> None:
    told_there = text_of(written().slide("Method"))
    for words in ("Gaussian", "Hot from 75 %", "256 x 256", "Smoothed from 18", "2011-04-13"):
        assert words in told_there
    assert "Made with HeatDesk " in told_there


@pytest.mark.parametrize(
    ("size", "page"),
    [((1600, 1000), (1280, 720)), ((1024, 768), (960, 720)), ((800, 1000), (960, 720))],
)
def test_a_page_is_16_to_9_or_4_to_3(small: Project, size, page) -> None:
    made = Deck(deck(view(small, size=size))).presentation
    assert (made.slide_width / EMU, made.slide_height / EMU) == page


@pytest.mark.parametrize("size", [(1280, 720), (960, 720)])
def test_everything_lies_on_the_page(size) -> None:
    made = Deck(deck(view(article(), size=size)))
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 <= shape.top
            assert shape.left + shape.width <= made.presentation.slide_width
            assert shape.top + shape.height <= made.presentation.slide_height


def test_nothing_in_the_file_leads_out_of_it() -> None:
    known = {"officeDocument", "core-properties", "extended-properties", "slideMaster", "theme"}
    known |= {"slideLayout", "slide", "notesMaster", "notesSlide", "image", "presProps"}
    known |= {"viewProps", "tableStyles"}
    for name, root in written().xml():
        for element in root.iter():
            assert "hlinkClick" not in element.tag
            assert "hlinkHover" not in element.tag
        if name.endswith(".rels"):
            for relation in root:
                assert relation.get("TargetMode") in (None, "Internal")
                assert relation.get("Type").rpartition("/")[2] in known
                assert ":" not in relation.get("Target")


def test_the_same_map_is_the_same_file(small: Project) -> None:
    first = deck(view(small))
    assert deck(view(small)) == first
    with ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = Deck(first).presentation.core_properties
    assert (about.title, about.author) == ("Channels: Now", "HeatDesk")
    assert about.created == about.modified


def test_the_numbers_of_a_slides_objects_differ() -> None:
    for slide in written().slides:
        ids = [found.get("id") for found in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))


def test_a_map_of_nothing_and_a_map_of_much() -> None:
    assert Deck.of(map_of()).titles == ["Map without a title", "The axes", "Method"]
    many = [technology(f"t{n}", (n % 20) / 10 - 0.95, n / 100 - 0.95) for n in range(190)]
    crowd = map_of(*many, role("sales"))
    slide = Deck.of(retold(crowd, Step("a", "free", title="All"))).slides[0]
    assert len([name for name in groups(slide) if name.startswith("Technology: ")]) == 190
    assert "more" in text_of(slide)


def test_a_form_of_its_own_without_a_figure(small: Project) -> None:
    assert forms.write(view(small), "pptx") == deck(view(small))


def test_the_article_takes_no_time() -> None:
    start = time.process_time()
    deck(view(article()))
    assert time.process_time() - start < 4.0


def test_what_a_step_leaves_out_is_not_there(small: Project) -> None:
    show = Show(roles=False, heat=False, contours=False, legend=False, labels="none")
    slide = Deck.of(retold(small, Step("a", "free", show=show))).slides[0]
    assert list(groups(slide)) == ["Map: axes and names", "Technology: Blog"]
    assert [part.name for part in groups(slide)["Technology: Blog"].shapes] == [
        "Extent",
        "Marker",
        "Marker",
    ]
