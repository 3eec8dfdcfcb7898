"""Doing: what the actions do to the open map. Each is one undo step with a name that says it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from heatdesk.app import clipboard
from heatdesk.app.wording import named
from heatdesk.canvas.session import Session
from heatdesk.export.caption import caption
from heatdesk.export.clipboard import PictureData
from heatdesk.figure.compose import compose
from heatdesk.model import arrange, edits, turning
from heatdesk.model.arrange import Alignment, Direction, Restacking
from heatdesk.model.change import Change
from heatdesk.model.planning import other_target
from heatdesk.model.turning import AxisName

Say = Callable[[str, str, Callable[[], object] | None], None]
"""Shows a message, with a button's text and what it does, or '' and None."""

_STACKING: Final[dict[str, tuple[Restacking, str]]] = {
    "front": ("front", "Bring {} to the front"),
    "forward": ("forward", "Bring {} forward"),
    "backward": ("backward", "Send {} backward"),
    "back": ("back", "Send {} to the back"),
}
_ALIGNMENTS: Final[tuple[Alignment, ...]] = (
    "left",
    "centre",
    "right",
    "top",
    "middle",
    "bottom",
)
_PICTURE: Final = (1600, 1000)


class Doing:
    """Commands on one session's document and selection."""

    def __init__(self, session: Session, say: Say) -> None:
        self._session = session
        self._say = say

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands by the ids of their actions."""
        handling = self._session.handling
        aligning = {f"align_{how}": self._aligner(how) for how in _ALIGNMENTS}
        stacking = {id: self._restacker(id) for id in _STACKING}
        return {
            **aligning,
            **stacking,
            "cut": self.cut,
            "copy": self.copy,
            "copy_picture": self.copy_picture,
            "paste": self.paste,
            "paste_in_place": lambda: self.paste(in_place=True),
            "duplicate": handling.duplicate,
            "unplace": self.unplace,
            "delete": self.delete,
            "select_all": self.select_all,
            "select_layer": self.select_layer,
            "distribute_across": lambda: self._distribute("across"),
            "distribute_up": lambda: self._distribute("up"),
            "lock": self.lock,
            "unlock_all": self.unlock_all,
            "mute": self.mute,
            "place_names": handling.reset_labels,
            "reverse_x": lambda: self._reverse("x"),
            "reverse_y": lambda: self._reverse("y"),
            "swap_axes": self._swap,
        }

    def copy(self) -> None:
        """Puts the chosen items on the clipboard: as our own data, as a table, as a picture."""
        document, scenario = self._session.document, self._session.canvas.scenario
        data = clipboard.copied(document, scenario, self._ids, self._picture())
        QGuiApplication.clipboard().setMimeData(data)

    def copy_picture(self) -> None:
        """Puts the map on the clipboard as a picture, and nothing else."""
        QGuiApplication.clipboard().setMimeData(self._picture())
        self._say("Copied the map as a picture", "", None)

    def cut(self) -> None:
        self.copy()
        clipboard.cut(self._session.document, self._ids)

    def paste(self, in_place: bool = False) -> None:
        """Adds what the clipboard holds, chooses it, and says what was not understood."""
        session, data = self._session, QGuiApplication.clipboard().mimeData()
        try:
            pasted = clipboard.paste(
                session.document,
                session.canvas.scenario,
                data,
                session.handling.layer,
                in_place,
            )
        except ValueError as error:
            self._say(str(error), "", None)
            return
        session.selection.choose(pasted.ids)
        if pasted.notes:
            more = f" (and {len(pasted.notes) - 1} more)" if len(pasted.notes) > 1 else ""
            self._say(pasted.notes[0] + more, "Undo", session.document.undo)

    def delete(self) -> None:
        what = named(self._session.document.project, self._ids)
        self._edit("Delete {}", edits.delete(self._session.document.project, self._ids))
        self._say(f"Deleted {what}", "Undo", self._session.document.undo)

    def unplace(self) -> None:
        project, scenario = self._session.document.project, self._session.canvas.scenario
        self._edit("Take {} off the map", edits.unplace(project, scenario, self._ids))

    def select_all(self) -> None:
        visible = [b.item.id for b in self._session.canvas.bubbles if not b.item.locked]
        self._session.selection.choose(visible)

    def select_layer(self) -> None:
        """All visible items of the kinds that are chosen."""
        project = self._session.document.project
        kinds = {project.item(id).layer for id in self._ids}
        bubbles = self._session.canvas.bubbles
        self._session.selection.choose(b.item.id for b in bubbles if b.item.layer in kinds)

    def lock(self) -> None:
        """Locks the chosen items; where all are locked, unlocks them."""
        project = self._session.document.project
        locked = not all(project.item(id).locked for id in self._ids)
        change = edits.set_items(project, self._ids, locked=locked)
        self._edit("Lock {}" if locked else "Unlock {}", change)

    def unlock_all(self) -> None:
        project = self._session.document.project
        change = edits.set_items(project, [item.id for item in project.items], locked=False)
        self._session.document.edit("Unlock all", change)

    def mute(self) -> None:
        """Mutes the chosen items; where all are muted, lets them heat again."""
        project, scenario = self._session.document.project, self._session.canvas.scenario
        placed = edits.placed_of(project, scenario, self._ids)
        muted = not all(placement.muted for placement in placed)
        change = edits.set_placements(project, scenario, self._ids, muted=muted)
        self._edit("Mute {}" if muted else "Unmute {}", change)

    @property
    def _ids(self) -> tuple[str, ...]:
        return self._session.selection.ids

    def _picture(self) -> QMimeData:
        """The map as it is now, to be drawn when another program asks for it."""
        project, canvas = self._session.document.project, self._session.canvas
        scenario, overlay = canvas.scenario, project.properties.heat.overlay
        target = other_target(project, scenario) if canvas.view.compares else None
        draw = partial(compose, project, scenario, overlay, canvas.view.look, *_PICTURE, target)
        return PictureData(draw, caption(project, scenario, overlay, target))

    def _edit(self, text: str, change: Change) -> None:
        """Files a step whose text names the chosen items in place of '{}'."""
        document = self._session.document
        document.edit(text.replace("{}", named(document.project, self._ids)), change)

    def _aligner(self, how: Alignment) -> Callable[[], None]:
        def align() -> None:
            project, scenario = self._session.document.project, self._session.canvas.scenario
            self._edit("Align {}", arrange.align(project, scenario, self._ids, how))

        return align

    def _restacker(self, id: str) -> Callable[[], None]:
        how, text = _STACKING[id]

        def restack() -> None:
            project, scenario = self._session.document.project, self._session.canvas.scenario
            self._edit(text, arrange.restack(project, scenario, self._ids, how))

        return restack

    def _distribute(self, direction: Direction) -> None:
        project, scenario = self._session.document.project, self._session.canvas.scenario
        change = arrange.distribute(project, scenario, self._ids, direction)
        self._edit("Distribute {}", change)

    def _reverse(self, axis: AxisName) -> None:
        document = self._session.document
        document.edit(f"Reverse the {axis} axis", turning.reverse_axis(document.project, axis))

    def _swap(self) -> None:
        document = self._session.document
        document.edit("Swap the axes", turning.swap_axes(document.project))
