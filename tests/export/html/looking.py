"""What stands in a page, read without a browser: its parts, its policy, and that nothing acts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import lxml.html

from heatdesk import resources

SCRIPT = "".join(resources.text("web", name) for name in ("heat.js", "card.js", "page.js"))

_TAGS = {
    *("html", "head", "meta", "title", "link", "style", "body", "script", "header", "main"),
    *("section", "aside", "figure", "figcaption", "div", "p", "span", "b", "h1", "h2", "h3"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "img", "canvas"),
    *("form", "fieldset", "legend", "label", "input"),
    *("svg", "defs", "clippath", "g", "rect", "ellipse", "circle", "line", "path", "image"),
    *("text", "use"),
}
_HELD = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+=*|data:,|#[a-z0-9-]+")
"""The only addresses: of pictures in the page itself, and of its own parts."""


def read(page: bytes) -> Any:
    """The page as a tree, as an HTML parser sees it."""
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))


def policy(root: Any) -> dict[str, str]:
    (meta,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']")
    parts = (part.strip().partition(" ") for part in meta.get("content").split(";"))
    return {name: value for name, _, value in parts}


def data(root: Any) -> dict[str, Any]:
    """What the page's script knows."""
    (held,) = root.xpath("//script[@type='application/json']")
    known: dict[str, Any] = json.loads(held.text)
    return known


def check_harmless(page: bytes, script: bool = True) -> Any:
    """Nothing in the page acts but our own script, nothing refers to anything outside, and the
    policy allows nothing else.
    """
    root = read(page)
    running = [s for s in root.iter("script") if s.get("type") != "application/json"]
    assert [s.text for s in running] == ([SCRIPT] if script else [])
    (style,) = root.iter("style")
    assert policy(root) == {
        "default-src": "'none'",
        "style-src": _hash(style.text),
        "script-src": _hash(SCRIPT) if script else "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "@import" not in style.text
    assert "url(" not in style.text
    for element in root.iter():
        _check(element)
    return root


def _check(element: Any) -> None:
    assert element.tag in _TAGS, element.tag
    for name, value in element.attrib.items():
        plain = name.rpartition(":")[2].rpartition("}")[2]
        assert not plain.startswith("on")
        assert plain not in {"style", "srcdoc", "action", "formaction", "target", "srcset"}
        if plain in {"href", "src"}:
            assert _HELD.fullmatch(value), value[:80]
        elif "url(" in value and name not in {"aria-label", "content"}:
            assert re.fullmatch(r"url\(#[a-z0-9-]+\)", value)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
