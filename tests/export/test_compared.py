"""A comparison with another scenario, in every form that has one: the same marks in each."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import fromstring

import numpy as np
import pytest
from PySide6.QtGui import QImage

from heatdesk.export import forms
from heatdesk.export.caption import caption
from heatdesk.export.forms import View
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Line, Picture, Text
from heatdesk.storage.templates import open_template
from tests.export.decks import Deck, groups
from tests.export.flat import Page

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"
FORMS = ("png", "svg", "pdf", "pptx")


@cache
def view(dark: bool = False) -> View:
    project = open_template("social-media-2011")
    look, target = (DARK if dark else LIGHT), project.properties.target
    return View(project, "rebuilt", "alignment", look, 1280, 720, compared=target)


@cache
def shafts() -> list[Line]:
    """The arrows' long lines, without their casings: each has two short ones behind it."""
    lines = [
        mark
        for mark in forms.figure_of(view()).marks
        if isinstance(mark, Line) and mark.stroke.colour == LIGHT.text and mark.stroke.width > 1
    ]
    return [line for line, after in pairwise(lines) if after.x1 == line.x2]


@pytest.mark.parametrize("form", FORMS)
def test_it_differs_from_the_plain_map(form: forms.Form) -> None:
    plain = replace(view(), compared=None)
    assert forms.write(view(), form) != forms.write(plain, form)


def test_the_arrows_are_lines_of_a_drawing() -> None:
    root = fromstring(forms.write(view(), "svg"))
    drawn = {tuple(float(line.get(n, 0)) for n in ("x1", "y1", "x2", "y2"))
             for line in root.iter(f"{SVG}line")}  # fmt: skip
    assert len(shafts()) == 10
    for line in shafts():
        ends = (line.x1, line.y1, line.x2, line.y2)
        assert any(np.allclose(ends, found, atol=0.002) for found in drawn)


def test_the_arrows_are_groups_of_a_slide() -> None:
    made = Deck(forms.write(view(), "pptx"))
    moves = [name for name in groups(made.slide("Compared with “Who we want to be”"))
             if name.startswith("Move: ")]  # fmt: skip
    assert len(moves) == len(shafts())


@pytest.mark.parametrize("dark", [False, True])
def test_the_colours_are_those_of_the_difference(dark: bool) -> None:
    """Far from any mark, where it is hotter in the target and where it is cooler."""
    shown = view(dark)
    heat = next(m for m in forms.figure_of(shown).marks if isinstance(m, Picture))
    image = QImage.fromData(forms.write(shown, "png"))
    for across, down, warmer in ((0.42, 0.42, True), (0.545, 0.75, False)):
        colour = image.pixelColor(
            round(heat.x + across * heat.width), round(heat.y + down * heat.height)
        )
        assert (colour.red() > colour.blue() + 30) is warmer
        assert (colour.blue() > colour.red() + 30) is not warmer


def test_its_words_stand_in_a_page() -> None:
    text = Page(forms.write(view(), "pdf")).text
    words = [m.text for m in forms.figure_of(view()).marks if isinstance(m, Text)]
    for told in ("hotter in the target", "0.00", "Compared with the target"):
        assert told in words
        assert told.replace(" ", "") in text


def test_those_who_do_not_see_it_are_told() -> None:
    project = view().project
    told = caption(project, "rebuilt", "alignment", "wanted")
    assert told.title.endswith(": The map of 2011, rebuilt, compared with “Who we want to be”")
    assert "The colours show the alignment in “Who we want to be”, less that of here" in told.text
    assert "compared" not in caption(project, "rebuilt", "alignment").title
