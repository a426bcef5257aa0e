"""What is offered with a scan that nothing here has the code of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.counting.meaning import kept
from app.domain.meanings import Meaning
from app.words import _
from ui import dialogs
from ui.attempt import Actions
from ui.context import Context

ATTACH_KEY = "F8"


def to_attach(context: Context, found: Meaning, again: Callable[[], object], parent: QWidget | None = None) -> Actions:
    """The way to attach an unknown code to its item over `parent`; the scan is taken `again` then. None where the code
    itself is in doubt, or is one of ours.
    """
    if found.fault is None or found.fault.id != "scan.unknown" or found.scan.code is not None:
        return ()

    def attach() -> None:
        dialog = context.open(dialogs.catalogue.AttachBarcode, code=kept(found.scan), parent=parent)
        if dialog is not None:
            dialog.accepted.connect(again)

    return [(f"{_('Attach it to an item…')}\t{ATTACH_KEY}", attach)]
