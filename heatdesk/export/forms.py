"""Forms: the kinds of file that a map can become. What writes a form is loaded with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from heatdesk.export.caption import Caption
    from heatdesk.figure.extras import Extras
    from heatdesk.figure.look import Look
    from heatdesk.figure.marks import Figure
    from heatdesk.model.project import Project
    from heatdesk.model.properties import Overlay

HeatKind = Literal["picture", "bands"]
"""How slides show the heat: as one picture, or as areas that can be edited."""

PictureForm = Literal["png", "svg", "pdf"]
Form = PictureForm | Literal["pptx", "html"]

PICTURES: Final[tuple[PictureForm, ...]] = ("png", "svg", "pdf")
"""The forms that hold one figure and nothing else."""

FORMS: Final[dict[Form, str]] = {
    "png": "PNG picture",
    "svg": "SVG drawing",
    "pdf": "PDF page",
    "pptx": "PowerPoint presentation",
    "html": "Web page",
}
"""What each form is called. Its file's suffix is its own name."""


@dataclass(frozen=True, slots=True)
class View:
    """What of a map is shown, in which look, how large (in page units), and with what beside it.

    `dark_look`, beside a light look, is for forms that can follow the system of their reader.
    Without extras a form has what it has by default. `compared` is the scenario to which the ways
    are shown, and how it differs instead of the overlay; a web page has no such thing. `notes` are
    for the pages of a story.
    """

    project: Project
    scenario: str
    overlay: Overlay
    look: Look
    width: float
    height: float
    dark_look: Look | None = None
    extras: Extras | None = None
    compared: str | None = None
    heat: HeatKind = "picture"
    notes: bool = False

    @property
    def looks(self) -> tuple[Look, ...]:
        return (self.look,) if self.dark_look is None else (self.look, self.dark_look)

    @property
    def target(self) -> str | None:
        """What is compared with: nothing is with itself."""
        return None if self.compared == self.scenario else self.compared


def of_name(name: str) -> Form | None:
    """The form that a file's name asks for, if it is one of ours."""
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    return next((form for form in FORMS if form == suffix), None)


def needs_qt(form: Form) -> bool:
    """Whether writing this form takes Qt, and a QGuiApplication."""
    return form in ("png", "pdf")


def write(view: View, form: Form, scale: float = 1.0) -> bytes:
    """The map as a file's bytes; `scale` is pixels to a page unit, for forms that have pixels.

    Raises ValueError where a picture would be empty, or too large for any writer.
    """
    if form == "pptx":
        from heatdesk.export.pptx.deck import deck

        return deck(view)
    if form == "html":
        from heatdesk.export.html.page import page
        from heatdesk.figure.extras import FULL

        shown = view.project, view.scenario, view.overlay
        return page(*shown, view.looks, view.extras or FULL)
    return encode(figure_of(view), form, words_of(view), scale)


def figure_of(view: View) -> Figure:
    """The view as one finished picture. Free of Qt: any thread may make it."""
    from heatdesk.figure.compose import compose
    from heatdesk.figure.extras import PLAIN

    return compose(
        view.project,
        view.scenario,
        view.overlay,
        view.look,
        view.width,
        view.height,
        view.target,
        view.extras or PLAIN,
    )


def words_of(view: View) -> Caption:
    """What the view's picture is called and shows, in words."""
    from heatdesk.export.caption import caption

    title = None if view.extras is None else view.extras.title
    return caption(view.project, view.scenario, view.overlay, view.target, title)


def encode(figure: Figure, form: PictureForm, words: Caption, scale: float = 1.0) -> bytes:
    """The figure as a picture's bytes; `scale` and errors as in `write`."""
    if form == "svg":
        from heatdesk.export.svg import svg

        return svg(figure, words)
    if form == "pdf":
        from heatdesk.export.pdf import pdf

        return pdf(figure, words)
    from heatdesk.export.png import png

    return png(figure, scale)
