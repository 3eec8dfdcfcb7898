"""LogoField: a picture for the corner of what is handed out, refused in words if it is none."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from heatdesk.app.wording import short
from heatdesk.export.logo import LogoError, read_logo
from heatdesk.panels.fields.plain import PlainLabel, tip

_FILTER: Final = "Pictures (*.png *.jpg *.jpeg *.svg)"
_NONE: Final = "Choose a &picture…"
_SEEN: Final = QSize(48, 20)


class LogoField(QWidget):
    """Emits `changed()` when another picture, or none, is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.logo: QImage | None = None
        self.choose = QPushButton(_NONE)
        self.choose.setObjectName("small")
        self.choose.setIconSize(_SEEN)
        self.choose.setToolTip(tip("A PNG, JPEG or SVG file of at most 5 MB"))
        self.remove = QPushButton("&Remove")
        self.remove.setObjectName("small")
        self.problem = PlainLabel(name="problem")
        self.problem.setWordWrap(True)
        self._lay_out()
        self.choose.clicked.connect(self.ask)
        self.remove.clicked.connect(self.clear)
        self._show()

    def ask(self) -> None:
        """Has a file chosen."""
        folder = str(self.path.parent) if self.path else ""
        name, _ = QFileDialog.getOpenFileName(self, "Choose a logo", folder, _FILTER)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Takes the picture in a file; a bad one leaves what there is, and is told."""
        try:
            self.logo = read_logo(path)
        except LogoError as error:
            self.problem.setText(f"{short(path.name)}: {error}")
            self.problem.show()
            return
        self.path = path
        self._show()
        self.changed.emit()

    def restore(self, path: str) -> None:
        """Takes the picture of the last time, if it is still there."""
        if path and Path(path).is_file():
            self.take(Path(path))

    def clear(self) -> None:
        self.path = self.logo = None
        self._show()
        self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        for button in (self.choose, self.remove):
            button.setAutoDefault(False)
        layout.addWidget(self.problem)

    def _show(self) -> None:
        self.problem.hide()
        self.remove.setVisible(self.logo is not None)
        named = short(self.path.name).replace("&", "&&") if self.path else _NONE
        self.choose.setText(named)
        self.choose.setIcon(QIcon() if self.logo is None else _icon(self.logo))


def _icon(logo: QImage) -> QIcon:
    smooth = Qt.TransformationMode.SmoothTransformation
    seen = logo.scaled(_SEEN * 2, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return QIcon(QPixmap.fromImage(seen))
