"""LinkField: an address, and a button that shows the whole of it before a browser opens it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from heatdesk.panels.fields import plain
from heatdesk.panels.fields.text_field import TextField
from heatdesk.storage.characters import TEXT_LIMIT

_WEB = frozenset({"http", "https"})


class LinkField(QWidget):
    """`line` is the field. Only http and https addresses can be opened, and only by a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TextField("Link", "https://…", limit=TEXT_LIMIT)
        self.open = QPushButton("Open link")
        self.open.setObjectName("small")
        self.open.setToolTip(plain.tip("Shows the whole address, then asks"))
        self.setFocusProxy(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.open)
        self.open.clicked.connect(self._open)

    def show_text(self, text: str | None) -> None:
        self.line.show_text(text)
        self.open.setEnabled(web_address(text or "") is not None)

    def _open(self) -> None:
        url = web_address(self.line.text())
        if url is None:
            return
        shown = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if plain.ask_to_open(self.window(), shown):
            QDesktopServices.openUrl(url)


def web_address(text: str) -> QUrl | None:
    """The address, if it is one of the web and nothing else."""
    url = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    usable = url.isValid() and url.scheme().lower() in _WEB and bool(url.host())
    return url if usable else None
