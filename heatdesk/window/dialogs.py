"""Dialogs: opened, and only then imported: the start does without them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from heatdesk.analysis.keeping import draft_of
from heatdesk.app.settings import Settings
from heatdesk.canvas.session import Session
from heatdesk.model.scenario import Scenario
from heatdesk.panels.reading.reading_rows import Row

if TYPE_CHECKING:
    from heatdesk.window.scenario_form import Answer


def preferences(parent: QWidget, settings: Settings) -> None:
    from heatdesk.window.preferences import Preferences

    Preferences(settings, parent).exec()


def palette(parent: QWidget, actions: Mapping[str, QAction]) -> None:
    from heatdesk.window.palette import Palette

    Palette(list(actions.values()), parent).exec()


def scenario(parent: QWidget, title: str, start: Scenario) -> Answer | None:
    """Asks for name, date and note of a scenario; None: the user thought better of it."""
    from heatdesk.window.scenario_form import ScenarioForm

    form = ScenarioForm(title, start, parent)
    accepted = form.exec()
    form.deleteLater()
    return form.answer if accepted else None


def keys(parent: QWidget, menus: Mapping[str, QMenu]) -> None:
    from heatdesk.window.key_sheet import KeySheet

    KeySheet({name: menu.actions() for name, menu in menus.items()}, parent).exec()


def keep_finding(parent: QWidget, session: Session, row: Row) -> None:
    """Asks for the sentence of a meeting or an opportunity; of one that is kept, for another."""
    from heatdesk.panels.findings import finding_form

    document, about = session.document, row.about
    kept = next((f for f in document.project.findings if f.id == row.finding), None)
    if kept is not None:
        finding_form.change(document, kept, parent)
    elif about is not None:
        draft = draft_of(document.project, session.heat.scenario, about)
        finding_form.keep(document, draft, parent)


def about(parent: QWidget) -> None:
    from heatdesk.window.about import About

    About(parent).exec()


def news(parent: QWidget) -> None:
    from heatdesk.window.about import NEWS, About

    About(parent, NEWS).exec()


def updates(parent: QWidget) -> None:
    from heatdesk.window.about import look_for_updates

    look_for_updates(parent)
