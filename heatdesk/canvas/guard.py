"""Guard: keeps an exception in one of Qt's overrides an exception.

Below Python 3.12 PySide6 takes the whole process down where C code raises inside an override that
Qt calls: it reads the exception before it is complete. Raising it again in Python completes it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def guarded(override: Callable[P, R]) -> Callable[P, R]:
    """For every method that Qt calls by itself and that does more than a line."""

    @wraps(override)
    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return override(*args, **kwargs)
        except BaseException:
            raise

    return called
