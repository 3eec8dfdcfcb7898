"""Presentations as the library reads them again, in the units of the page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any
from zipfile import ZipFile

import numpy as np
from lxml import etree
from numpy.typing import NDArray
from pptx import Presentation
from pptx.oxml.ns import qn

from heatdesk.export.forms import View
from heatdesk.export.pptx.deck import deck
from heatdesk.figure.look import LIGHT, Look
from heatdesk.figure.marks import Rect
from heatdesk.model.findings import Finding
from heatdesk.model.items import Item
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay
from heatdesk.model.story import Step

WIDTH, HEIGHT = 1280.0, 720.0
_EMU = 9525


def view(
    project: Project,
    look: Look = LIGHT,
    overlay: Overlay = "alignment",
    size: tuple[float, float] = (WIDTH, HEIGHT),
) -> View:
    return View(project, project.first_scenario, overlay, look, *size)


def retold(
    project: Project,
    *story: Step,
    items: Iterable[Item] | None = None,
    findings: Iterable[Finding] = (),
) -> Project:
    """The same map with other steps, items or findings."""
    return Project.of(
        project.properties,
        project.items if items is None else items,
        [(scenario, project.placements(scenario.id)) for scenario in project.scenarios],
        findings,
        story,
    )


class Deck:
    """A written presentation."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.presentation = Presentation(io.BytesIO(data))
        self.slides = list(self.presentation.slides)
        self.titles = [slide.shapes.title.text_frame.text for slide in self.slides]

    @classmethod
    def of(cls, project: Project, look: Look = LIGHT, overlay: Overlay = "alignment") -> Deck:
        return cls(deck(view(project, look, overlay)))

    def slide(self, title: str) -> Any:
        return self.slides[self.titles.index(title)]

    def xml(self) -> Iterator[tuple[str, Any]]:
        """Every part that is XML, parsed, by its name in the package."""
        with ZipFile(io.BytesIO(self.data)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    yield name, etree.fromstring(archive.read(name))


def groups(slide: Any) -> dict[str, Any]:
    """The groups of a slide by their names in the selection pane."""
    return {shape.name: shape for shape in slide.shapes if shape.shape_type == 6}


def parts(shape: Any, name: str) -> list[Any]:
    """The parts of a group that have this name."""
    return [part for part in shape.shapes if part.name == name]


def rect(shape: Any) -> Rect:
    left, top = shape.left / _EMU, shape.top / _EMU
    return left, top, left + shape.width / _EMU, top + shape.height / _EMU


def told(shape: Any) -> str:
    """The alternative text."""
    return shape._element.xpath(".//p:cNvPr")[0].get("descr", "")


def is_decorative(shape: Any) -> bool:
    return b"decorative" in etree.tostring(shape._element.xpath(".//p:cNvPr")[0])


def points(shape: Any) -> NDArray[np.float64]:
    """The points of a freeform on the page."""
    corners = [(int(pt.get("x")), int(pt.get("y"))) for pt in shape._element.iter(qn("a:pt"))]
    return np.array(corners) / _EMU + np.array(rect(shape)[:2])


def theme_colours(shape: Any) -> list[str]:
    return [found.get("val") for found in shape._element.iter(qn("a:schemeClr"))]


def text_of(slide: Any) -> str:
    """All that stands on a slide, groups and tables included."""
    return "\n".join(element.text or "" for element in slide._element.iter(qn("a:t")))
