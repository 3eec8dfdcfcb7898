"""Elements: HTML as a tree, so that no text can become markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

Content = Element | str

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Characters that no page may hold. Texts are long here: pictures stand in attributes."""


def element(tag: str, *content: Content, **attributes: str | bool | None) -> Element:
    """An element with its content. Attributes end with `_` where Python takes their name, and have
    `_` for `-`; True is an attribute without a value, None and False none at all.
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value is True:
            made.set(_name(name), "")
        elif isinstance(value, str):
            made.set(_name(name), clean(value))
    fill(made, *content)
    return made


def fill(parent: Element, *content: Content) -> None:
    """Puts content behind what the element holds already."""
    for part in content:
        if isinstance(part, Element):
            parent.append(part)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + clean(part)
        else:
            parent.text = (parent.text or "") + clean(part)


def markup(root: Element) -> str:
    """The tree as HTML."""
    return ElementTree.tostring(root, "unicode", method="html")


def clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
