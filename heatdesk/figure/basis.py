"""Basis: what a map's heat was made of, in words: smoothness alone looks like measurement."""

from __future__ import annotations

from heatdesk.figure.words import number
from heatdesk.model.project import Project


def smoothing(project: Project, scenario: str) -> str:
    """'Smoothed from 18 placements, radius 0.15 to 0.45': how many heat, and from the smallest to
    the largest how far each reaches until its heat is half, in plane units, across or up.
    """
    heating = [p for p in project.placements(scenario) if p.heats]
    word = "placement" if len(heating) == 1 else "placements"
    told = f"Smoothed from {len(heating)} {word}"
    if not heating:
        return told
    radii = [diameter / 2 for p in heating for diameter in (p.width, p.height)]
    least, most = number(min(radii)), number(max(radii))
    return f"{told}, radius {least}" if least == most else f"{told}, radius {least} to {most}"
