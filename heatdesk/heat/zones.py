"""Zones: hot, warm, cool, by the two thresholds and the alignment scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from heatdesk.model.properties import HeatSettings

Zone = Literal["hot", "warm", "cool"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The alignment at which a point becomes warm and hot: the fractions times the scale."""

    warm: float
    hot: float

    @classmethod
    def of(cls, settings: HeatSettings, scale: float) -> Thresholds:
        return cls(settings.warm * scale, settings.hot * scale)

    def zone(self, alignment: float) -> Zone:
        if alignment >= self.hot:
            return "hot"
        return "warm" if alignment >= self.warm else "cool"
