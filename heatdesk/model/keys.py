"""The keys under which a project holds its records."""

from __future__ import annotations

from typing import Final

from heatdesk.model.change import Key

PROJECT: Final[Key] = ("project",)
ITEM_ORDER: Final[Key] = ("order", "items")
SCENARIO_ORDER: Final[Key] = ("order", "scenarios")
FINDING_ORDER: Final[Key] = ("order", "findings")
STORY_ORDER: Final[Key] = ("order", "story")
"""Absent while the story is made from the map each time."""


def item(id: str) -> Key:
    return ("item", id)


def scenario(id: str) -> Key:
    return ("scenario", id)


def placement(scenario: str, item: str) -> Key:
    return ("placement", scenario, item)


def stacking(scenario: str) -> Key:
    """The order of a scenario's placements, bottom first."""
    return ("order", "placements", scenario)


def finding(id: str) -> Key:
    return ("finding", id)


def step(id: str) -> Key:
    return ("step", id)
