"""Scenarios: named sets of placements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named set of placements; the placements themselves are records of their own."""

    id: str
    name: str
    date: str | None = None
    note: str = ""
