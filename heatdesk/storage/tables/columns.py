"""Columns: which column of a table holds what, guessed from the header in English and German."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, get_args

from heatdesk.model.properties import Axes
from heatdesk.storage.tables import scales
from heatdesk.storage.tables.scales import Scale

FieldName = Literal[
    "name", "kind", "x", "y", "width", "height", "size", "weight", "muted", "group", "note",
    "link", "reason", "color", "locked", "label dx", "label dy", "stacking", "scenario",
    "id", "scenario id",
]  # fmt: skip
FIELDS: Final[tuple[FieldName, ...]] = get_args(FieldName)

_SYNONYMS: Final[Mapping[FieldName, str]] = {
    "name": "item, element, bezeichnung, eintrag, titel, title, begriff",
    "kind": "layer, type, art, typ, ebene",
    "x": "pos x, x pos, position x, x position, x axis, x achse, horizontal, waagerecht, waagrecht",
    "y": "pos y, y pos, position y, y position, y axis, y achse, vertical, vertikal, senkrecht",
    "width": "breite",
    "height": "höhe, hoehe",
    "size": "extent, größe, groesse, ausdehnung, umfang, durchmesser, diameter",
    "weight": "gewicht, gewichtung, importance, wichtigkeit",
    "muted": "mute, stumm, stummgeschaltet",
    "group": "gruppe, category, kategorie, cluster",
    "note": "notes, notiz, notizen, comment, comments, kommentar, bemerkung, anmerkung,"
    " description, beschreibung",
    "link": "url, website, webseite, verweis",
    "reason": "why, reasoning, grund, begründung, begruendung, warum",
    "color": "colour, farbe",
    "locked": "lock, gesperrt",
    "label dx": "",
    "label dy": "",
    "stacking": "stapel, stapelung",
    "scenario": "szenario, snapshot",
    "id": "item id, kennung",
    "scenario id": "szenario id",
}
_LONGEST: Final = 80
"""Characters of a heading that are looked at."""

_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Field -> index of its column; the scales that the headers of x and y tell in brackets, as in
    'x (-1 to 1)'; and the indices of the columns that nothing was found for.
    """

    fields: Mapping[FieldName, int]
    scales: Mapping[FieldName, Scale] = field(default_factory=lambda: MappingProxyType({}))
    unused: tuple[int, ...] = ()


def guess(header: Sequence[str], axes: Axes | None = None) -> Columns:
    """What the names in the header say. The first of two columns for one field is taken.

    The names of the map's own axes mean x and y too.
    """
    known = {**_named(axes), **_KNOWN} if axes is not None else _KNOWN
    fields: dict[FieldName, int] = {}
    told: dict[FieldName, Scale] = {}
    for index, text in enumerate(heading[:_LONGEST] for heading in header):
        name = known.get(_folded(text)) or known.get(_folded(_BRACKETED.sub("", text)))
        if name is not None and name not in fields:
            fields[name] = index
            scale = _scale(text)
            if scale is not None and name in ("x", "y"):
                told[name] = scale
    used = set(fields.values())
    return Columns(fields, told, tuple(n for n in range(len(header)) if n not in used))


def _named(axes: Axes) -> dict[str, FieldName]:
    names: list[tuple[str, FieldName]] = [(axes.x.name, "x"), (axes.y.name, "y")]
    return {_folded(name): axis for name, axis in names if _folded(name)}


def _scale(text: str) -> Scale | None:
    found = _BRACKETED.search(text)
    return scales.parse(found[1]) if found else None


def _folded(text: str) -> str:
    return " ".join(re.split(r"[\s_-]+", text.casefold().strip(" \t:*")))


_KNOWN: Final[Mapping[str, FieldName]] = {
    _folded(word): name
    for name, words in _SYNONYMS.items()
    for word in (name, *filter(None, words.split(", ")))
}
