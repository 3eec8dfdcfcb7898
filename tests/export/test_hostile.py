"""Text that would rather be something else: markup, formulas, controls, other directions."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from heatdesk.export.caption import caption
from heatdesk.export.pdf import pdf
from heatdesk.export.svg import svg
from heatdesk.figure.compose import compose
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Figure, Halo, Text
from heatdesk.model.project import Project
from heatdesk.storage.characters import as_text
from tests.builders.maps import NOW, map_of, technology
from tests.builders.projects import projects
from tests.export.flat import Page

_PIECES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    '" onload="alert(1)',
    "' xlink:href='https://example.org/'",
    "javascript:alert(1)",
    "url(https://example.org/x.svg#a)",
    "<!--",
    "--><svg/>",
    "=cmd|' /C calc'!A0",
    ") Tj /JavaScript (app.alert) /OpenAction",
    "%PDF-1.7 endstream endobj",
    "\u202eabc\u202c",
    "\u2066x\u2069\u200b\u00ad\ufeff",
    "שיווק דיגיטלי",
    "تسويق",
    "Zoë 日本語 👩‍🚀 🏳️‍🌈",
    "\u0000\u0001\u001b[2J\u0085\u009f",
    "\ud800\udfff\ufffe\uffff",
    "a\r\nb\tc\u2028d",
    "e\u0301" * 20,
    "W" * 200,
    "   ",
)

_TAGS = {
    *("svg", "title", "desc", "defs", "clipPath", "g", "rect", "ellipse", "line", "path", "image"),
    *("text", "use"),
}
_ACTIVE = re.compile(rb"/(JavaScript|JS|OpenAction|AA|Launch|URI|EmbeddedFile|RichMedia)\b")
_STREAM = re.compile(rb"(?:/Length (\d+)\b(?! \d+ R)[^>]*>>\s*)?\bstream\r?\n")


def hostile_names(count: int) -> list[str]:
    dice = random.Random(11)
    return ["".join(dice.choices(_PIECES, k=dice.randint(1, 4)))[:200] for _ in range(count)]


def check_svg(data: bytes) -> Any:
    """It parses; nothing in it acts, and nothing refers to anything outside."""
    root = etree.fromstring(data)
    assert not root.getroottree().docinfo.doctype
    for element in root.iter():
        assert isinstance(element.tag, str), element  # no comment, no instruction
        assert element.tag.rpartition("}")[2] in _TAGS
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2]
            assert not plain.startswith("on")
            if plain == "href":
                assert value.startswith(("#", "data:image/png;base64,"))
            elif "url(" in value:
                assert re.fullmatch(r"url\(#map-clip-\d+\)", value)
            else:
                assert ":" not in value or plain == "style"
    return root


def check_pdf(data: bytes) -> Page:
    """It opens, has its one page, and holds nothing that acts."""
    assert not _ACTIVE.search(b"".join(_between_streams(data)))
    page = Page(data)
    assert pdfium.FPDFDoc_GetJavaScriptActionCount(page.document) == 0
    assert pdfium.FPDFDoc_GetAttachmentCount(page.document) == 0
    assert pdfium.FPDFPage_GetAnnotCount(page.page) == 0
    return page


def _between_streams(data: bytes) -> Iterator[bytes]:
    """The file's objects without what streams hold, which may hold the word that ends them."""
    at = 0
    while found := _STREAM.search(data, at):
        yield data[at : found.start()]
        end = data.index(b"endstream", found.end() + int(found[1] or 0))
        at = end + len(b"endstream")
    yield data[at:]


def texts(root: Any) -> Iterator[str]:
    return (e.text or "" for e in root.iter() if e.tag.endswith("}text"))


def test_two_thousand_names_come_through_an_svg_as_text() -> None:
    names = hostile_names(2000)
    marks = tuple(Text(10, 10, name, 12, "#000000", halo=Halo("#ffffff", 0.8)) for name in names)
    root = check_svg(svg(Figure(100, 100, "#ffffff", marks)))
    assert list(texts(root)) == [as_text(name) for name in names]


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_any_project_is_a_harmless_svg(project: Project) -> None:
    scenario, overlay = project.first_scenario, project.properties.heat.overlay
    figure = compose(project, scenario, overlay, LIGHT, 320, 200)
    root = check_svg(svg(figure, caption(project, scenario, overlay)))
    assert len(list(texts(root))) >= 4


@pytest.mark.usefixtures("qapp")
def test_hostile_names_come_through_a_pdf() -> None:
    names, halo = hostile_names(80), Halo("#ffffff", 0.9)
    marks = [Text(9, 20 * n + 20, name, 12, "#000000", halo=halo) for n, name in enumerate(names)]
    page = check_pdf(pdf(Figure(2000, 1700, "#ffffff", tuple(marks))))
    wanted = sum(name.count("alert(1)") for name in names)
    assert page.text.count("alert(1)") == wanted > 20


@pytest.mark.usefixtures("qapp")
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_any_project_is_a_harmless_pdf(project: Project) -> None:
    scenario, overlay = project.first_scenario, project.properties.heat.overlay
    figure = compose(project, scenario, overlay, LIGHT, 320, 200)
    check_pdf(pdf(figure, caption(project, scenario, overlay)))


@pytest.mark.parametrize("name", _PIECES)
def test_a_caption_is_a_line_and_some_sentences(name: str) -> None:
    words = caption(map_of(technology("a"), title=name), NOW, "alignment")
    assert words.title
    control = [c for c in words.title + words.text if unicodedata.category(c) == "Cc"]
    assert control == []
