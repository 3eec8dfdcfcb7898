"""How a file of an older version becomes one of the current version: one function a step.

To add version n + 1: keep the record of version n as it is (a module of its own), write the new
one, append it to `structs` and the step between the two to `steps`, and put a sample of a file of
version n into tests/data/projects, to stay there for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from msgspec import Struct

from heatdesk.storage.schema import ProjectFile

Step = Callable[[Any], Struct]


class MigrationError(ValueError):
    """A step did not give a sound file of the next version."""


@dataclass(frozen=True)
class Chain:
    """All versions: `structs[0]` reads version 1, `steps[0]` makes version 2 of it, ..."""

    structs: tuple[type[Struct], ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if len(self.steps) != len(self.structs) - 1:
            raise ValueError("there must be one step between each two versions")

    @property
    def current(self) -> int:
        return len(self.structs)

    def struct(self, version: int) -> type[Struct]:
        return self.structs[version - 1]

    def upgraded(self, file: Struct, version: int) -> Any:
        """The file as one of the current version. Raises MigrationError."""
        for reached in range(version, self.current):
            file = _checked(self.steps[reached - 1], file, self.struct(reached + 1), reached)
        return file


def _checked(step: Step, file: Struct, struct: type[Struct], version: int) -> Struct:
    """One step; what it gives is read again, since records do not check what they are made of."""
    try:
        made: Struct = msgspec.json.decode(msgspec.json.encode(step(file)), type=struct)
    except (msgspec.MsgspecError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise MigrationError(f"from version {version} to {version + 1}: {error}") from error
    return made


CURRENT: Final = 1
CHAIN = Chain((ProjectFile,), ())
