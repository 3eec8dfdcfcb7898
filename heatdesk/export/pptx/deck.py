"""Deck: the story of a map as a PowerPoint file, a slide for each step that is not hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from heatdesk import __version__
from heatdesk.analysis import names
from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.scenes import Scene, scenes
from heatdesk.analysis.telling import method
from heatdesk.export.forms import View, words_of
from heatdesk.export.pptx.findings_slides import findings_slides
from heatdesk.export.pptx.map_slide import Areas, MapSlide
from heatdesk.export.pptx.notes import add_notes, scene_notes
from heatdesk.export.pptx.package import ALWAYS_THEN, packed
from heatdesk.export.pptx.skeleton import TEXT_SLIDE, blank
from heatdesk.export.pptx.texts import text_slide, title_slide
from heatdesk.export.pptx.theme import Colours
from heatdesk.figure.basis import smoothing
from heatdesk.figure.extras import FULL
from heatdesk.figure.labels import Label
from heatdesk.figure.stage import stage_labels
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.figure.words import OVERLAY_WORDS
from heatdesk.model.planning import other_target
from heatdesk.model.properties import Overlay
from heatdesk.model.story import About, Show, Step
from heatdesk.storage.characters import as_line

_Page = tuple[Scene, Overlay, str | None]
"""A scene with its overlay, and the scenario that it is compared with."""

_HEIGHT: Final = 720.0
_WIDE, _NARROW = 1280.0, 960.0
"""Page units: 13.33 or 10 by 7.5 inches, as PowerPoint has its pages of 16:9 and 4:3."""

_NARROWEST_WIDE: Final = 1.55
"""From this ratio of width to height on a page of 16:9 is meant."""


def deck(view: View) -> bytes:
    """The presentation of a scenario as a file's bytes: 16:9 or 4:3, whichever is nearer to the
    view's size. It tells of alignment; another overlay of the view gets a slide of its own, and so
    does a comparison, unless the story has it. Without extras it has all that there is: legends,
    findings and the method. With an empty title it has no title slide.
    """
    return _Deck(view).bytes()


class _Deck:
    """One presentation under way. Readings and labels are made once for each scenario."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._project = view.project
        width = _WIDE if view.width >= _NARROWEST_WIDE * view.height else _NARROW
        self._layout = StageLayout.of(width, _HEIGHT)
        self._extras = view.extras or FULL
        self._look = self._extras.worn(view.look)
        self._made = blank(width, _HEIGHT, Colours.of(self._look), self._extras.logo)
        self._readings: dict[str, Reading] = {}
        self._bands: Areas = {}
        self._labels: dict[str, tuple[Label, ...]] = {}

    def bytes(self) -> bytes:
        self._describe()
        for scene, overlay, target in self._scenes():
            self._add(scene, overlay, target)
        if self._extras.findings:
            findings_slides(self._made, self._read(self._view.scenario), self._layout)
        if self._extras.method:
            self._method()
        return packed(self._made)

    def _scenes(self) -> Iterator[_Page]:
        """What is shown, in order; the view's own overlay after the one that the story tells of,
        its comparison after the story.
        """
        story = scenes(self._project, self._view.scenario, self._read)
        overlay: list[_Page] = []
        if self._view.overlay != "alignment":
            overlay = [(self._own(), self._view.overlay, None)]
        for scene in story:
            if not scene.step.hidden and not self._left_out(scene):
                yield scene, "alignment", None
            if scene.step.kind == "overlay":
                yield from overlay
                overlay = []
        yield from overlay
        target = self._view.target
        if target is not None and not any(self._compares(scene) for scene in story):
            yield self._comparison(target), "alignment", target

    def _left_out(self, scene: Scene) -> bool:
        return scene.step.kind == "title" and self._extras.title == ""

    def _compares(self, scene: Scene) -> bool:
        """Whether a scene that is shown is the comparison that the view asks for, with its heat."""
        scenario, target = self._view.scenario, self._view.target
        seen = scene.compare and scene.step.show.heat and not scene.step.hidden
        return (
            seen and scene.scenario == scenario and other_target(self._project, scenario) == target
        )

    def _comparison(self, target: str) -> Scene:
        """The ways from the view's scenario to another, and how the alignment differs there."""
        project, scenario = self._project, self._view.scenario
        here, there = names.scenario(project, scenario), names.scenario(project, target)
        step = Step("own-comparison", "free", About(scenario), show=Show(contours=False))
        told = f"The alignment in {there}, less that in {here}. Arrows show what moves."
        return Scene(step, scenario, f"Compared with {there}", told, "")

    def _own(self) -> Scene:
        """The map in the view's overlay."""
        words, scenario = OVERLAY_WORDS[self._view.overlay], self._view.scenario
        step = Step("own-overlay", "free", About(scenario), show=Show(contours=False))
        return Scene(step, scenario, words.name, f"{words.meaning}.", "")

    def _add(self, scene: Scene, overlay: Overlay, target: str | None) -> None:
        reading = self._read(scene.scenario)
        if scene.step.kind == "title":
            called = replace(scene, title=self._extras.title or scene.title)
            slide = title_slide(self._made, called, self._layout)
        else:
            slide = MapSlide(
                self._project,
                scene,
                reading,
                self._look,
                self._layout,
                self._labelled(scene.scenario),
                self._view.heat,
                overlay,
                self._extras.legend,
                target,
                self._bands,
            ).add_to(self._made)
        add_notes(slide, scene_notes(self._project, scene, reading))

    def _method(self) -> None:
        """How all of this was found, from which scenario, and by which version."""
        scenario = self._project.scenario(self._view.scenario)
        reading = self._read(scenario.id)
        dated = f", {scenario.date}" if scenario.date else ""
        told = (
            *(line.text for line in method(reading).lines),
            f"{smoothing(self._project, scenario.id)}.",
            f"Scenario: {names.scenario(self._project, scenario.id)}{dated}. Made with HeatDesk"
            f" {__version__}.",
        )
        slide = text_slide(self._made, TEXT_SLIDE, "Method", self._layout, told)
        add_notes(slide, "\n".join(told))

    def _describe(self) -> None:
        words = words_of(self._view)
        about = self._made.core_properties
        about.title, about.author = as_line(words.title), "HeatDesk"
        about.last_modified_by, about.comments, about.revision = "HeatDesk", "", 1
        about.created = about.modified = ALWAYS_THEN

    def _read(self, scenario: str) -> Reading:
        if scenario not in self._readings:
            self._readings[scenario] = read(self._project, scenario)
        return self._readings[scenario]

    def _labelled(self, scenario: str) -> tuple[Label, ...]:
        if scenario not in self._labels:
            labels = stage_labels(self._project, scenario, self._look, self._layout)
            self._labels[scenario] = labels
        return self._labels[scenario]
