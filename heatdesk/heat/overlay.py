"""Overlays: what is shown of the two layers' heat.

Alignment `sqrt(T R)` is 1.0 where one role lies exactly on one technology, both of weight 1;
combined `(T + R) / 2` has the same unit; gap `R - T` is above zero where people lack a channel.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from heatdesk.model.properties import Overlay

Array = NDArray[np.floating[Any]]


def difference(alignment: Array, target: Array) -> Array:
    """What the target has more than a scenario, of two alignment fields of equal shape: above zero
    where it is hotter in the target, below where it is cooler.
    """
    return target - alignment


def overlay_of(overlay: Overlay, technologies: Array, roles: Array) -> Array:
    """The overlay of two fields of equal shape. Raises ValueError for an unknown name."""
    match overlay:
        case "alignment":  # the product of roots: T * R would underflow where both are small
            return np.sqrt(technologies) * np.sqrt(roles)
        case "combined":
            return (technologies + roles) / 2
        case "gap":
            return roles - technologies
        case "technologies":
            return technologies
        case "roles":
            return roles
    raise ValueError(f"unknown overlay {overlay!r}")
