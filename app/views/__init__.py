"""The rows of each list, ready to show: native values that `app.formats` puts into words.

A view is imported when it is first asked for: the window starts with one list of three.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.views import (
        arriving,
        chases,
        count_list,
        count_reviews,
        counts,
        held,
        items,
        projection,
        purchases,
        queue,
        suppliers,
        tally_list,
        today,
    )

__all__ = [
    "arriving",
    "chases",
    "count_list",
    "count_reviews",
    "counts",
    "held",
    "items",
    "projection",
    "purchases",
    "queue",
    "suppliers",
    "tally_list",
    "today",
]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
