"""Document: a report as a page, in the style of the map's own page; it needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from heatdesk.export.html import shell, words
from heatdesk.export.html.elements import element, fill
from heatdesk.export.html.page import header, style
from heatdesk.export.html.tones import Tones
from heatdesk.export.svg import FAMILIES, Drawing
from heatdesk.figure.look import Look

if TYPE_CHECKING:
    from heatdesk.export.report import Report


def document(given: Report, looks: Sequence[Look]) -> bytes:
    """The report's bytes; see `export.report`."""
    tones = Tones(*map(given.extras.worn, looks))
    body = _body(given, tones)
    project = given.reading.project
    return shell.page(shell.Content(given.title, body, style(project, tones)))


def _body(given: Report, tones: Tones) -> Element:
    made = element("main", tones.drawn(lambda look: _picture(given, look)))
    told = map(words.section, given.sections)
    fill(made, element("h2", "What the map says"), element("div", *told, class_="reading"))
    fill(made, *(words.table(table, table.name) for table in given.tables))
    fill(made, element("div", words.section(given.method), class_="method"))
    head = header(given.title, given.extras)
    opening = (element("p", line.text, class_="about") for line in given.opening.lines)
    return element("body", head, *opening, made)


def _picture(given: Report, look: Look) -> Element:
    figure = given.figure(look)
    root = element(
        "svg",
        class_="picture",
        viewBox=f"0 0 {figure.width:g} {figure.height:g}",
        role="img",
        aria_label=given.alternative,
    )
    definitions = SubElement(root, "defs")
    shown = SubElement(
        root,
        "g",
        {
            "fill": "none",
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
            "font-family": FAMILIES,
            "xml:space": "preserve",
        },
    )
    Drawing(definitions, "picture").add(shown, figure.marks)
    return root
