"""Words for what a picture shows: overlays, their ends, what their colours mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from heatdesk.model.properties import Overlay


@dataclass(frozen=True, slots=True)
class OverlayWords:
    name: str
    meaning: str
    low: str
    high: str
    brief: tuple[str, str] | None = None
    """The two ends where there is little room."""

    def ends(self, fits: Callable[[str], bool]) -> tuple[str, str]:
        """What stands at the two ends: in brief where not both of the full words fit."""
        full = (self.low, self.high)
        return full if self.brief is None or all(map(fits, full)) else self.brief


OVERLAY_WORDS: Final[dict[Overlay, OverlayWords]] = {
    "alignment": OverlayWords("Alignment", "Where roles meet technologies", "apart", "together"),
    "combined": OverlayWords("Combined", "Technologies and roles, added up", "little", "much"),
    "gap": OverlayWords(
        "Gap",
        "Which side is missing the other",
        "technology, no role",
        "role, no technology",
        ("no role", "no technology"),
    ),
    "technologies": OverlayWords("Technologies", "Where the technologies lie", "few", "many"),
    "roles": OverlayWords("Roles", "Where the roles lie", "few", "many"),
}

COMPARISON_WORDS: Final = OverlayWords(
    "Compared with the target",
    "Alignment there, less alignment here",
    "cooler in the target",
    "hotter in the target",
    ("cooler there", "hotter there"),
)

OTHER_COMPARISON_WORDS: Final = OverlayWords(
    "Compared", "Alignment there, less alignment here", "cooler there", "hotter there"
)
"""Of a comparison with another scenario than the target."""


def number(value: float) -> str:
    """Two decimals, without a minus zero."""
    return f"{value + 0.0:.2f}".replace("-0.00", "0.00")
