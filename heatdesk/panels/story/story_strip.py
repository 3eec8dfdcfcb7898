"""StoryStrip: the story beside the map: its steps in order, and the words of the chosen one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_reading import LiveReading
from heatdesk.app.live_story import LiveStory
from heatdesk.app.selection import Selection
from heatdesk.app.writing import Edit, Make
from heatdesk.canvas.view import View
from heatdesk.model import telling
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.story import About
from heatdesk.panels.fields.entries import line, note
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.text_field import written
from heatdesk.panels.story.story_form import STEPS, StoryForm
from heatdesk.panels.story.story_list import StoryList
from heatdesk.panels.story.story_model import StoryModel
from heatdesk.panels.story.story_pictures import StoryPictures

NEW: Final = "New step"
_MADE: Final = "Made from the map. The first change keeps the story as it is then."


class StoryStrip(QWidget):
    """Every change is one undo step; the first one stores the whole story.

    `done(words)`: what an undo would take back. `said(words)`: there was nothing to do.
    """

    done = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        document: Document,
        heat: LiveHeat,
        reading: LiveReading,
        selection: Selection,
        view: View,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._heat = heat
        self._selection = selection
        self.story = LiveStory(document, heat, reading, self)
        self.model = StoryModel(self.story, self)
        self.pictures = StoryPictures(document, self.story, view, self)
        self.list = StoryList(self.model, self.pictures)
        self.form = StoryForm()
        self.state = PlainLabel(name="aside")
        self.new = QPushButton("New")
        self.copy = QPushButton("Copy")
        self.hide_step = QPushButton("Hide")
        self.delete = QPushButton("Delete")
        self.refresh = QPushButton("Refresh")
        self.forget = QPushButton("Back to the made story")
        self._lay_out()
        self._connect()
        view.changed.connect(self.list.refresh)
        self._show()

    # Doing -----------------------------------------------------------------------------------

    def add(self) -> None:
        """A step of the user's own after the current one, about the items that are chosen."""
        after = self._id
        about = About(self._heat.scenario, self._selection.ids)
        added: list[str] = []

        def verb(project: Project) -> Change:
            change, id = telling.add_step(project, NEW, after, about)
            added.append(id)
            return change

        self.story.edit("Add a step", verb)
        self._begin_title(added[-1])

    def duplicate(self) -> None:
        id = self._id
        if id is not None:
            self.story.edit("Duplicate a step", lambda p: telling.duplicate_step(p, id)[0])

    def toggle_hidden(self) -> None:
        """Hides the current step from the audience, or shows it again."""
        scene = self.list.current
        if scene is not None:
            hidden = not scene.step.hidden
            text = "Hide a step" if hidden else "Show a step"
            self._set(scene.step.id, text, hidden=hidden)

    def delete_step(self) -> None:
        id, row = self._id, self.list.currentIndex().row()
        if id is None:
            return
        self.story.edit("Delete a step", lambda p: telling.drop_steps(p, [id]))
        self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        self.done.emit("Deleted a step of the story")

    def move_step(self, id: str, by: int) -> None:
        """Moves a step so many places later, or earlier."""
        self.story.edit("Move a step", lambda p: telling.move_step(p, id, by))
        self.list.choose(id)

    def refresh_story(self) -> None:
        added = self.story.refresh()
        if added:
            self.done.emit("Added 1 step" if added == 1 else f"Added {added} steps")
        else:
            self.said.emit("The story has a step for everything on the map")

    def forget_story(self) -> None:
        self.story.forget()
        self.done.emit("The story is made from the map again")

    def _rename(self, id: str, text: str) -> None:
        """A title typed in place; the words of the map stay the map's."""
        scene = self.model.scene(self.model.row_of(id))
        if scene is not None and (scene.step.title or line(text) != scene.title):
            self._set(id, STEPS["title"], title=line(text))

    def _maker(self, field: str) -> Make:
        def make(project: Project, text: str) -> Edit | None:
            id = self.form.id
            if self.model.row_of(id) < 0:
                return None
            words = {field: line(text) if field == "title" else note(text)}
            change = self.story.changed_by(
                project, lambda stored: telling.set_steps(stored, [id], **words)
            )
            return Edit(STEPS[field], change)

        return make

    def _set(self, id: str, text: str, **fields: str | bool) -> None:
        if self.model.row_of(id) >= 0:
            self.story.edit(text, lambda p: telling.set_steps(p, [id], **fields))

    def _begin_title(self, id: str) -> None:
        self.list.choose(id)
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.title.selectAll()

    @property
    def _id(self) -> str | None:
        scene = self.list.current
        return None if scene is None else scene.step.id

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setObjectName("storyStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.new, self.copy, self.hide_step, self.delete):
            button.setObjectName("small")
            buttons.addWidget(button, 1)
        whole = QHBoxLayout()
        whole.setSpacing(4)
        for button in (self.refresh, self.forget):
            button.setObjectName("small")
            whole.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.state)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.form)
        layout.addLayout(whole)
        self._explain()

    def _explain(self) -> None:
        for button, help in (
            (self.new, "A step of your own after this one, about the items that are chosen"),
            (self.copy, "Duplicate this step (Ctrl+D)"),
            (self.delete, "Delete this step (Delete)"),
            (self.refresh, "Add steps for what is new on the map; everything else stays"),
            (self.forget, "Drop your changes: the story follows the map again"),
        ):
            button.setToolTip(tip(help))

    def _connect(self) -> None:
        self.story.changed.connect(self._show)
        self.story.looked_up.connect(self.list.refresh)
        self._document.settled.connect(self._show)
        self._document.settled.connect(self.list.refresh)
        self.list.chosen.connect(self._show)
        self.list.moved.connect(self.move_step)
        self.list.hide_wanted.connect(self.toggle_hidden)
        self.list.delete_wanted.connect(self.delete_step)
        self.list.duplicate_wanted.connect(self.duplicate)
        self.model.renamed.connect(self._rename)
        for key, field in self.form.texts.items():
            written(field, self._document, self._maker(key))
        self.new.clicked.connect(self.add)
        self.copy.clicked.connect(self.duplicate)
        self.hide_step.clicked.connect(self.toggle_hidden)
        self.delete.clicked.connect(self.delete_step)
        self.refresh.clicked.connect(self.refresh_story)
        self.forget.clicked.connect(self.forget_story)

    # Following -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.story.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.story.watch(False)

    def _show(self) -> None:
        scene = self.list.current
        self.form.show_scene(scene)
        self.state.setText(self._told())
        for button in (self.copy, self.hide_step, self.delete):
            button.setEnabled(scene is not None)
        hidden = scene is not None and scene.step.hidden
        self.hide_step.setText("Show" if hidden else "Hide")
        words = "Let the audience see it again (H)" if hidden else "Keep it from the audience (H)"
        self.hide_step.setToolTip(tip(words))
        for button in (self.refresh, self.forget):
            button.setVisible(self.story.stored)

    def _told(self) -> str:
        """What the story is, and how much of it the map still supports."""
        found = self.story.scenes
        count = f"{len(found)} step{'' if len(found) == 1 else 's'}"
        hidden = sum(scene.step.hidden for scene in found)
        flagged = sum(scene.flag is not None for scene in found)
        parts = [count, *([f"{hidden} hidden"] if hidden else [])]
        if flagged:
            parts.append(f"{flagged} that the map does not support now")
        return f"{', '.join(parts)}." if self.story.stored else f"{count}. {_MADE}"
