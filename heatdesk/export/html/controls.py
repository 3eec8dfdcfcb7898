"""Controls: the page's switches. Without a script they do nothing, so only a script shows them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from heatdesk.analysis import names
from heatdesk.export.html.elements import element
from heatdesk.figure.words import OVERLAY_WORDS
from heatdesk.model.items import LAYERS
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, Overlay


def controls(project: Project, scenarios: tuple[str, ...], overlay: Overlay) -> Element:
    """Scenario where there are several, overlay, layers and names."""
    groups = [
        _group("Overlay", *(_overlay(name, name == overlay) for name in OVERLAYS)),
        _group("Layers", *(_switch("layer", x, names.layer(project, x)) for x in LAYERS)),
        _group("Show", _switch("names", "names", "Names"), _switch("zones", "zones", "Zone lines")),
    ]
    if len(scenarios) > 1:
        told = [names.scenario_name(project.scenario(id)) for id in scenarios]
        choices = (_choice("scenario", str(n), name, n == 0) for n, name in enumerate(told))
        groups.insert(0, _group("Scenario", *choices))
    return element("form", *groups, class_="controls", hidden=True, autocomplete="off")


def _group(name: str, *choices: Element) -> Element:
    row = element("div", *choices, class_="choices")
    return element("fieldset", element("legend", name), row)


def _overlay(overlay: Overlay, chosen: bool) -> Element:
    return _choice("overlay", overlay, OVERLAY_WORDS[overlay].name, chosen)


def _choice(name: str, value: str, text: str, chosen: bool) -> Element:
    box = element("input", type="radio", name=name, value=value, checked=chosen)
    return element("label", box, element("span", text))


def _switch(name: str, value: str, text: str) -> Element:
    box = element("input", type="checkbox", name=name, value=value, checked=True)
    return element("label", box, element("span", text))
