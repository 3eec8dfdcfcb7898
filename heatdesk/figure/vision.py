"""Vision: how a picture's colours look to eyes that see fewer of them, or in grey.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency" (2009), at full severity; they work on linear light.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

Vision = Literal["normal", "protan", "deutan", "tritan", "grey"]
VISIONS: Final[tuple[Vision, ...]] = ("normal", "protan", "deutan", "tritan", "grey")

_MATRICES: Final[dict[Vision, NDArray[np.float64]]] = {
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
    "grey": np.array([[0.2126, 0.7152, 0.0722]] * 3),
}


def seen(rgb: NDArray[np.floating[Any]], vision: Vision) -> NDArray[np.float64]:
    """Colours, red, green and blue from 0 to 255 in the last axis, as this vision sees them."""
    if vision == "normal":
        return np.asarray(rgb, dtype=np.float64)
    share = np.asarray(rgb, dtype=np.float64) / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    changed = np.clip(linear @ _MATRICES[vision].T, 0.0, 1.0)
    curved = np.where(changed <= 0.0031308, changed * 12.92, 1.055 * changed ** (1 / 2.4) - 0.055)
    return np.asarray(curved * 255.0)


def seen_table(table: NDArray[np.uint32], vision: Vision) -> NDArray[np.uint32]:
    """A colour table 0xffRRGGBB as this vision sees it."""
    if vision == "normal":
        return table
    rgb = np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], axis=-1)
    red, green, blue = np.rint(seen(rgb.astype(np.float64), vision)).astype(np.uint32).T
    return np.asarray(np.uint32(0xFF000000) | red << 16 | green << 8 | blue, dtype=np.uint32)


@lru_cache(maxsize=1024)
def seen_colour(colour: str, vision: Vision) -> str:
    """A colour '#rrggbb' as this vision sees it."""
    if vision == "normal":
        return colour
    rgb = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)], dtype=np.float64)
    red, green, blue = np.rint(seen(rgb, vision)).astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"
