"""Story pages: the steps of a story as they are on the stage, and all as the pages of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from heatdesk.analysis.reading import read
from heatdesk.analysis.story.scenes import Scene, scenes
from heatdesk.export.caption import caption
from heatdesk.figure.stage import Place, stage_figure

if TYPE_CHECKING:
    from heatdesk.analysis.reading import Reading
    from heatdesk.export.forms import View
    from heatdesk.figure.marks import Figure

NONE_VISIBLE: Final = "No step of the story is visible"


def steps(view: View, each: Callable[[], object] = lambda: None) -> Iterator[tuple[Scene, Figure]]:
    """Every step that is not hidden, drawn in the view's look and size. Free of Qt: any thread may
    do it. `each` is called before a step, and may raise to end it.
    """

    @lru_cache
    def reading(id: str) -> Reading:
        return read(view.project, id)

    shown = [s for s in scenes(view.project, view.scenario, reading) if not s.step.hidden]
    for n, scene in enumerate(shown):
        each()
        about, place = reading(scene.scenario), Place(n, len(shown))
        size = view.width, view.height
        yield scene, stage_figure(view.project, scene, about, view.look, *size, place=place)


def paged(view: View, drawn: Sequence[tuple[Scene, Figure]]) -> bytes:
    """The steps as a PDF file, a page each; where the view wants notes and there are any, as a
    hand-out. Needs a QGuiApplication. Raises ValueError for no steps and for impossible sizes.
    """
    from heatdesk.export.handout import sheets
    from heatdesk.export.pdf import bound, pages

    words = caption(view.project, view.scenario, "alignment")
    if not drawn:
        raise ValueError(NONE_VISIBLE)
    if view.notes and any(scene.step.notes.strip() for scene, _ in drawn):
        return bound(list(sheets(drawn, view.look)), words)
    return pages([figure for _, figure in drawn], words)
