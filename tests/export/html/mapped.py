"""The map on a page in a browser: what is drawn of it, and what its card tells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from heatdesk.export.html.drawing import Sheet, Width
from heatdesk.figure.compose import legend_key, map_labels, map_marks
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Box, Ellipse, Line, Mark, Picture, Rings, Text
from heatdesk.heat.field import analysis_grid, rebuild
from heatdesk.model.project import Project
from tests.builders.browser import Tab
from tests.export.fifty import beginning
from tests.export.flat import bounds, flat

SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
TAGS = {Ellipse: "ellipse", Box: "rect", Line: "line", Rings: "path", Text: "text"}
NEAR = 0.005
"""How far a mark may be from its place, as a share of the drawing."""

DRAWN = """
(() => {
  const svg = [...document.querySelectorAll('.scenario:not([hidden]) .drawing')]
      .find(one => one.getClientRects().length);
  const into = svg.getScreenCTM().inverse();
  const at = (e, p) => p.matrixTransform(into.multiply(e.getScreenCTM()));
  const place = e => {
    const b = e.getBBox();
    const [one, two] = [at(e, new DOMPoint(b.x, b.y)),
                        at(e, new DOMPoint(b.x + b.width, b.y + b.height))];
    return [one.x, one.y, two.x, two.y];
  };
  const begun = e => { const p = at(e, e.getStartPositionOfChar(0)); return [p.x, p.y]; };
  const line = e => e.getAttribute('d') || '';
  return [...svg.querySelectorAll(':scope > g[font-family] :is(ellipse, rect, line, path, text)')]
      .map(e => [e.tagName, e.tagName === 'text' ? e.textContent : line(e),
                 e.tagName === 'text' ? begun(e) : place(e),
                 getComputedStyle(e).fill, getComputedStyle(e).stroke]);
})()
"""
"""Everything that is drawn: its kind, its words or lines, its place (of words: where they begin) in
the drawing's units as the browser has it in the end, its colours.
"""


def marks_of(project: Project, scenario: str, kind: Width, look=LIGHT) -> list[Mark]:
    """What every other writer draws of the map, on the sheet of this page."""
    sheet = Sheet.of(project.properties.axes, look, kind)
    field = rebuild(project, scenario, analysis_grid(project, scenario))
    key = legend_key(project, "alignment", look)
    labels = map_labels(project, scenario, sheet.frame, look)
    made = map_marks(project, scenario, field, key, sheet.frame, look, sheet.width, labels)
    kept = (mark for mark in flat(made) if not isinstance(mark, Picture))
    return [mark for mark in kept if not (isinstance(mark, Text) and not mark.text)]


def check_drawn(tab: Tab, wanted: Sequence[Mark], width: float) -> None:
    """The same marks in the same order, each in its place."""
    found = tab.value(DRAWN)
    assert [tag for tag, *_ in found] == [TAGS[type(mark)] for mark in wanted]
    for mark, (_, words, place, *_) in zip(wanted, found, strict=True):
        if isinstance(mark, Text):
            assert words == mark.text
            assert place == pytest.approx(beginning(mark), abs=NEAR * width)
            continue
        assert place == pytest.approx(bounds(mark), abs=NEAR * width)
        if isinstance(mark, Rings):
            check_contours(words, mark, NEAR * width)


def check_contours(path: str, mark: Rings, near: float) -> None:
    """Each contour for itself, in its order."""
    lines = [line.removeprefix("M").split() for line in path.split("Z")[:-1]]
    assert len(lines) == len(mark.rings)
    for line, ring in zip(lines, mark.rings, strict=True):
        assert [float(number) for number in line] == pytest.approx(ring.ravel().tolist(), abs=near)


def to_window(tab: Tab, x: float, y: float) -> tuple[float, float]:
    """Where a point of the plane lies in the window, the map being scrolled into it."""
    place = tab.value(
        "(() => { const svg = drawing(); svg.scrollIntoView({block: 'center'});"
        " const [left, top, side] = frame(svg);"
        f" const at = new DOMPoint(left + ({x} + 1) * side / 2, top + (1 - {y}) * side / 2)"
        ".matrixTransform(svg.getScreenCTM()); return [at.x, at.y]; })()"
    )
    return place[0], place[1]


def card(tab: Tab) -> dict[str, Any] | None:
    """What the card tells, if it is shown."""
    told = tab.value(
        "(c => c.hidden ? null : JSON.stringify({...c.dataset, text: c.innerText,"
        " parts: [...c.querySelectorAll('li')].map(l => [l.children[0].textContent,"
        " l.children[1].textContent, Number(l.dataset.share)])}))"
        "(document.querySelector('.card'))"
    )
    return None if told is None else json.loads(told)


def rgb(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text[text.index("(") + 1 : -1].split(",")[:3])


def hexed(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text[1:]))
