"""Options: what the command line asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    frames: int
    grids: tuple[int, ...]
    items: tuple[int, ...]
    pictures: Path | None
    quick: bool
