"""Guard: text that a spreadsheet would take for a formula when it opens a CSV file.

Such a cell gets a tab in front and quotation marks around it; reading takes one tab off again. So a
text that begins with a tab itself gets a second one. Numbers are never touched.
"""

from __future__ import annotations

import re
from typing import Final

_TAB: Final = "\t"
# The full-width forms work like their ASCII models in some East Asian editions.
_TEMPTING = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")


def is_tempting(text: str) -> bool:
    """Whether a spreadsheet may run the text."""
    return text.startswith((_TAB, "\r")) or _TEMPTING.match(text) is not None


def guarded(text: str) -> str:
    """The text as a CSV file holds it."""
    return _TAB + text if is_tempting(text) else text


def unguarded(text: str) -> str:
    """The text that a CSV file's cell means."""
    return text.removeprefix(_TAB)
