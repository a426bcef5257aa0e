"""The backorder status of the whole queue, as paper."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from ui.context import Context
from ui.dialogs.papers import preview_paper


def show(context: Context) -> QDialog | None:
    return preview_paper.show(context, whole_queue=True)
