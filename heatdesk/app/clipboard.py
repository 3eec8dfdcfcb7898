"""Clipboard: items, names and tables on their way in and out of the open project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData

from heatdesk.app.document import Document
from heatdesk.app.wording import named
from heatdesk.model import edits
from heatdesk.model.copying import Piece, put, take
from heatdesk.model.items import Layer
from heatdesk.storage import clip, lists

_STEP: Final = 0.05
"""Plane units that a copy lies beside its model."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste added, and what the user should know of it."""

    ids: tuple[str, ...]
    notes: tuple[str, ...] = ()


def copied(
    document: Document, scenario: str, ids: tuple[str, ...], picture: QMimeData | None = None
) -> QMimeData:
    """The items as our own kind of data and as a table for other programs, besides a picture."""
    pieces = take(document.project, scenario, ids)
    data = picture or QMimeData()
    data.setData(clip.MIME, clip.encode(pieces, document.project.properties.axes))
    data.setText(lists.as_table(pieces))
    return data


def cut(document: Document, ids: tuple[str, ...]) -> None:
    """Deletes what has been copied, as one step of its own name."""
    text = f"Cut {named(document.project, ids)}"
    document.edit(text, edits.delete(document.project, ids))


def can_paste(data: QMimeData | None) -> bool:
    """Whether there is anything to try; some systems have no clipboard at all."""
    if data is None:
        return False
    return data.hasFormat(clip.MIME) or data.hasText()


def paste(
    document: Document, scenario: str, data: QMimeData, layer: Layer, in_place: bool = False
) -> Pasted:
    """Adds what the data holds, as one undo step. Raises ValueError with a line for the user.

    Items keep their place, a little beside one of the same name; names go to the tray.
    """
    if data.hasFormat(clip.MIME):
        return _paste_items(document, scenario, bytes(data.data(clip.MIME).data()), in_place)
    listed = lists.parse(data.text(), layer, document.project.properties.layers.layers)
    if not listed.pieces:
        raise ValueError("There is nothing to paste: a list of names, or a table, would do")
    ids = _add(document, scenario, listed.pieces, 0.0)
    return Pasted(ids, listed.problems)


def _paste_items(document: Document, scenario: str, data: bytes, in_place: bool) -> Pasted:
    pieces, ends = clip.decode(data)
    if not pieces:
        raise ValueError("There is nothing to paste")
    known = {item.name for item in document.project.items}
    beside = not in_place and any(piece.item.name in known for piece in pieces)
    ids = _add(document, scenario, pieces, _STEP if beside else 0.0)
    here = clip.ends(document.project.properties.axes)
    notes = () if here == ends else ("Pasted onto other axes: check the positions",)
    return Pasted(ids, notes)


def _add(
    document: Document, scenario: str, pieces: tuple[Piece, ...], step: float
) -> tuple[str, ...]:
    change, ids = put(document.project, scenario, pieces, step, -step)
    what = pieces[0].item.name if len(pieces) == 1 else f"{len(pieces)} items"
    document.edit(f"Paste {what}", change)
    return ids
