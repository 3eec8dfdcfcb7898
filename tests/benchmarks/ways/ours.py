"""Ours: the program's own canvas, as a window opens it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from heatdesk.canvas.session import Session
from heatdesk.model.project import Project
from tests.benchmarks.ways.way import HEIGHT, WIDTH


class Ours:
    def __init__(self, project: Project, grid: int, contours: bool = True) -> None:
        self.session = Session(project, grid=grid)
        self.session.view.show_part("contours", contours)

    @property
    def surface(self) -> QWidget:
        viewport: QWidget = self.session.canvas.viewport()
        return viewport

    def open(self) -> None:
        self.session.canvas.resize(WIDTH, HEIGHT)
        self.session.canvas.show()

    def close(self) -> None:
        self.session.canvas.close()
