"""Shell: the page around the content: its head, its style, and what it may do, which is little.

The Content-Security-Policy allows nothing but the page's own style and script, by their hashes, and
pictures that stand in the page.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template
from typing import Final
from xml.etree.ElementTree import Element

from heatdesk import __version__, resources
from heatdesk.export.html.elements import element, markup
from heatdesk.figure.contrast import contrast
from heatdesk.figure.look import Look
from heatdesk.storage.characters import as_line

_SEEN: Final = 3.0
"""The contrast from which WCAG 2.2, section 1.4.11, lets a control be seen."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page holds: its title, its body, the data and the script that work on it, if any."""

    title: str
    body: Element
    style: str
    data: str = ""
    script: str = ""


def page(content: Content) -> bytes:
    """The page as the bytes of a file."""
    made = Template(resources.text("web", "shell.html")).substitute(
        policy=escape(_policy(content.style, content.script)),
        title=escape(as_line(content.title)),
        generator=f"HeatDesk {__version__}",
        style=content.style,
        body=markup(content.body),
        scripts=_scripts(content),
    )
    return made.encode("utf-8", "replace")


def tokens(looks: Sequence[Look], rules: Sequence[str]) -> str:
    """The colours of the light look, and of the dark one for readers whose system is dark. `rules`
    are more rules for each look.
    """
    made = f":root{{{_colours(looks[0])}}}\n{rules[0]}\n"
    if len(looks) > 1:
        dark = f":root{{{_colours(looks[1])}}}\n.light{{display:none}}.dark{{display:inline}}"
        made += f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n{rules[1]}\n}}\n"
    return made


def _colours(look: Look) -> str:
    values = {
        "canvas": look.canvas,
        "text": look.text,
        "secondary": look.secondary,
        "axis": look.axis,
        "hairline": look.hairline,
        "accent": look.accent,
        "chosen": _chosen(look),
    }
    scheme = f"color-scheme:{'dark' if look.dark else 'light'};"
    return scheme + "".join(f"--{name}:{value};" for name, value in values.items())


def _chosen(look: Look) -> str:
    """The colour of what is chosen, has the focus or is measured by a bar: the accent, unless that
    is lost on the page.
    """
    return look.accent if contrast(look.accent, look.canvas) >= _SEEN else look.text


def _policy(style: str, script: str) -> str:
    allowed = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script) if script else "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _scripts(content: Content) -> str:
    if not content.script:
        return ""
    data = element("script", content.data, type="application/json", id="map-data")
    return f"{markup(data)}\n{markup(element('script', content.script))}\n"
