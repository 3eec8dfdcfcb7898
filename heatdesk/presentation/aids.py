"""Aids: what helps who speaks: all steps, finding an item, the tray for later, the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from heatdesk.presentation.editing import Editing
from heatdesk.presentation.pages import Pages
from heatdesk.presentation.sheet import KeyHelp, Prompt, Sheet, StepList, matching
from heatdesk.presentation.stage import Stage
from heatdesk.presentation.talk import Talk


class Aids(QObject):
    """Opens one sheet at a time over a stage, and does what is chosen there."""

    def __init__(
        self,
        talk: Talk,
        pages: Pages,
        editing: Editing,
        desk: Callable[[], Stage],
        say: Callable[[str], object],
    ) -> None:
        super().__init__(talk)
        self._talk = talk
        self._pages = pages
        self._editing = editing
        self._desk = desk
        self._say = say
        self._lit = False
        self.sheet: Sheet | None = None
        talk.changed.connect(self._stop_lighting)

    @property
    def desk(self) -> Stage:
        """What sheets open over."""
        return self._desk()

    def open(self, sheet: Sheet, keys_to: QWidget | None = None) -> None:
        """Opens a sheet in place of what is open; the keys go to it, or to a part of it."""
        self.close()
        self.sheet = sheet
        sheet.closed.connect(self.close)
        sheet.open(keys_to or sheet)

    def close(self) -> bool:
        """Closes what is open, and says whether anything was."""
        sheet, self.sheet = self.sheet, None
        if sheet is None:
            return False
        sheet.hide()
        sheet.deleteLater()
        self._desk().window().setFocus()
        return True

    def list_steps(self) -> None:
        steps = StepList(self._talk.scenes, self._talk.index, self._desk())
        steps.chosen.connect(self._jump)
        self.open(steps, steps.list)

    def show_keys(self) -> None:
        self.open(KeyHelp(self._desk().window()))

    def find(self) -> None:
        """Asks for an item of the shown scenario, and lights it."""
        project, scenario = self._talk.play.project, self._talk.scene.scenario
        placed = [i for i in project.items if project.placement(scenario, i.id) is not None]
        prompt = Prompt("Find an item", self._desk(), lambda text: matching(placed, text))
        prompt.entered.connect(self.light)
        self.open(prompt, prompt.line)

    def light(self, id: str) -> None:
        """Lets an item stand out, with the spotlight on it."""
        self.close()
        project = self._talk.play.project
        if not project.has_item(id) or not self._talk.seek(id):
            return
        placement = project.placement(self._talk.scene.scenario, id)
        if placement is not None:
            layout = self._pages.layout
            x, y = layout.frame.x(placement.x), layout.frame.y(placement.y)
            light = self._talk.light
            light.shine_on(light.lens.seen((x / layout.width, y / layout.height)))
            self._lit = True

    def park(self) -> None:
        """Asks for a name that goes into the tray."""
        prompt = Prompt("Put into the tray, for later", self._desk())
        prompt.entered.connect(self._park)
        self.open(prompt, prompt.line)

    def _jump(self, index: int) -> None:
        self.close()
        self._talk.jump(index)

    def _park(self, name: str) -> None:
        self.close()
        if name:
            self._editing.park(name)
            self._say(f"“{name}” is in the tray.")

    def _stop_lighting(self) -> None:
        """What was found is dark again once the talk goes on."""
        if self._lit and not self._talk.sought:
            self._lit = False
            if self._talk.light.spotlight:
                self._talk.light.switch_spotlight()
