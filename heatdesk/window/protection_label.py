"""ProtectionLabel: saved, unsaved but protected, or not protected and why. Always one of them."""

from __future__ import annotations

from heatdesk.app.recovery import Protection, Recovery
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.window.moments import clock

_HELP = {
    "saved": "The file holds everything.",
    "protected": "The file lacks your last changes. Should the program end now, they come back.",
    "unprotected": "Save the map: should the program end now, the last changes would be lost.",
}

_SPARE = (
    "The folder where your work is kept cannot be written: it is kept among the temporary files."
    " Should the program end now, it comes back, but not if the computer is switched off."
)

_BEGUN = "Unsaved, being protected"
"""The first moments of a change."""


class ProtectionLabel(PlainLabel):
    """Follows the recovery of one document."""

    def __init__(self, recovery: Recovery) -> None:
        super().__init__()
        self._recovery = recovery
        recovery.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        protection = self._recovery.protection
        name = "problem" if protection.kind == "unprotected" else ""
        if name != self.objectName():
            self.setObjectName(name)
            self.style().polish(self)  # the style sheet looks at names only once
        self.setText(words(protection))
        self.setToolTip(tip(_SPARE if protection.spare else _HELP[protection.kind]))


def words(protection: Protection) -> str:
    """One line that says how safe the work is."""
    at = protection.at
    if protection.kind == "unprotected":
        return f"Not protected: {protection.problem}"
    if protection.kind == "saved":
        return f"Saved {clock(at)}" if at is not None else "No changes yet"
    if at is None:
        return _BEGUN
    where = ", for now" if protection.spare else ""
    return f"Unsaved, protected{where} {clock(at, seconds=True)}"
