"""`render --steps`: every visible step of the story as a picture of its own, in a folder, or as a
page of one PDF file.
"""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from heatdesk.cli import choices, output, usage
from heatdesk.cli.drawing import drawing, require_drawable
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.export import forms
from heatdesk.export.forms import FORMS, PICTURES, PictureForm, View
from heatdesk.model.project import Project
from heatdesk.storage import files, project_file
from heatdesk.storage.problems import SaveError, show_path

if TYPE_CHECKING:
    from heatdesk.analysis.story.scenes import Scene
    from heatdesk.export.caption import Caption
    from heatdesk.figure.marks import Figure

    Drawn = Sequence[tuple[Scene, Figure]]

_SIZE: Final = (1920, 1080)
_FORM: Final[PictureForm] = "png"
_NOT_OURS: Final = ("compare", "title", "legend", "findings", "method", "logo", "heat")
"""Options of pictures that mean nothing for steps."""


def render_steps(options: Namespace) -> int:
    """Draws all steps before the first is written. Raises UsageError, FaultError, SaveError."""
    _require_sense(options)
    size, form = options.size or _SIZE, _form(options)
    require_drawable(size, options.scale)
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    with drawing(form):
        from heatdesk.export import story_pages

        view = _view(project, scenario, options, size)
        drawn = list(story_pages.steps(view))
        if not drawn:
            raise FaultError(f"{show_path(options.file)}: no step of the story is visible")
        try:
            made = (
                story_pages.paged(view, drawn)
                if _is_one_file(options)
                else dict(_pictures(drawn, form, options.scale or 1.0))
            )
        except ValueError as error:
            raise FaultError(f"heatdesk render: {error}") from error
    if isinstance(made, bytes):
        output.write(options.target, made)
    else:
        _write(options.target, made)
    return 0


def _is_one_file(options: Namespace) -> bool:
    """Whether a PDF file is named, which then has a page for each step."""
    return str(options.target).lower().endswith(".pdf") and not os.path.isdir(options.target)


def _names_one_picture(options: Namespace) -> bool:
    """Whether -o names a file of a form that holds no steps."""
    others = tuple(f".{form}" for form in FORMS if form != "pdf")
    return str(options.target).lower().endswith(others) and not os.path.isdir(options.target)


def _form(options: Namespace) -> PictureForm:
    return "pdf" if _is_one_file(options) else options.format or _FORM


def _require_sense(options: Namespace) -> None:
    if options.target == output.STANDARD:
        raise UsageError("heatdesk render: --steps needs a folder after -o, not standard output")
    if options.format not in {*PICTURES, None}:
        raise UsageError(f"heatdesk render: --steps needs --format {'|'.join(PICTURES)}")
    if options.overlay is not None:
        raise UsageError("heatdesk render: steps show the alignment; --overlay is not for --steps")
    choices.require_sense("render", options, _form(options), {"scale": ("png",)})
    other = next((name for name in _NOT_OURS if getattr(options, name) is not None), None)
    if other is not None:
        name = "no-legend" if other == "legend" else other
        raise UsageError(f"heatdesk render: the story says what a step shows, not --{name}")
    if _names_one_picture(options):
        raise UsageError("heatdesk render: --steps needs a folder or a .pdf file after -o")
    if _is_one_file(options):
        if options.format not in {"pdf", None}:
            wrong = f"-o names a .pdf file, --format says {options.format}"
            raise UsageError(f"heatdesk render: {wrong}")
    elif options.notes:
        raise UsageError("heatdesk render: --notes is for --steps -o OUT.pdf")
    elif os.path.lexists(options.target) and not os.path.isdir(options.target):
        where = show_path(options.target)
        raise FaultError(f"heatdesk render: {where}: --steps needs a folder, and this is a file")


def _view(project: Project, scenario: str, options: Namespace, size: tuple[int, int]) -> View:
    """What the steps are drawn with."""
    from heatdesk.figure.extras import PLAIN
    from heatdesk.figure.look import look

    worn = choices.extras(options, PLAIN).worn(look(options.theme == "dark"))
    return View(project, scenario, "alignment", worn, *size, notes=options.notes)


def _pictures(drawn: Drawn, form: PictureForm, scale: float) -> Iterator[tuple[str, bytes]]:
    """Each step's file by its name: '01-title.png'. Raises ValueError for impossible sizes."""
    for n, (scene, figure) in enumerate(drawn):
        name = f"{n + 1:0{max(2, len(str(len(drawn))))}}-{scene.step.id}.{form}"
        yield name, forms.encode(figure, form, _caption(scene), scale)


def _caption(scene: Scene) -> Caption:
    from heatdesk.export.caption import Caption

    said = (scene.sentence or scene.caption, *scene.lines)
    return Caption(scene.title or "Step", " ".join(filter(None, said)))


def _write(folder: str, drawn: Mapping[str, bytes]) -> None:
    """The whole folder at once; into one that is there already, file by file, each of them whole.
    Raises SaveError.
    """
    if os.path.isdir(folder):
        for name, data in drawn.items():
            files.replace_bytes(os.path.join(folder, name), data)
        return
    parent, name = os.path.split(os.path.abspath(folder))
    beside = os.path.join(parent, f".{name[:200]}.{os.getpid()}")
    try:
        os.mkdir(beside)
        for file, data in drawn.items():
            files.replace_bytes(os.path.join(beside, file), data)
        os.rename(beside, folder)
    except (OSError, ValueError) as error:
        outcome = "no folder was made"
        raise SaveError("making the folder", folder, files.reason(error), outcome) from error
    finally:
        with suppress(OSError, ValueError):
            shutil.rmtree(beside)
