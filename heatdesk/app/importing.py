"""Importing: looks at a table on its way in, away from the window, as often as choices change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from heatdesk.app.errand import Pace, Step
from heatdesk.app.wording import short
from heatdesk.model.project import Project
from heatdesk.storage import files
from heatdesk.storage.tables.columns import Columns
from heatdesk.storage.tables.proposal import Choices, Proposal, chosen_columns, propose
from heatdesk.storage.tables.source import Opened, Wishes, open_table
from heatdesk.storage.tables.table import TableError

CLIPBOARD: Final = "the clipboard"
_UNKNOWN_SCALE: Final = ": expected to be told their scale"
"""What the planner says to those who cannot be shown a box."""

_LONGEST_PASTED: Final = files.LIMIT // 4
"""Characters."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Where a table comes from. A file is read at the first look, which then holds its content."""

    name: str
    path: Path | None = None
    data: bytes | None = None

    @property
    def stem(self) -> str:
        """What a scenario of its own would be called."""
        return " ".join(Path(self.name).stem.split()) if self.path else "Imported"


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What was found. Without a proposal `problem` says why there is none."""

    source: Source
    wishes: Wishes
    opened: Opened
    columns: Columns
    proposal: Proposal | None = None
    problem: str = ""


def pasted(text: str) -> Source:
    """The text on the clipboard as a source. Raises TableError where there is none, or too much."""
    if not text.strip():
        raise TableError("There is nothing to paste: a table or a list of names would do")
    if len(text) > _LONGEST_PASTED:
        raise TableError("The clipboard holds more text than a table may have")
    return Source(CLIPBOARD, None, text.encode("utf-8", "replace"))


def steps(
    project: Project, source: Source, wishes: Wishes, choices: Choices, before: Look | None
) -> tuple[Step, Step]:
    """The work of a look. What another one has opened in the same way is not opened again; the last
    step makes a Look, and both raise TableError.
    """

    def read(_: object, pace: Pace) -> tuple[Source, Opened]:
        if before is not None and (before.source, before.wishes) == (source, wishes):
            return before.source, before.opened
        whole = _with_data(source)
        return whole, open_table(whole.data or b"", wishes, project.properties.axes)

    def compare(found: tuple[Source, Opened], pace: Pace) -> Look:
        whole, opened = found
        columns = chosen_columns(project, opened, choices)
        look = Look(whole, wishes, opened, columns)
        pace.expect(2 * len(opened.table.rows))
        try:
            return replace(look, proposal=propose(project, opened, choices, pace))
        except TableError as error:
            return replace(look, problem=told(error))

    return Step(f"Reading {short(source.name)}", read), Step("Comparing with the map", compare)


def imported(proposal: Proposal, source: Source) -> str:
    """'12 items from plan.xlsx'."""
    count = "1 item" if proposal.items == 1 else f"{proposal.items} items"
    return f"{count} from {short(source.name)}"


def told(error: TableError) -> str:
    """What is wrong, as a sentence."""
    found, unknown, _ = error.message.partition(_UNKNOWN_SCALE)
    message = f"{found}: choose their scale above" if unknown else error.message
    if error.line is not None:
        return f"Line {error.line}: {message}"
    return message[:1].upper() + message[1:]


def _with_data(source: Source) -> Source:
    if source.data is not None or source.path is None:
        return source
    try:
        return replace(source, data=files.read_bytes(source.path))
    except (OSError, ValueError) as error:
        raise TableError(f"it cannot be read: {files.reason(error)}") from error
