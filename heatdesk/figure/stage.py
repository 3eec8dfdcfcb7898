"""Stage: the audience's picture of one scene, as layers that a window may keep and fade.

The camera stands still: the plane's place follows from the page's size, and a name's place from the
scenario, so from step to step nothing moves but what the story says has moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story.scenes import Scene
from heatdesk.figure import stage_words
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Figure, Mark
from heatdesk.figure.stage_call import for_call
from heatdesk.figure.stage_labels import steady_labels
from heatdesk.figure.stage_layout import StageLayout, stage_look
from heatdesk.figure.stage_scene import StageScene, Values
from heatdesk.heat.field import analysis_grid, rebuild
from heatdesk.model.project import Project


@dataclass(frozen=True, eq=False)
class Layers:
    """The marks of a scene from back to front, each layer made when it is first asked for; what a
    step does not show is empty.
    """

    _stage: StageScene | None
    """None for a page without a map."""
    _front: tuple[Mark, ...] = ()
    """What stands on the page wherever there is no map, and the dots."""

    @cached_property
    def heat(self) -> tuple[Mark, ...]:
        """The field's picture with its contours."""
        return () if self._stage is None else tuple(self._stage.heat())

    @cached_property
    def board(self) -> tuple[Mark, ...]:
        """The axes with their names."""
        return () if self._stage is None else tuple(self._stage.board())

    @cached_property
    def stress(self) -> tuple[Mark, ...]:
        """The outlines and lines of what is spoken of."""
        return () if self._stage is None else tuple(self._stage.stress())

    @cached_property
    def moves(self) -> tuple[Mark, ...]:
        """Where the target wants what is shown, and what else it has."""
        return () if self._stage is None else tuple(self._stage.moves())

    @cached_property
    def extents(self) -> tuple[Mark, ...]:
        """The extents of all bubbles, each as strong as it is alone."""
        return () if self._stage is None else tuple(self._stage.extents())

    @cached_property
    def front(self) -> tuple[Mark, ...] | None:
        """The extents of what stands out; None where nothing does."""
        return None if self._stage is None else self._stage.front()

    @cached_property
    def names(self) -> tuple[Mark, ...]:
        """Markers and names of the bubbles, all but those that stand out faint."""
        return () if self._stage is None else tuple(self._stage.names())

    @cached_property
    def items(self) -> tuple[Mark, ...]:
        """The bubbles with their names: the extents in a `Clipped`, then all the rest."""
        return () if self._stage is None else tuple(self._stage.items())

    @cached_property
    def words(self) -> tuple[Mark, ...]:
        """All that stands beside the map."""
        beside = () if self._stage is None else self._stage.words()
        return (*beside, *self._front)

    def lay_out(self) -> None:
        """Makes the marks that belong to this scene alone, before they are wanted."""
        _ = self.stress, self.moves, self.front, self.names, self.words

    @property
    def marks(self) -> tuple[Mark, ...]:
        below = (*self.heat, *self.board, *self.stress, *self.moves)
        return (*below, *self.items, *self.words)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the story a scene stands: from 0 to `count` - 1."""

    index: int
    count: int


def stage_figure(
    project: Project,
    scene: Scene,
    reading: Reading,
    look: Look,
    width: float,
    height: float,
    scale: float | None = None,
    place: Place | None = None,
) -> Figure:
    """A scene on a page of this size. `reading` is that of the scene's scenario; `scale` is the
    alignment that counts as full, where it is held from start to end; `place` adds the dots.
    """
    layout = StageLayout.of(width, height)
    made = stage_layers(project, scene, reading, look, layout, scale, place)
    return Figure(width, height, look.canvas, made.marks)


def stage_layers(
    project: Project,
    scene: Scene,
    reading: Reading,
    look: Look,
    layout: StageLayout,
    scale: float | None = None,
    place: Place | None = None,
    labels: Sequence[Label] | None = None,
    field: Callable[[str], Values] | None = None,
    call: bool = False,
) -> Layers:
    """The same as layers. `labels` are those of `stage_labels` and `field` gives what
    `stage_field` does, where they are at hand; for a video `call` lines are thicker.
    """
    worn = for_call(stage_look(look)) if call else stage_look(look)
    dotted = tuple(_dots(place, layout, worn))
    if scene.step.kind == "title":
        return Layers(None, (*stage_words.front_page(scene, layout, worn), *dotted))
    if labels is None:
        labels = stage_labels(project, scene.scenario, look, layout)
    held = reading.scale if scale is None else scale
    found = field or (lambda scenario: stage_field(project, scenario))
    return Layers(StageScene(project, scene, reading, worn, layout, held, labels, found), dotted)


def _dots(place: Place | None, layout: StageLayout, worn: Look) -> Iterator[Mark]:
    if place is not None:
        yield from stage_words.dots(place.index, place.count, layout, worn)


def stage_labels(
    project: Project, scenario: str, look: Look, layout: StageLayout
) -> tuple[Label, ...]:
    """The labels of all that a scenario places, whichever of it a step shows."""
    return steady_labels(project, scenario, layout.frame, stage_look(look))


def stage_field(project: Project, scenario: str) -> Values:
    """The alignment of a scenario on its analysis grid, n x n, row 0 at y = -1."""
    n = analysis_grid(project, scenario)
    return rebuild(project, scenario, n).overlay("alignment")
