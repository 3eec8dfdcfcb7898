"""Handing out: a map's figure, and its file in any kind, made in steps beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from heatdesk.app.errand import Pace, Step
from heatdesk.export import forms, kinds, story_pages
from heatdesk.export.forms import View
from heatdesk.export.kinds import Kind
from heatdesk.figure.marks import Figure
from heatdesk.storage import files

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_SEEN: Final = 4_000
"""Characters of a table that are shown."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed out; `scale` is pixels to a page unit."""

    kind: Kind
    view: View
    scale: float = 1.0


def composed(view: View) -> Figure:
    """The figure of a view. Free of Qt: any thread may do it."""
    return forms.figure_of(view)


def preview(wanted: Wanted) -> tuple[Step, ...]:
    """The steps to a Figure, or, of a table, to the text with which it begins."""
    view = wanted.view
    if wanted.kind.id == kinds.STORY:
        return (Step("Drawing", lambda _, pace: _first(view, pace)),)
    if wanted.kind.seen:
        return (Step("Drawing", lambda _, pace: composed(view)),)
    return (Step("Writing", lambda _, pace: _beginning(wanted)),)


def steps(wanted: Wanted, path: Path) -> tuple[Step, ...]:
    """The steps to a file, which is there whole at the end of the last one, or not at all. They
    raise ValueError and SaveError.
    """
    view, form, scale = wanted.view, wanted.kind.form, wanted.scale
    last = Step(f"Writing {path.name[:40]}", lambda made, pace: _write(path, made, pace))
    if wanted.kind.id == kinds.STORY:
        return (
            Step("Drawing", lambda _, pace: list(story_pages.steps(view, pace))),
            Step("Painting", lambda drawn, pace: story_pages.paged(view, drawn), here=True),
            last,
        )
    if form is None:
        return _document(wanted), last
    if form == "png":
        return (
            Step("Drawing", lambda _, pace: composed(view)),
            Step("Painting", lambda figure, pace: _image(figure, scale), here=True),
            Step("Packing", lambda image, pace: _packed(image)),
            last,
        )
    if forms.needs_qt(form) and form in forms.PICTURES:
        return (
            Step("Drawing", lambda _, pace: composed(view)),
            Step("Painting", lambda figure, pace: _encoded(figure, wanted), here=True),
            last,
        )
    here = forms.needs_qt(form)
    return Step("Making it", lambda _, pace: forms.write(view, form, scale), here=here), last


def _first(view: View, pace: Pace) -> Figure:
    """The first page of a story. Raises ValueError where it has none."""
    for _, figure in story_pages.steps(view, pace):
        return figure
    raise ValueError(story_pages.NONE_VISIBLE)


def _document(wanted: Wanted) -> Step:
    view, id = wanted.view, wanted.kind.id
    if wanted.kind.seen:
        return Step("Making it", lambda _, pace: kinds.report(view, id))
    return Step("Making it", lambda _, pace: kinds.table(view.project, view.scenario, id))


def _beginning(wanted: Wanted) -> str:
    """Of a workbook its first sheet stands for all."""
    id = "placements" if wanted.kind.id == "xlsx" else wanted.kind.id
    data = kinds.table(wanted.view.project, wanted.view.scenario, id)
    text = data[: 4 * _SEEN].decode("utf-8-sig", "ignore").replace("\r\n", "\n")
    return text[:_SEEN] + ("\n…" if len(text) > _SEEN else "")


def _image(figure: Figure, scale: float) -> QImage:
    from heatdesk.export.png import image

    return image(figure, scale)


def _packed(image: QImage) -> bytes:
    from heatdesk.export.png import encode

    return encode(image)


def _encoded(figure: Figure, wanted: Wanted) -> bytes:
    form: Any = wanted.kind.form
    return forms.encode(figure, form, forms.words_of(wanted.view), wanted.scale)


def _write(path: Path, data: bytes, pace: Pace) -> Path:
    pace()  # a last look: what is given up leaves nothing
    files.replace_bytes(path, data)
    return path
