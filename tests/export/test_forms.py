from __future__ import annotations

import pytest

from heatdesk.export import forms
from heatdesk.export.caption import Caption
from heatdesk.export.forms import FORMS, PICTURES, View
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Figure
from tests.builders.maps import NOW, map_of, technology

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


def test_only_what_is_drawn_by_qt_needs_it() -> None:
    assert [form for form in FORMS if forms.needs_qt(form)] == ["png", "pdf"]
