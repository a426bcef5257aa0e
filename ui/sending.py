"""What is written goes out: a draft to its supplier, an e-mail to the mail program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app import formats, papers, purchasing
from app.desk import files
from app.paths import drafts_directory
from app.words import _
from ui import dialogs
from ui.attempt import attempt
from ui.context import Context


def send_draft(ctx: Context, po_id: int) -> None:
    """Send a draft; what is left to do for it to reach the supplier is said."""
    sent = ctx.attempt(lambda consent: purchasing.send(ctx.desk, po_id))
    if sent is None:
        return
    ctx.say(
        formats.sent_text(sent),
        [
            (_("Preview"), lambda: ctx.open_paper(papers.table.PURCHASE_ORDER.of(sent.id))),
            (_("Confirm…"), lambda: ctx.open(dialogs.buying.Confirm, po_id=sent.id)),
        ],
    )


def open_mail(parent: QWidget, name: str, make: Callable[[], bytes]) -> str | None:
    """Write an e-mail draft and open it with the mail program. Returns what became of it, as a sentence; None where
    it was refused, which is said.
    """
    path = attempt(parent, lambda _consent: files.keep_draft(name, make()))
    if path is None:
        return None
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        text = _("The draft is with the mail program and not sent yet; it is kept as {path}.")
    else:
        text = _("No mail program took the draft. It is kept as {path}: open it from there, or print the paper.")
    return text.format(path=path)


def show_drafts(ctx: Context) -> None:
    """Open the folder of e-mail drafts."""
    folder = drafts_directory()
    if not folder.is_dir():
        ctx.say(_("No e-mail has been drafted yet."))
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        ctx.say(_("The drafts are in {folder}.").format(folder=folder))
