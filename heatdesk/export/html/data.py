"""Data: what the page's script knows of the map: placements, words, and the tables of colours."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from heatdesk.analysis import names
from heatdesk.analysis.reading import Reading
from heatdesk.figure.legend import Key
from heatdesk.heat.colours import Table
from heatdesk.heat.field import analysis_grid
from heatdesk.model.items import LAYERS, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay

Object = dict[str, Any]
Keys = Mapping[Overlay, Key]

_ESCAPED: Final = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}
"""A page's reader looks for markup in data, too."""


def data(readings: Sequence[Reading], overlay: Overlay, keys: Sequence[Keys]) -> str:
    """As JSON that can stand in a page. `keys` are the legends of each look."""
    project = readings[0].project
    first = keys[0]
    palettes = _Palettes()
    made = {
        "overlay": overlay,
        "thresholds": {"warm": readings[0].thresholds.warm, "hot": readings[0].thresholds.hot},
        "ends": {"x": names.ends(project.properties.axes.x), "y": _upright(project)},
        "crossing": {
            "x": project.properties.axes.x.crossing,
            "y": project.properties.axes.y.crossing,
        },
        "layers": {layer: names.layer(project, layer) for layer in LAYERS},
        "items": {item.id: [names.item(project, item.id), item.layer] for item in project.items},
        "overlays": {
            name: {"name": key.words.name, "span": key.span} for name, key in first.items()
        },
        "looks": [{name: palettes.add(key.table) for name, key in look.items()} for look in keys],
        "palettes": palettes.encoded,
        "scenarios": [_scenario(reading) for reading in readings],
    }
    text = json.dumps(made, ensure_ascii=True, separators=(",", ":"))
    return text.translate(_ESCAPED)


class _Palettes:
    """Tables of colours, each once, as three bytes to a colour."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def add(self, table: Table) -> int:
        channels = table.astype(">u4").view(np.uint8).reshape(-1, 4)[:, 1:]
        text = base64.b64encode(channels.tobytes()).decode("ascii")
        if text not in self.encoded:
            self.encoded.append(text)
        return self.encoded.index(text)


def _upright(project: Project) -> names.Ends:
    return names.ends(project.properties.axes.y, names.UP)


def _scenario(reading: Reading) -> Object:
    project, id = reading.project, reading.scenario
    shares = (*reading.roles, *reading.technologies)
    return {
        "name": names.scenario_name(project.scenario(id)),
        "grid": analysis_grid(project, id),
        "placements": [_placement(p) for p in project.placements(id)],
        "shares": {s.item: [s.share, s.best, s.best_alignment] for s in shares},
    }


def _placement(placement: Placement) -> list[Any]:
    return [placement.item, *placement.heat_key]
