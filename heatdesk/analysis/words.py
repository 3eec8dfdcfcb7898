"""Words: what a reading says, in sentences. The project's own words for axes, layers and items."""

from __future__ import annotations

from heatdesk.analysis.balance import Balance, Sides
from heatdesk.analysis.meetings import Meeting
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis


def where(axes: Axes, x: float, y: float) -> str:
    """A place of the plane in words: 'slightly Talk, strongly Professional'."""
    raise NotImplementedError


def balance_sentence(axes: Axes, balance: Balance | None) -> str:
    """'A little more Talk than Listen; clearly more Professional than Personal.'"""
    raise NotImplementedError


def sides_words(axis: Axis, sides: Sides) -> str:
    """One axis of that sentence, without its full stop: 'a little more Talk than Listen'."""
    raise NotImplementedError


def stub(project: Project, meeting: Meeting) -> str:
    """The beginning of a finding: 'Product Management can use IdeaStorm and Twitter to ...'."""
    raise NotImplementedError


def listed(names: list[str], most: int = 0) -> str:
    """'Blogs, Twitter and YouTube'; of more than `most` (0: any number) the rest is counted."""
    raise NotImplementedError
