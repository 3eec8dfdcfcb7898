from __future__ import annotations

from dataclasses import replace

import pytest

from heatdesk.export import forms
from heatdesk.export.caption import Caption
from heatdesk.export.forms import FORMS, PICTURES, View
from heatdesk.figure.extras import Extras
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Figure
from tests.builders.maps import LATER, NOW, map_of, technology

BEGINS = {
    "png": b"\x89PNG\r\n\x1a\n",
    "svg": b"<?xml ",
    "pdf": b"%PDF-1.",
    "pptx": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("map.png", "png"),
        ("MAP.SVG", "svg"),
        ("a.b/map.v2.pdf", "pdf"),
        ("deck.Pptx", "pptx"),
        ("page.html", "html"),
        ("map", None),
        ("map.heatdesk", None),
        ("png", None),
        ("map.png.bak", None),
    ],
)
def test_a_name_asks_for_a_form(name: str, form: str | None) -> None:
    assert forms.of_name(name) == form


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_written(form) -> None:
    view = View(map_of(technology("blog")), NOW, "alignment", LIGHT, 200, 120)
    assert forms.write(view, form).startswith(BEGINS[form])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", PICTURES)
def test_each_picture_is_written(form) -> None:
    figure = Figure(20, 10, "#ffffff", ())
    assert forms.encode(figure, form, Caption("Map")).startswith(BEGINS[form])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", PICTURES)
def test_no_picture_is_of_no_size(form) -> None:
    with pytest.raises(ValueError, match="pixels a side"):
        forms.encode(Figure(0, 10, "#ffffff", ()), form, Caption())


def test_nothing_is_compared_with_itself() -> None:
    project = map_of(technology("blog"), also={LATER: [technology("blog", 0.5)]})
    plain = View(project, NOW, "alignment", LIGHT, 200, 120)
    assert (plain.target, replace(plain, compared=NOW).target) == (None, None)
    assert replace(plain, compared=LATER).target == LATER


def test_the_words_of_a_view_are_those_that_were_chosen() -> None:
    project = map_of(technology("blog"), also={LATER: []}, title="Secret plan")
    view = View(project, NOW, "alignment", LIGHT, 200, 120)
    assert forms.words_of(view).title == "Secret plan: Now"
    titled = replace(view, extras=Extras(title="For all"), compared=LATER)
    assert forms.words_of(titled).title == "For all: Now, compared with “Later”"
    assert forms.words_of(replace(view, extras=Extras(title=""))).title == "Now"


def test_only_what_is_drawn_by_qt_needs_it() -> None:
    assert [form for form in FORMS if forms.needs_qt(form)] == ["png", "pdf"]
