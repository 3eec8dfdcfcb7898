"""Repair: a faulty file becomes a project, and everything that had to be changed is told.

Nothing here touches a file, and reading never repairs: the user asks for it, and sees the list.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec

from heatdesk.model.project import Project
from heatdesk.storage import bulk, header, migrations, project_file, reconciling
from heatdesk.storage.loose import Lenient, lenient
from heatdesk.storage.mending import Mending
from heatdesk.storage.problems import Code, Problem, ProjectError
from heatdesk.storage.repairs import Repair, Repairs
from heatdesk.storage.words import quoted

LARGEST: Final = 16 * 1024 * 1024
"""Bytes; the reader that forgives holds all values at once."""

_TOO_MUCH: Final = Problem(Code.TOO_LARGE, "", "too large to be repaired")


class Repaired(NamedTuple):
    """A sound project, and what had to be done for it, in the order of the file; none if nothing
    had to.
    """

    project: Project
    repairs: tuple[Repair, ...]


def repaired(data: bytes, source: str) -> Repaired:
    """The project in the bytes of a file, be they faulty.

    Raises ProjectError where there is nothing to begin with: text that cannot be read in any way,
    a file of another program or of a newer version.
    """
    try:
        return Repaired(project_file.decode(data, source), ())
    except ProjectError as error:
        return _repaired(data, source, error)


def _repaired(data: bytes, source: str, error: ProjectError) -> Repaired:
    if len(data) > LARGEST or not bulk.is_walked(data):
        raise ProjectError(source, [*error.problems, _TOO_MUCH]) from error
    found = lenient(data)
    if found is None or not _is_ours(found, data):
        raise error
    repairs = Repairs()
    for words in found.repairs:
        repairs.add("", words)
    sound = _sound(found.value, repairs)
    text = msgspec.json.encode(sound)
    return Repaired(project_file.decode(text, source), repairs.all)


def _is_ours(found: Lenient, data: bytes) -> bool:
    """Whether it looks like a project of a version that is known."""
    whole = found.value
    if not isinstance(whole, dict) or header.is_newer(data):
        return False
    version = whole.get("version", 1)
    if isinstance(version, (int, float)) and version > migrations.CHAIN.current:
        return False
    return whole.get("format") == "heatdesk" or {"items", "scenarios"} <= whole.keys()


def _sound(whole: dict[str, Any], repairs: Repairs) -> dict[str, Any]:
    """The file as one of the current version that means something."""
    version = _version(whole, repairs)
    struct = migrations.CHAIN.struct(version)
    whole.update(format="heatdesk", version=version)
    mended = Mending(repairs).value(struct, whole, "$")
    if not mended["scenarios"]:
        mended["scenarios"] = [{"id": "now", "name": "Now"}]
        repairs.add("$.scenarios", "one added, 'Now', where there was none")
    file = msgspec.convert(mended, struct)
    current = msgspec.to_builtins(migrations.CHAIN.upgraded(file, version))
    reconciling.reconcile(current, repairs)
    return dict(current)


def _version(whole: dict[str, Any], repairs: Repairs) -> int:
    """The file's version, the first one where it names none."""
    found = whole.get("version")
    if whole.get("format") != "heatdesk":
        repairs.add("$.format", "added: it was not there, or another")
    if type(found) is int and 1 <= found <= migrations.CHAIN.current:
        return found
    repairs.add("$.version", f"taken for 1, where {quoted(str(found))} stood")
    return 1
