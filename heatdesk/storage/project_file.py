"""Reading and writing project files.

Reading goes from cheap to dear, so that a hostile file costs little: size, whose file and which
version, how much there is in it, the typed reader, duplicate keys, meaning. Only what one step has
let pass reaches the next. Whatever is wrong becomes a ProjectError.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import chain, islice
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from heatdesk.model.project import Project
from heatdesk.storage import bulk, duplicates, files, header, meaning, migrations, schema, walk
from heatdesk.storage.difference import difference
from heatdesk.storage.problems import COUNTED, Code, Problem, ProjectError, SaveError

SUFFIX: Final = ".heatdesk"

_TOO_LARGE = Problem(Code.TOO_LARGE, "", f"expected at most {files.LIMIT // 1024**2} MB")
_TOO_MUCH = Problem(
    Code.TOO_LARGE, "", f"expected at most {bulk.MOST} fields and entries: no map has so many"
)

CHECKING: Final = "checking the project"
READING_BACK: Final = "reading the new file back"

_BOM = b"\xef\xbb\xbf"


class Loaded(NamedTuple):
    """A project, and the mark of the file's content that it was read from."""

    project: Project
    mark: str


def read(path: str | os.PathLike[str]) -> Project:
    """The project in a file. Raises ProjectError with everything that is wrong with it."""
    return load(path).project


def load(path: str | os.PathLike[str]) -> Loaded:
    """The project in a file, and what tells whether that file has changed since. Raises as `read`
    does.
    """
    source = os.fspath(path)
    try:
        data = files.read_bytes(source)
    except (OSError, ValueError) as error:
        raise ProjectError(source, [_unreadable(error)]) from error
    return Loaded(decode(data, source), files.mark(data))


def decode(data: bytes, source: str) -> Project:
    """The project in the bytes of a file; `source` names them in messages. Raises ProjectError."""
    text = data.removeprefix(_BOM)
    try:
        _refuse([_TOO_LARGE] if len(data) > files.LIMIT else [])
        version = header.version(text)
        _refuse([_TOO_MUCH] if bulk.is_too_much(text) else [])
        file = _typed(text, version)
        return schema.to_model(_sound(text, file, version))
    except header.RefusedError as refusal:
        raise ProjectError(source, refusal.problems) from refusal.__cause__


def encode(project: Project) -> bytes:
    """The bytes of the project's file: the same for equal projects, on every machine.

    Raises ProjectError where a value may not stand in a file (NaN, a control character, ...).
    """
    try:
        file = schema.from_model(project)
    except msgspec.ValidationError as error:
        problem = walk.first_problem(error, schema.ProjectFile)
        raise ProjectError("project", [problem]) from error
    except KeyError as error:
        lost = Problem(Code.REFERENCE, "", f"expected the record {error} that an order names")
        raise ProjectError("project", [lost]) from error
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def save(path: str | os.PathLike[str], project: Project, expected: str | None = None) -> str:
    """Writes the project to a file, whole and on the disk, or leaves the old file as it is.

    What would be written is read back and compared first. A file of a newer version and a read-only
    file are never written over, nor, with `expected`, one whose content has another mark. Returns
    the mark of the new content. Raises SaveError; of the kind ChangedError for another mark.
    """
    data = _proved(path, project)
    _refuse_newer(path)
    files.replace_bytes(path, data, expected=expected, leave_beside=True)
    return files.mark(data)


def _proved(path: str | os.PathLike[str], project: Project) -> bytes:
    """The project's bytes, proved to give the same project again."""
    try:
        data = encode(project)
    except ProjectError as error:
        raise SaveError(CHECKING, path, str(error.problems[0])) from error
    try:
        again = decode(data, os.fspath(path))
    except ProjectError as error:
        raise SaveError(READING_BACK, path, str(error.problems[0])) from error
    if again != project:
        raise SaveError(READING_BACK, path, f"{difference(project, again)} would not be the same")
    return data


def _refuse_newer(path: str | os.PathLike[str]) -> None:
    try:
        newer = header.is_newer(files.read_bytes(path).removeprefix(_BOM))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise SaveError(files.LOOKING, path, files.reason(error)) from error
    if newer:
        told = "it belongs to a newer version of HeatDesk, which alone may write it"
        raise SaveError(files.LOOKING, path, told)


def _typed(text: bytes, version: int) -> Struct:
    """The file by the record of its own version. Raises RefusedError."""
    struct = migrations.CHAIN.struct(version)
    try:
        return msgspec.json.decode(text, type=struct)
    except RecursionError as error:
        raise header.RefusedError([header.NESTED]) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise header.RefusedError(_all_problems(text, struct, error)) from error


def _all_problems(text: bytes, struct: type[Struct], error: Exception) -> list[Problem]:
    found = header.malformed(text)
    if found is not None:
        return [found]
    if not bulk.is_walked(text):
        return [walk.first_problem(error, struct)]
    return list(islice(walk.problems(text, struct), COUNTED))


def _sound(text: bytes, file: Struct, version: int) -> schema.ProjectFile:
    """The file as one of the current version, if it means something. Raises RefusedError."""
    twice = duplicates.duplicate_fields(text)
    try:
        current: schema.ProjectFile = migrations.CHAIN.upgraded(file, version)
    except migrations.MigrationError as error:
        problem = Problem(Code.MIGRATION, "", f"expected a file that can be brought up: {error}")
        raise header.RefusedError([*twice, problem]) from error
    _refuse(chain(twice, meaning.problems(current)))
    return current


def _refuse(problems: Iterable[Problem]) -> None:
    found = list(islice(problems, COUNTED))
    if found:
        raise header.RefusedError(found)


def _unreadable(error: Exception) -> Problem:
    code = Code.TOO_LARGE if isinstance(error, files.TooLargeError) else Code.UNREADABLE
    return Problem(code, "", f"cannot be read: {files.reason(error)}")
