"""Clip: items on their way between projects, as JSON that is checked like a file.

It carries the names of the axes it was taken from, so that a project with others can say so.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from heatdesk.model.copying import Piece
from heatdesk.model.items import Item, Placement
from heatdesk.model.properties import Axes
from heatdesk.storage import schema
from heatdesk.storage.duplicates import duplicate_fields
from heatdesk.storage.fields import Line

MIME: Final = "application/x-heatdesk-items+json"
LARGEST: Final = 16 * 1024 * 1024
MOST_ITEMS: Final = 3_000
"""Bytes and items of the largest clip that is looked at: any program can put anything there."""

_TOO_LARGE: Final = "what was copied is too large"
_FOREIGN: Final = "what was copied is not from HeatDesk"

Ends = tuple[Line, Line, Line, Line]


class _Clip(schema.Record, frozen=True, kw_only=True):
    format: Literal["heatdesk-items"] = "heatdesk-items"
    version: Literal[1] = 1
    ends: Ends
    items: tuple[schema.Item, ...]
    placements: tuple[schema.Placement, ...] = ()


def ends(axes: Axes) -> Ends:
    """The names that a position's meaning depends on."""
    return axes.x.low, axes.x.high, axes.y.low, axes.y.high


def encode(pieces: tuple[Piece, ...], axes: Axes) -> bytes:
    """The pieces as the bytes of a clip."""
    placements = [piece.placement for piece in pieces if piece.placement is not None]
    clip = _Clip(
        ends=ends(axes),
        items=msgspec.convert(
            [piece.item for piece in pieces], tuple[schema.Item, ...], from_attributes=True
        ),
        placements=msgspec.convert(placements, tuple[schema.Placement, ...], from_attributes=True),
    )
    return msgspec.json.encode(clip)


def decode(data: bytes) -> tuple[tuple[Piece, ...], Ends]:
    """The pieces of a clip, and the ends of the axes they come from. Raises ValueError."""
    if len(data) > LARGEST:
        raise ValueError(_TOO_LARGE)
    try:
        clip = msgspec.json.decode(data, type=_Clip)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(_FOREIGN) from error
    if max(len(clip.items), len(clip.placements)) > MOST_ITEMS:
        raise ValueError(_TOO_LARGE)
    if duplicate_fields(data):
        raise ValueError(_FOREIGN)
    placed = {p.item: msgspec.convert(p, Placement, from_attributes=True) for p in clip.placements}
    pieces = tuple(
        Piece(msgspec.convert(item, Item, from_attributes=True), placed.get(item.id))
        for item in clip.items
    )
    return pieces, clip.ends
