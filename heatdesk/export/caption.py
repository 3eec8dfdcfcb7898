"""Caption: what a picture is called and what it shows, in words, for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from heatdesk.analysis import names
from heatdesk.figure.words import OVERLAY_WORDS
from heatdesk.model.items import LAYERS, Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Overlay
from heatdesk.storage.characters import NAME_LIMIT

_MOST_NAMES: Final = 24
"""Names of a layer that are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A title of one line, and some sentences."""

    title: str = ""
    text: str = ""


def caption(
    project: Project,
    scenario: str,
    overlay: Overlay,
    target: str | None = None,
    title: str | None = None,
) -> Caption:
    """The words that belong to the picture of a scenario, or of its comparison with a target.
    `title` stands for the map's own (None).
    """
    named = (project.properties.title if title is None else title, project.scenario(scenario).name)
    called = ": ".join(filter(None, (names.spoken(name, NAME_LIMIT) for name in named)))
    compared = "" if target is None else f"compared with {names.scenario(project, target)}"
    sentences = (
        _ends(project.properties.axes),
        _colours(project, overlay, target),
        *(_listed(project, scenario, layer) for layer in LAYERS),
    )
    whole = ", ".join(filter(None, (called or "Heat map", compared)))
    return Caption(whole, ". ".join(sentences) + ".")


def _colours(project: Project, overlay: Overlay, target: str | None) -> str:
    if target is None:
        words = OVERLAY_WORDS[overlay]
        return f"The colours show {words.name.lower()}: {words.meaning.lower()}"
    there = names.scenario(project, target)
    return f"The colours show the alignment in {there}, less that of here; arrows lead there"


def _ends(axes: Axes) -> str:
    (left, right), (bottom, top) = names.ends(axes.x), names.ends(axes.y, names.UP)
    return f"A map from {left} to {right}, and from {bottom} up to {top}"


def _listed(project: Project, scenario: str, layer: Layer) -> str:
    ids = [placement.item for placement in project.layer(scenario, layer)]
    shown = [names.item(project, id) for id in ids[:_MOST_NAMES]]
    more = f" and {len(ids) - len(shown)} more" if len(shown) < len(ids) else ""
    kind = names.capital(names.layer(project, layer))
    return f"{kind} ({len(ids)}): {', '.join(shown) or 'none'}{more}"
