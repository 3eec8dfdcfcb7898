"""Page: a map as one file for a browser, without a network.

Everything that is said stands in the page. The script only adds: it draws the other overlays, tells
the heat of any point, sorts tables, and shows one scenario at a time.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from heatdesk import resources
from heatdesk.analysis import names
from heatdesk.analysis.reading import read, with_robustness
from heatdesk.export import pixels
from heatdesk.export.html import shell
from heatdesk.export.html.controls import controls
from heatdesk.export.html.data import Keys, data
from heatdesk.export.html.drawing import WIDTHS, Sheet
from heatdesk.export.html.elements import element, fill
from heatdesk.export.html.legends import in_look, keys_of
from heatdesk.export.html.scene import Shown, scenario
from heatdesk.export.html.tones import Tones
from heatdesk.figure.extras import FULL, Extras
from heatdesk.figure.look import Look
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay
from heatdesk.storage.characters import TEXT_LIMIT

_SCRIPTS: Final = ("heat.js", "card.js", "page.js")
_NARROW: Final = "(max-width: 720px)"
"""Where the narrow drawing is shown; page.css has the same."""


def page(
    project: Project,
    first: str,
    overlay: Overlay,
    looks: Sequence[Look],
    extras: Extras = FULL,
) -> bytes:
    """The page's bytes: all scenarios, the one given first, with this overlay chosen. By default
    it says all that there is.

    `looks` is one look, or a light and a dark one, between which the reader's system chooses.
    """
    worn = tuple(map(extras.worn, looks))
    order = (first, *(s.id for s in project.scenarios if s.id != first))
    readings = [with_robustness(read(project, id)) for id in order]
    ranges = keys_of(project, worn[0])
    keys: dict[Look, Keys] = {look: in_look(ranges, project, look) for look in worn}
    tones = Tones(*worn)
    shown = [Shown(reading, overlay, keys, tones, n, extras) for n, reading in enumerate(readings)]
    sections = [scenario(one, len(shown) > 1) for one in shown]
    title = heading(project, extras)
    return shell.page(
        shell.Content(
            title,
            _body(project, title, extras, order, overlay, sections),
            style(project, tones),
            data(readings, overlay, list(keys.values())),
            "".join(resources.text("web", name) for name in _SCRIPTS),
        )
    )


def heading(project: Project, extras: Extras) -> str:
    given = project.properties.title if extras.title is None else extras.title
    return names.spoken(given, TEXT_LIMIT) or "Heat map"


def style(project: Project, tones: Tones) -> str:
    """The page's whole style: the shipped one, the looks' colours, and where the plane lies."""
    rules = [tones.rules(n) for n in range(len(tones.looks))]
    wide, narrow = (Sheet.of(project.properties.axes, tones.looks[0], kind) for kind in WIDTHS)
    places = _place(wide), _place(narrow)
    return "\n".join(
        (
            "",
            resources.text("web", "page.css"),
            shell.tokens(tones.looks, rules),
            f":root{{--ratio:{wide.width / wide.height:.4f}}}",
            f"{places[0]}\n@media screen and {_NARROW} {{{places[1]}}}\n",
        )
    )


def header(title: str, extras: Extras) -> Element:
    """Title and logo. Without a title there is one only for those who do not see the page."""
    unseen = "unseen" if extras.title == "" else None
    made = element("header", class_="head")
    if extras.logo is not None:  # before the title, beside which it floats
        source = base64.b64encode(pixels.encode(extras.logo)).decode("ascii")
        fill(made, element("img", class_="logo", alt="", src=f"data:image/png;base64,{source}"))
    fill(made, element("h1", title, class_=unseen))
    return made


def about(project: Project) -> Element | None:
    """What the project says of itself, if it does."""
    spoken = (names.spoken(line, TEXT_LIMIT) for line in project.properties.description.split("\n"))
    told = [element("p", line, class_="about") for line in spoken if line]
    return element("section", element("h2", "About this map"), *told) if told else None


def _body(
    project: Project,
    title: str,
    extras: Extras,
    order: tuple[str, ...],
    overlay: Overlay,
    sections: Sequence[Element],
) -> Element:
    card = element("div", class_="card", role="status", aria_live="polite", hidden=True)
    last = about(project)
    return element(
        "body",
        header(title, extras),
        controls(project, order, overlay),
        element("main", *sections, *([] if last is None else [last])),
        card,
        data_overlay=overlay,
    )


def _place(sheet: Sheet) -> str:
    """Where the heat lies under the drawing."""
    frame = sheet.frame
    left, top = 100 * frame.left / sheet.width, 100 * frame.top / sheet.height
    wide, high = 100 * frame.side / sheet.width, 100 * frame.side / sheet.height
    return f".heat{{left:{left:.4f}%;top:{top:.4f}%;width:{wide:.4f}%;height:{high:.4f}%}}"
