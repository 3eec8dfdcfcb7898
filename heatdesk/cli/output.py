"""Output: what goes to the standard streams and to the files that verbs write."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from heatdesk.cli.failures import FaultError
from heatdesk.model.project import Project
from heatdesk.storage import files, project_file
from heatdesk.storage.problems import show_path

STANDARD: Final = "-"
"""The name of a target that stands for standard output."""


def say(line: str) -> None:
    """A line on standard output. Raises FaultError if it takes no more, BrokenPipeError if its
    reader has left.
    """
    with _told():
        print(line, flush=True)


def send(data: bytes) -> None:
    """Bytes on standard output, exactly as they are. Raises as `say` does."""
    with _told():
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


def complain(line: str) -> None:
    """A line on standard error. Never raises: there is nowhere left to tell it."""
    with suppress(OSError, ValueError):
        print(line, file=sys.stderr, flush=True)


def write(target: str, data: bytes) -> None:
    """Writes a file whole or not at all, or to standard output for '-'. Raises SaveError."""
    if target == STANDARD:
        send(data)
    else:
        with _parting_told(target):
            files.replace_bytes(target, data)


def save(target: str, project: Project) -> None:
    """Writes a project's file whole or not at all, or to standard output for '-'. Raises SaveError,
    or ProjectError for what no file can hold.
    """
    if target == STANDARD:
        send(project_file.encode(project))
    else:
        with _parting_told(target):
            project_file.save(target, project)


def silence() -> None:
    """Makes the end of the process quiet: Python tries once more to write what is left."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def others_quiet() -> Iterator[None]:
    """What libraries print on standard error by themselves goes nowhere, such as what a decoder
    says of a damaged picture: that is told on one line of ours.
    """
    try:
        kept = os.dup(2)
    except OSError:  # there is no such stream, so there is nothing to keep clean
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def take_any_text() -> None:
    """Lets every line be printed, also where the terminal's encoding lacks a letter."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@contextmanager
def _parting_told(target: str) -> Iterator[None]:
    """After a file was replaced: says that its other names (hard links) keep the old content."""
    linked = files.other_names(target) > 0
    yield
    if linked:
        complain(f"{show_path(target)}: had a second name (a hard link), which keeps the old file")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise FaultError(f"standard output: {files.reason(error)}") from error
