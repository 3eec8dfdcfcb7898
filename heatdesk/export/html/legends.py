"""Legends: what the colours mean, one legend for each overlay; the page shows that of the one that
it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from heatdesk.export.html.data import Keys
from heatdesk.export.html.elements import element
from heatdesk.export.html.tones import Tones
from heatdesk.export.svg import FAMILIES, Drawing
from heatdesk.figure import legend
from heatdesk.figure.compose import legend_key
from heatdesk.figure.legend import Key, Place
from heatdesk.figure.look import Look
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import colour_table
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, Overlay

_EDGE: Final = 2.0
"""Design pixels around a legend, which lines may stand out into."""


def keys_of(project: Project, look: Look) -> dict[Overlay, Key]:
    """The ranges and colours of all overlays in a look."""
    return {overlay: legend_key(project, overlay, look) for overlay in OVERLAYS}


def in_look(keys: Keys, project: Project, look: Look) -> dict[Overlay, Key]:
    """The same ranges with the colours of another look."""
    settings = project.properties.heat
    return {
        overlay: replace(
            key,
            table=seen_table(colour_table(settings, overlay, look.dark, look.plane), look.vision),
        )
        for overlay, key in keys.items()
    }


def legends(
    project: Project, scenario: str, keys: Mapping[Look, Keys], tones: Tones, prefix: str
) -> Element:
    """The legends of all overlays."""
    made = element("div", class_="legends")
    for overlay in OVERLAYS:

        def draw(look: Look, overlay: Overlay = overlay) -> Element:
            return _legend(project, scenario, keys[look][overlay], look, f"{prefix}-{overlay}")

        made.append(tones.drawn(draw))
    return made


def _legend(project: Project, scenario: str, key: Key, look: Look, prefix: str) -> Element:
    wide, high = legend.WIDTH + 2 * _EDGE, legend.height(key) + 2 * _EDGE
    root = element(
        "svg",
        class_=f"legend of-{key.overlay}",
        viewBox=f"{-_EDGE:g} {-_EDGE:g} {wide:g} {high:g}",
        width=f"{wide:g}",
        height=f"{high:g}",
        role="img",
        aria_label=f"{key.words.name}: {key.words.meaning}",
    )
    shown = SubElement(
        root, "g", {"font-family": FAMILIES, "fill": "none", "xml:space": "preserve"}
    )
    place = Place(0.0, 0.0, legend.WIDTH, 1.0)
    Drawing(SubElement(root, "defs"), prefix).add(
        shown, legend.legend(project, scenario, key, place, look)
    )
    return root
