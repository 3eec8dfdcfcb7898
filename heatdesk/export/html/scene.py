"""Scene: one scenario on the page: its map with legend, then everything that is said of it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from heatdesk.analysis import names
from heatdesk.analysis.points import heat_at
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.words import where
from heatdesk.export import chapters, pixels
from heatdesk.export.caption import caption
from heatdesk.export.html import drawing, words
from heatdesk.export.html.data import Keys
from heatdesk.export.html.drawing import WIDTHS, Scene, Sheet
from heatdesk.export.html.elements import element, fill
from heatdesk.export.html.legends import legends
from heatdesk.export.html.tones import Tones
from heatdesk.figure import notes
from heatdesk.figure.contours import coarse
from heatdesk.figure.extras import FULL, Extras
from heatdesk.figure.look import Look
from heatdesk.figure.words import number
from heatdesk.heat.colours import colour
from heatdesk.heat.field import analysis_grid, rebuild
from heatdesk.model.properties import Overlay
from heatdesk.storage.characters import NAME_LIMIT, TEXT_LIMIT

_FINEST: Final = 256
"""Cells a side of the heat's picture, which is for readers without a script."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A scenario that the page shows, and how: the overlay, its colours in each look, the tones,
    the number of the scenario on the page, and which of legend, findings and method it has.
    """

    reading: Reading
    overlay: Overlay
    keys: dict[Look, Keys]
    tones: Tones
    number: int
    extras: Extras = FULL

    @property
    def id(self) -> str:
        return f"s{self.number}"


def scenario(shown: Shown, with_name: bool) -> Element:
    """The whole section of a scenario. `with_name`: its heading is seen."""
    reading = shown.reading
    given = reading.project.scenario(reading.scenario)
    name = names.scenario_name(given, NAME_LIMIT)
    dated = f"{name} ({given.date})" if given.date else name
    made = element(
        "section", class_="scenario", data_scenario=str(shown.number), aria_labelledby=shown.id
    )
    fill(made, element("h2", dated, id=shown.id, class_=None if with_name else "unseen"))
    fill(made, _stage(shown))
    if note := names.spoken(given.note, TEXT_LIMIT):
        fill(made, element("p", note, class_="about"))
    fill(made, *_told(shown))
    return made


def _stage(shown: Shown) -> Element:
    """The map, and beside it the legend."""
    reading = shown.reading
    project, id = reading.project, reading.scenario
    told = caption(project, id, shown.overlay)
    field = rebuild(project, id, analysis_grid(project, id))
    scene = Scene(project, id, field, reading.thresholds)
    plane = element("div", *_heats(shown, scene), class_="map")
    fill(plane, element("canvas", class_="heat", hidden=True, aria_hidden="true"))
    lists = []
    for kind in WIDTHS:
        drawn, listed = _drawn(shown, scene, kind)
        fill(plane, drawn)
        lists += [listed] if listed is not None else []
    words_of = element("figcaption", told.text, id=f"{shown.id}-caption")
    figure = element("figure", plane, *lists, words_of, class_="board")
    return element("div", figure, _side(shown), class_="stage")


def _side(shown: Shown) -> Element:
    """What stands beside the map: the legend, and room for what a script tells of a point."""
    reading = shown.reading
    if not shown.extras.legend:
        return element("aside", class_="side", aria_label="Values")
    beside = legends(reading.project, reading.scenario, shown.keys, shown.tones, shown.id)
    return element("aside", beside, class_="side", aria_label="Legend")


def _drawn(shown: Shown, scene: Scene, kind: drawing.Width) -> tuple[Element, Element | None]:
    """The drawing for a width, and the list of names that found no place on it."""
    look, prefix = shown.tones.looks[0], f"{shown.id}-{kind}"
    sheet = Sheet.of(scene.project.properties.axes, look, kind)

    def draw(look: Look) -> Element:
        return drawing.drawing(scene, sheet, prefix, look)

    made = shown.tones.drawn(draw)
    made.append(drawing.targets(scene, sheet, _spoken(shown.reading)))
    return made, drawing.numbered(scene, sheet, scene.labels(sheet, look))


def _heats(shown: Shown, scene: Scene) -> Iterator[Element]:
    """The heat as a picture in each look."""
    values = coarse(scene.field.overlay(shown.overlay), _FINEST)
    for look, keys in shown.keys.items():
        key = keys[shown.overlay]
        picture = pixels.encode(np.ascontiguousarray(colour(values, key.span, key.table)[::-1]))
        source = f"data:image/png;base64,{base64.b64encode(picture).decode('ascii')}"
        kind = ("dark" if look.dark else "light") if len(shown.keys) > 1 else ""
        yield element("img", class_=f"heat {kind}".strip(), src=source, alt="")


def _spoken(reading: Reading) -> dict[str, str]:
    """What is said of each item when the keyboard reaches it."""
    project = reading.project
    placed = project.placements(reading.scenario)
    places = np.array([(p.x, p.y) for p in placed], dtype=np.float64).reshape(-1, 2)
    heats = heat_at(reading.sources, places[:, 0], places[:, 1]).tolist()
    told = {}
    for placement, heat in zip(placed, heats, strict=True):
        layer = names.layer(project, project.item(placement.item).layer)
        place = where(project.properties.axes, placement.x, placement.y)
        name = names.item(project, placement.item)
        zone = reading.thresholds.zone(heat)
        told[placement.item] = f"{name}, {layer}: {place}; alignment {number(heat)}, {zone}"
    return told


def _told(shown: Shown) -> Iterator[Element]:
    """The reading, its findings and opportunities, the tables and the method. Opportunities stand
    with the plans of their findings, so both come or go together.
    """
    reading, id = shown.reading, shown.id
    told = map(words.section, chapters.reading_chapters(reading))
    yield element("h2", "What the map says", class_="chapter")
    yield element("div", *told, class_="reading")
    if shown.extras.findings:
        yield words.table(chapters.findings_table(reading), f"{id}-findings")
        yield words.table(chapters.opportunities_table(reading), f"{id}-opportunities")
    yield words.table(chapters.items_table(reading), f"{id}-items")
    yield words.table(chapters.pairs_table(reading), f"{id}-pairs")
    if shown.extras.method:
        yield element("div", words.section(notes.method(reading)), class_="method")
