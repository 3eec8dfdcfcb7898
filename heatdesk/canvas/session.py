"""Session: a document with everything that one window needs to show and handle it."""

from __future__ import annotations

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.live_reading import LiveReading
from heatdesk.app.live_scale import LiveScale
from heatdesk.app.selection import Selection
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.dropping import Dropping
from heatdesk.canvas.handling import Handling
from heatdesk.canvas.view import View
from heatdesk.model.project import Project


class Session:
    """One open project on one canvas. `grid` fixes the heat's grid, which measurements need."""

    def __init__(self, project: Project, dark: bool = False, grid: int | None = None) -> None:
        self.document = Document(project)
        self.selection = Selection(self.document)
        self.view = View(dark, self.document)
        self.heat = LiveHeat(self.document, project.first_scenario, grid)
        self.scale = LiveScale(self.document, self.heat)
        self.reading = LiveReading(self.document, self.heat)
        self.canvas = Canvas(self.document, self.selection, self.view, self.heat, self.scale)
        self.handling = Handling(self.canvas)
        self.canvas.handle_with(self.handling, Dropping(self.canvas))

    def close(self) -> None:
        """Ends what works in the background."""
        self.reading.close()
