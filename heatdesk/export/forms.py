"""Forms: the kinds of file that a figure can become. What writes a form is loaded with it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from heatdesk.export.caption import Caption
    from heatdesk.figure.marks import Figure

Form = Literal["png", "svg", "pdf"]

FORMS: Final[dict[Form, str]] = {"png": "PNG picture", "svg": "SVG drawing", "pdf": "PDF page"}
"""What each form is called. Its file's suffix is its own name."""


def of_name(name: str) -> Form | None:
    """The form that a file's name asks for, if it is one of ours."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    return next((form for form in FORMS if form == suffix), None)


def needs_qt(form: Form) -> bool:
    """Whether writing this form takes Qt, and a QGuiApplication."""
    return form != "svg"


def encode(figure: Figure, form: Form, words: Caption, scale: float = 1.0) -> bytes:
    """The figure as a file's bytes; `scale` is pixels to a page unit, for forms that have pixels.

    Raises ValueError where the picture would be empty, or too large for any writer.
    """
    if form == "svg":
        from heatdesk.export.svg import svg

        return svg(figure, words)
    if form == "pdf":
        from heatdesk.export.pdf import pdf

        return pdf(figure, words)
    from heatdesk.export.png import png

    return png(figure, scale)
