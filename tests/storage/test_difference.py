from __future__ import annotations

from dataclasses import replace

from heatdesk.model import edits
from heatdesk.model.items import LabelOffset
from heatdesk.model.project import Project
from heatdesk.storage.difference import difference


def test_the_field_that_differs_is_named(sample: Project) -> None:
    moved = sample.after(edits.set_placements(sample, "now", ["blog"], label=LabelOffset(0, 0)))
    assert difference(sample, moved) == "placement now/blog: label.dx"
    axes = replace(sample.properties.axes, x=replace(sample.properties.axes.x, name="?"))
    renamed = sample.after(edits.set_properties(sample, axes=axes))
    assert difference(sample, renamed) == "project: axes.x.name"


def test_a_record_that_is_missing_is_named(sample: Project) -> None:
    fewer = sample.after(edits.unplace(sample, "now", ["blog"]))
    assert difference(sample, fewer) == "order placements/now"


def test_equal_projects_differ_nowhere(sample: Project) -> None:
    assert difference(sample, sample) == "the project"
