"""Targets: what was asked for beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A measured figure that must be at most, or (`least`) at least, a bound."""

    what: str
    measured: float
    bound: float
    unit: str
    least: bool = False

    @property
    def met(self) -> bool:
        return self.measured >= self.bound if self.least else self.measured <= self.bound


def verdicts(targets: Sequence[Target]) -> Iterator[str]:
    """One line for each target, PASS or MISSED."""
    for target in targets:
        word = "PASS" if target.met else "MISSED"
        sign = ">=" if target.least else "<="
        wanted = f"{sign} {target.bound:.4g} {target.unit}"
        yield f"  {word:<7} {target.what:<58} {target.measured:8.2f} {target.unit:<3} ({wanted})"
