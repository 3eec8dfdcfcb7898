"""Toast: a few words over the map that go away by themselves, with one thing to do about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from heatdesk.panels.fields.plain import PlainLabel

SHOWN_MS: Final = 6_000
_LIFT: Final = 22


class Toast(QFrame):
    """Lies at the foot of its parent. A new message takes the place of an old one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._do: Callable[[], object] = lambda: None
        self.message = PlainLabel()
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the map keeps the keys
        self.button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self.message)
        layout.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, message: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Shows a message, with a button where there is something to do."""
        self.message.setText(message)
        self.button.setText(action)
        self.button.setVisible(do is not None)
        self._do = do or (lambda: None)
        self.adjustSize()
        self._lie_down()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._lie_down()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self.hide()
        self._do()

    def _lie_down(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            x = (parent.width() - self.width()) // 2
            self.move(x, parent.height() - self.height() - _LIFT)
