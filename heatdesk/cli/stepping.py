"""`render --steps`: every visible step of the story as a picture of its own, in a folder."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from heatdesk.cli import output, usage
from heatdesk.cli.drawing import drawing, require_drawable
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.export import forms
from heatdesk.export.forms import PICTURES, PictureForm
from heatdesk.model.project import Project
from heatdesk.storage import files, project_file
from heatdesk.storage.problems import SaveError, show_path

if TYPE_CHECKING:
    from heatdesk.analysis.reading import Reading
    from heatdesk.analysis.story.scenes import Scene
    from heatdesk.export.caption import Caption

_SIZE: Final = (1920, 1080)
_FORM: Final[PictureForm] = "png"


def render_steps(options: Namespace) -> int:
    """Draws all steps before the first is written. Raises UsageError, FaultError, SaveError."""
    _require_sense(options)
    size, form = options.size or _SIZE, options.format or _FORM
    require_drawable(*size)
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    drawn = dict(_pictures(project, scenario, options.theme == "dark", size, form))
    if not drawn:
        raise FaultError(f"{show_path(options.file)}: no step of the story is visible")
    _write(options.target, drawn)
    return 0


def _require_sense(options: Namespace) -> None:
    if options.target == output.STANDARD:
        raise UsageError("heatdesk render: --steps needs a folder after -o, not standard output")
    if options.format not in {*PICTURES, None}:
        raise UsageError(f"heatdesk render: --steps needs --format {'|'.join(PICTURES)}")
    if options.overlay is not None:
        raise UsageError("heatdesk render: steps show the alignment; --overlay is not for --steps")
    if os.path.lexists(options.target) and not os.path.isdir(options.target):
        where = show_path(options.target)
        raise FaultError(f"heatdesk render: {where}: --steps needs a folder, and this is a file")


def _pictures(
    project: Project, scenario: str, dark: bool, size: tuple[int, int], form: PictureForm
) -> Iterator[tuple[str, bytes]]:
    """Each visible step's file by its name: '01-title.png'."""
    with drawing(form):
        from heatdesk.analysis.reading import read
        from heatdesk.analysis.story.scenes import scenes
        from heatdesk.figure.look import look
        from heatdesk.figure.stage import Place, stage_figure

        @lru_cache
        def reading(id: str) -> Reading:
            return read(project, id)

        shown = [s for s in scenes(project, scenario, reading) if not s.step.hidden]
        for n, scene in enumerate(shown):
            about, place = reading(scene.scenario), Place(n, len(shown))
            figure = stage_figure(project, scene, about, look(dark), *size, place=place)
            name = f"{n + 1:0{max(2, len(str(len(shown))))}}-{scene.step.id}.{form}"
            try:
                yield name, forms.encode(figure, form, _caption(scene))
            except ValueError as error:
                raise FaultError(f"heatdesk render: {error}") from error


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
