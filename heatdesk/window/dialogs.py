"""Dialogs: opened, and only then imported: the start does without them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from heatdesk.app.settings import Settings


def preferences(parent: QWidget, settings: Settings) -> None:
    from heatdesk.window.preferences import Preferences

    Preferences(settings, parent).exec()


def palette(parent: QWidget, actions: Mapping[str, QAction]) -> None:
    from heatdesk.window.palette import Palette

    Palette(list(actions.values()), parent).exec()


def keys(parent: QWidget, menus: Mapping[str, QMenu]) -> None:
    from heatdesk.window.key_sheet import KeySheet

    KeySheet({name: menu.actions() for name, menu in menus.items()}, parent).exec()


def about(parent: QWidget) -> None:
    from heatdesk.window.about import show_about

    show_about(parent)
