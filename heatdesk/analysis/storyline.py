"""Storyline: the presentation made from the map, in the article's order.

Title, axes, technologies, roles, overlay, warm meetings, hot meetings one by one, opportunities,
the target and what moved. Steps name what they speak of by ids, and never hold a copy of it.
"""

from __future__ import annotations

from typing import Final

from heatdesk.analysis.reading import Reading
from heatdesk.model.story import Step

MOST_HOT: Final = 7
"""Hot meetings with a step of their own; the rest share one."""

LONGEST_CAPTION: Final = 90
"""Characters: what the last row reads while somebody speaks."""


def made(reading: Reading) -> tuple[Step, ...]:
    """The story of a scenario. Ids are the same for the same subject in every making of it."""
    raise NotImplementedError


def refreshed(stored: tuple[Step, ...], reading: Reading) -> tuple[Step, ...]:
    """A stored story with steps for what is new on the map, each where the order wants it. Nothing
    that is stored is changed, moved or dropped.
    """
    raise NotImplementedError
