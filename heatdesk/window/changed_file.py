"""Changed file: what to do when others have written the file that is about to be saved."""

from __future__ import annotations

from typing import Final, Literal, get_args

from PySide6.QtWidgets import QWidget

from heatdesk.panels.fields.plain import ask
from heatdesk.storage.characters import show

Answer = Literal["copy", "reload", "overwrite"]

_ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)
_LINES: Final = (
    "Save a copy to keep both. Reload to take what the file holds now: your changes since the last"
    " save are then gone. Overwrite to replace it: what it holds now stays among its previous"
    " versions."
)


def ask_about_change(parent: QWidget | None, name: str) -> Answer | None:
    """Whose work the file shall hold; None: neither, for now."""
    headline = f"Others have changed “{show(name)}” since you opened it"
    answer = ask(parent, headline, _LINES, "Save a copy…", "Reload", "Overwrite")
    return None if answer is None else _ANSWERS[answer]
