"""Switches: what is asked to be seen at a step and not as the story has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from heatdesk.analysis.story.scenes import Scene
from heatdesk.model.planning import other_target
from heatdesk.model.project import Project
from heatdesk.model.story import StepKind
from heatdesk.presentation.screenplay import Screenplay


@dataclass(frozen=True, slots=True)
class Switches:
    """All off: the step as the story has it."""

    heat: bool = False
    """Whether the heat is the other way round than the step has it."""
    compare: bool = False
    sought: str = ""
    """The id of an item that is looked for."""


def switched(scene: Scene, switches: Switches, play: Screenplay) -> Scene:
    """A scene with what was switched at it."""
    if switches.heat:
        scene = _with_show(scene, heat=not scene.step.show.heat, contours=not scene.step.show.heat)
    if switches.compare:
        scene = _compared(scene, play)
    if switches.sought:
        scene = _seeking(scene, switches.sought, play.project)
    return scene


def _with_show(scene: Scene, **fields: Any) -> Scene:
    """A page without a map becomes one with a map, or nothing would be seen of it."""
    show = replace(scene.step.show, axes=True, legend=True, **fields)
    kind: StepKind = "free" if scene.step.kind == "title" else scene.step.kind
    return replace(scene, step=replace(scene.step, kind=kind, show=show))


def _compared(scene: Scene, play: Screenplay) -> Scene:
    if scene.compare:
        return replace(_with_show(scene, heat=True, contours=True), compare=False)
    scenario = comparable(scene, play) or scene.scenario
    shown = _with_show(scene, technologies=True, roles=True, heat=True)
    plain = replace(shown, items=None, areas=(), region=None)
    return replace(plain, scenario=scenario, compare=True)


def comparable(scene: Scene, play: Screenplay) -> str | None:
    """The scenario that a comparison at this step begins with; None where there is no target."""
    for scenario in (scene.scenario, play.scenario):
        if other_target(play.project, scenario) is not None:
            return scenario
    return None


def _seeking(scene: Scene, item: str, project: Project) -> Scene:
    show, layer = scene.step.show, project.item(item).layer
    technologies, roles = (
        visible or layer == kind
        for visible, kind in ((show.technologies, "technology"), (show.roles, "role"))
    )
    shown = _with_show(scene, technologies=technologies, roles=roles)
    named = replace(shown.step, show=replace(shown.step.show, labels="all"))
    return replace(shown, step=named, items=frozenset({item}), areas=(), region=None)
